//! Copies of the answers in files besides their own.

use std::path::Path;

use super::recorder::Version;
use crate::error::FileError;
use crate::io::conflicts::is_same_file;
use crate::io::output_file::OutputFile;
use crate::terminal::signals::undisturbed;

/// Copy of the answers.
#[derive(Debug)]
struct AnswersCopy {
    file: OutputFile,
    unstamped: String,
}

/// Copies of the answers.
#[derive(Debug, Default)]
pub(super) struct Copies {
    copies: Vec<AnswersCopy>,
}

impl Copies {
    /// Adds a file that was written.
    pub fn add(&mut self, file: OutputFile, version: Version) {
        self.copies.push(AnswersCopy { file, unstamped: version.unstamped });
    }

    /// Writes the copy at a path anew; nothing where none is there.
    pub fn rewrite(&mut self, path: &Path, version: &Version) -> Option<Result<(), FileError>> {
        let copy = self.copies.iter_mut().find(|copy| is_same_file(copy.file.path(), path))?;
        Some(undisturbed(|| copy.file.write(&version.stamped)).map(|()| {
            copy.unstamped.clone_from(&version.unstamped);
        }))
    }

    /// True without copies.
    pub fn is_empty(&self) -> bool {
        self.copies.is_empty()
    }

    /// Every copy, old or not.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.copies.iter().map(|copy| copy.file.path())
    }

    /// Copies of this version that are still there.
    pub fn present(&self, unstamped: String) -> impl Iterator<Item = &OutputFile> {
        self.copies
            .iter()
            .filter(move |copy| copy.unstamped == unstamped && copy.file.is_there())
            .map(|copy| &copy.file)
    }

    /// Copies of other versions.
    pub fn older(&self, unstamped: String) -> impl Iterator<Item = &Path> {
        self.copies
            .iter()
            .filter(move |copy| copy.unstamped != unstamped)
            .map(|copy| copy.file.path())
    }
}
