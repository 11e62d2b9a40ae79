//! Writing files whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::unnamed_file::{UnnamedFile, remove_leftovers};
use crate::error::FileError;

/// True where a file is there and holds the text that was written to it.
pub fn is_as_written(path: &Path, written: &str) -> bool {
    // Reading what is no file may never end.
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) && holds(path, written.as_bytes())
}

fn is_gone(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// True where a file can be read and holds this; what has another length is not read.
fn holds(path: &Path, content: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|found| found.len() == content.len() as u64)
        && fs::read(path).is_ok_and(|found| found == content)
}

/// File to be written.
#[derive(Debug, Clone)]
pub struct OutputFile {
    path: PathBuf,
    overwrite: bool,
    /// Known content: any other was written by somebody else.
    known: Option<Vec<u8>>,
}

impl OutputFile {
    /// Checks that a file can be written, before any work is done for it. Leaves nothing in its
    /// folder, and removes what a killed save left.
    ///
    /// # Errors
    /// [`FileError::Exists`] without `overwrite`; [`FileError::ReadOnly`] for a file that its owner
    /// made so; [`FileError::NotAFile`] for a link, a pipe or the like; [`FileError::Write`] where the folder cannot be
    /// written.
    pub fn prepare(path: &Path, overwrite: bool) -> Result<OutputFile, FileError> {
        match fs::symlink_metadata(path) {
            Ok(found) if !found.is_file() => return Err(FileError::NotAFile(path.to_owned())),
            Ok(_) if !overwrite => return Err(FileError::Exists(path.to_owned())),
            Ok(found) if found.permissions().readonly() => {
                return Err(FileError::ReadOnly(path.to_owned()));
            }
            _ => {}
        }
        remove_leftovers(path);
        UnnamedFile::for_path(path).map_err(|error| FileError::Write(path.to_owned(), error))?;
        Ok(OutputFile { path: path.to_owned(), overwrite, known: None })
    }

    /// Takes the present content as known: a file with any other, or a new one, is not overwritten.
    pub fn expect_present_content(&mut self) {
        self.known = fs::read(&self.path).ok();
        self.overwrite = self.known.is_some();
    }

    /// Overwrites the file only while it holds this text.
    pub fn expect(&mut self, text: &str) {
        self.known = Some(text.as_bytes().to_owned());
    }

    /// Path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the file whole; it gets its name only when it is complete and on the disk.
    ///
    /// # Errors
    /// [`FileError::Write`], [`FileError::Exists`] where another file took the name meanwhile, or
    /// [`FileError::Changed`] where another program wrote the file, or what [`OutputFile::prepare`]
    /// refuses.
    pub fn write(&mut self, text: &str) -> Result<(), FileError> {
        self.refuse_changed()?;
        let path = self.path.clone();
        let failed = |error| FileError::Write(path.clone(), error);
        let mut file = UnnamedFile::for_path(&self.path).map_err(failed)?;
        file.write(text).map_err(failed)?;
        // What was replaced or locked while the text was written is noticed still.
        self.refuse_changed()?;
        if self.overwrite && self.path.exists() {
            file.replace().map_err(failed)?;
        } else {
            file.name().map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => FileError::Exists(self.path.clone()),
                _ => failed(error),
            })?;
        }
        // From now on it is our own file that is overwritten.
        self.overwrite = true;
        self.known = Some(text.as_bytes().to_owned());
        Ok(())
    }

    /// Deletes the file.
    ///
    /// # Errors
    /// [`FileError::Delete`], or [`FileError::Changed`] where another program wrote the file.
    pub fn delete(&self) -> Result<(), FileError> {
        self.refuse_changed()?;
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(FileError::Delete(self.path.clone(), error))
            }
            _ => Ok(()),
        }
    }

    /// True where the file is still there as it was written.
    pub fn is_there(&self) -> bool {
        self.path.exists() && self.refuse_changed().is_ok()
    }

    /// Refuses a file that another program wrote, or that its owner made read-only.
    fn refuse_changed(&self) -> Result<(), FileError> {
        if let Ok(found) = fs::symlink_metadata(&self.path) {
            // Reading what is no file may never end.
            if !found.is_file() {
                return Err(FileError::NotAFile(self.path.clone()));
            }
            if found.permissions().readonly() {
                return Err(FileError::ReadOnly(self.path.clone()));
            }
        }
        let Some(known) = &self.known else { return Ok(()) };
        // What cannot be read again may hold anything; what is gone holds nothing.
        match holds(&self.path, known) || is_gone(&self.path) {
            true => Ok(()),
            false => Err(FileError::Changed(self.path.clone())),
        }
    }
}
