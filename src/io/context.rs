//! Surroundings of a command: its bank, the colour and width of its streams.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::Path;

use super::input::read_source;
use super::streams::width;
use crate::error::{Exit, Failure, FileError};
use crate::options::GlobalOptions;
use crate::shipped::{shipped_bank, shipped_source};
use crate::terminal::colour::Colour;
use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Drawing, Problem, draw};
use ketascreen_core::record::{AnswersFile, ExpectedBank};
use ketascreen_core::render::Layout;
use ketascreen_core::text::{Source, visible};

/// Reader of a file of answers.
pub type ReadAnswers = fn(&Source, &Bank, ExpectedBank) -> Result<AnswersFile, Vec<Problem>>;

/// Surroundings of a command.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// Options of every command.
    pub global: &'c GlobalOptions,
    colour: Colour,
}

impl<'c> Context<'c> {
    /// Surroundings for the options and the environment.
    pub fn new(global: &'c GlobalOptions) -> Context<'c> {
        Context { global, colour: Colour::decide(global.no_color) }
    }

    /// The same without colour.
    pub fn without_colour(self) -> Context<'c> {
        Context { colour: Colour { stdout: false, stderr: false }, ..self }
    }

    /// Bank that was named on the command line, or `-`.
    pub fn bank_file(&self) -> Option<&'c Path> {
        self.global.bank.as_deref()
    }

    /// Drawing of problems on standard output.
    pub fn drawing(&self) -> Drawing {
        let Layout { colour, width, .. } = self.layout();
        Drawing { colour, width }
    }

    /// Layout of text on standard output.
    pub fn layout(&self) -> Layout {
        let width = width(stdout().is_terminal());
        Layout { width, colour: self.colour.stdout, ascii: false }
    }

    /// True where standard error gets colour.
    pub fn colours_stderr(&self) -> bool {
        self.colour.stderr
    }

    /// Draws problems on standard error.
    pub fn report(&self, source: &Source, problems: &[Problem]) {
        let drawing = Drawing { colour: self.colour.stderr, width: width(stderr().is_terminal()) };
        // Nothing can be reported where standard error is closed.
        let _ = stderr().write_all(draw(source, problems, drawing).as_bytes());
    }

    /// Says something beside the output, on standard error.
    pub fn tell(&self, text: &str) {
        // Nothing can be said where standard error is closed.
        let _ = stderr().write_all(visible(text).as_bytes());
    }

    /// Reads a file of answers and reports its problems and warnings. Where the bank was named, it
    /// need not be that of the file.
    pub fn answers(
        &self,
        path: &Path,
        bank: &Bank,
        read: ReadAnswers,
    ) -> Result<AnswersFile, Failure> {
        let source = read_source(path)?;
        let expected =
            if self.bank_file().is_some() { ExpectedBank::Named } else { ExpectedBank::Same };
        let file = read(&source, bank, expected).map_err(|problems| {
            self.report(&source, &problems);
            Failure::Reported(Exit::Invalid)
        })?;
        self.report(&source, &file.warnings);
        Ok(file)
    }

    /// Bank of the command.
    pub fn bank(&self) -> Result<Bank, Failure> {
        self.bank_file().map_or_else(|| Ok(shipped_bank()), |path| self.read_bank(path))
    }

    /// Reads a bank and reports its problems.
    pub fn read_bank(&self, path: &Path) -> Result<Bank, Failure> {
        Bank::read(read_source(path)?).map_err(|broken| {
            self.report(&broken.source, &broken.problems);
            Failure::Reported(Exit::Invalid)
        })
    }
}

/// Text of a bank in a file, or of the shipped one.
pub fn bank_source(file: Option<&Path>) -> Result<Source, FileError> {
    file.map_or_else(|| Ok(shipped_source()), read_source)
}
