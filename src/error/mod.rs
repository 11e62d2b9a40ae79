//! Failures of a command: messages with the way out, and exit codes.

mod exit;
mod failure;
mod file_error;

pub use exit::Exit;
pub use failure::{Failure, SavedAnswers};
pub use file_error::FileError;
