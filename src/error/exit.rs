//! Exit codes of the program.

use std::process::ExitCode;

/// Exit code of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// The command did its work, whatever was found.
    Done = 0,
    /// The bank or the input is invalid, or a check or a case failed.
    Invalid = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Reading or writing failed, there is no terminal, or a file would be overwritten.
    Unavailable = 3,
    /// The person interrupted.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
