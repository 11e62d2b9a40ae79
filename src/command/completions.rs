//! `completions`: prints a completion script for a shell.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::error::{Exit, Failure};
use crate::io::streams::print;

/// Print a completion script for a shell
#[derive(Debug, Args)]
pub struct CompletionsOptions {
    /// The shell
    shell: Shell,
}

/// Prints the script for the program's command line.
pub fn run(mut program: Command, options: &CompletionsOptions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    generate(options.shell, &mut program, env!("CARGO_PKG_NAME"), &mut script);
    print(&String::from_utf8_lossy(&script)).map(|()| Exit::Done)
}
