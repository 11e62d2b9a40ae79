//! Requests of a person who reads the summary.

use ketascreen_core::bank::Country;

/// Request of a reader that the front end carries out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderRequest {
    /// To write a file, and stay.
    Write(FileRequest),
    /// To have this text copied to the clipboard, and stay.
    Copy(String),
    /// To end the reading.
    End(ReaderChoice),
}

/// A file to write, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRequest {
    /// The summary in it.
    Summary(String),
    /// The answers in it.
    Answers(String),
    /// The chart in it.
    Chart(String),
}

/// The files of the answers and of the summary.
pub trait Files<'b> {
    /// Writes a file, with a country's help lines first, and returns its name.
    ///
    /// # Errors
    /// Why it could not be written.
    fn write(&mut self, wish: &FileRequest, country: &'b Country) -> Result<String, String>;

    /// Parts that are in a file now; the summary only with this country's help lines first.
    fn kept(&mut self, country: &'b Country) -> SavedParts;
}

/// Choice that ends the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderChoice {
    /// With the summary printed.
    Print,
    /// With the short text to paste printed.
    PrintBrief,
    /// Back to the answers, to change one.
    Back,
    /// Without it.
    Leave,
    /// At once, with nothing left on the screen.
    LeaveAtOnce,
    /// To be read anew, as another country's help lines come first now.
    Again,
}

/// Parts that are in a file already.
#[derive(Debug, Clone, Copy, Default)]
pub struct SavedParts {
    /// The answers.
    pub answers: bool,
    /// The summary.
    pub summary: bool,
}
