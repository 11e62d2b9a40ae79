//! Options of every command.

use std::path::PathBuf;

use clap::Args;

/// Options of every command.
#[derive(Debug, Args)]
pub struct GlobalOptions {
    /// Use the question bank in FILE instead of the one that comes with the program
    #[arg(long, value_name = "FILE", global = true)]
    pub bank: Option<PathBuf>,

    /// No colour
    #[arg(long, global = true)]
    pub no_color: bool,
}
