//! What every command works with.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::Path;

use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Drawing, Problem, draw};
use ketascreen_core::record::{AnswersFile, ExpectedBank};
use ketascreen_core::text::Source;

use crate::error::{Exit, Failure};
use crate::io::files::read_source;
use crate::io::output::width;
use crate::shipped::shipped_bank;
use crate::terminal::colour::Colour;

/// What every command works with.
pub(crate) struct Context {
    pub(crate) colour: Colour,
}

impl Context {
    /// How problems are drawn on a stream.
    pub(crate) fn drawing(&self, colour: bool, is_terminal: bool) -> Drawing {
        Drawing { colour, width: width(is_terminal) }
    }

    /// Draws problems on standard error.
    pub(crate) fn report(&self, source: &Source, problems: &[Problem]) {
        let drawing = self.drawing(self.colour.stderr, stderr().is_terminal());
        // Nothing can be told where standard error is closed.
        let _ = stderr().write_all(draw(source, problems, drawing).as_bytes());
    }

    /// A file of answers; its problems and warnings are told. Where the bank was named, it need not be that of the file.
    pub(crate) fn answers(
        &self,
        path: &Path,
        bank: &Bank,
        bank_file: Option<&Path>,
        read: ReadAnswers,
    ) -> Result<AnswersFile, Failure> {
        let source = read_source(path)?;
        let expected = if bank_file.is_some() { ExpectedBank::Named } else { ExpectedBank::Same };
        let file = read(&source, bank, expected).map_err(|problems| {
            self.report(&source, &problems);
            Failure::Told(Exit::Invalid)
        })?;
        self.report(&source, &file.warnings);
        Ok(file)
    }

    /// The bank to use; its problems are told.
    pub(crate) fn bank(&self, path: Option<&Path>) -> Result<Bank, Failure> {
        let Some(path) = path else { return Ok(shipped_bank()) };
        Bank::read(read_source(path)?).map_err(|broken| {
            self.report(&broken.source, &broken.problems);
            Failure::Told(Exit::Invalid)
        })
    }
}

/// How a file of answers is read.
pub(crate) type ReadAnswers = fn(&Source, &Bank, ExpectedBank) -> Result<AnswersFile, Vec<Problem>>;

/// Writes to standard output. A reader that went away ends the program quietly.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::output)
}
