//! Destination of a page: a file or standard output.

use std::path::Path;

use super::context::Context;
use super::output_file::OutputFile;
use super::streams::{print, report_written};
use crate::error::{Failure, FileError};
use crate::terminal::signals::undisturbed;
use ketascreen_core::render::Layout;

/// Destination of a page, checked before any work is done.
#[derive(Debug)]
pub struct Destination {
    file: Option<OutputFile>,
    ascii: bool,
}

impl Destination {
    /// Checks the file, if there is one.
    pub fn prepare(
        path: Option<&Path>,
        overwrite: bool,
        ascii: bool,
    ) -> Result<Destination, FileError> {
        let file =
            path.map(|path| undisturbed(|| OutputFile::prepare(path, overwrite))).transpose()?;
        Ok(Destination { file, ascii })
    }

    /// File that is written, if one is.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_ref().map(OutputFile::path)
    }

    /// Overwrites the file only while it holds this text.
    pub fn expect(&mut self, text: &str) {
        self.file.iter_mut().for_each(|file| file.expect(text));
    }

    /// Overwrites the file only while it holds its present content.
    pub fn expect_present_content(&mut self) {
        self.file.iter_mut().for_each(OutputFile::expect_present_content);
    }

    /// Writes a page and reports the file that it went to.
    pub fn write(
        &mut self,
        context: Context<'_>,
        page: impl Fn(Layout) -> String,
    ) -> Result<(), Failure> {
        let layout = Layout { ascii: self.ascii, ..context.layout() };
        let print_it = || print(&page(layout));
        match self.write_to_file(&page) {
            Ok(None) => print_it(),
            Ok(Some(_)) => {
                self.file().into_iter().for_each(report_written);
                Ok(())
            }
            Err(error) => {
                // A page that was asked for must not be lost with the file.
                print_it()?;
                Err(error.into())
            }
        }
    }

    /// Writes a page to the file, if there is one, and returns the text.
    pub fn write_to_file(
        &mut self,
        page: impl Fn(Layout) -> String,
    ) -> Result<Option<String>, FileError> {
        let Some(file) = &mut self.file else { return Ok(None) };
        let text = page(Layout { ascii: self.ascii, ..Layout::default() });
        undisturbed(|| file.write(&text))?;
        Ok(Some(text))
    }
}
