//! `bank schema`: prints the JSON Schema of a bank's file.

use crate::error::{Exit, Failure};
use crate::io::streams::print;
use ketascreen_core::bank::schema;

/// Runs the command.
pub fn run() -> Result<Exit, Failure> {
    print(&schema()).map(|()| Exit::Done)
}
