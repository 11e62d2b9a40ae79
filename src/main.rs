//! `ketascreen`: questions about ketamine therapy, and a page to take to a clinician.

mod cli;
mod command;
mod error;
mod io;
mod options;
mod session;
mod shipped;
mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
