//! `man`: prints the manual, a page for the program and for each command.

use std::io;

use clap::Command;
use clap_mangen::Man;

use super::about::after_help;
use crate::error::{Exit, Failure};
use crate::io::streams::print;
use crate::shipped::shipped_bank;

/// Program and version, as they are printed at the foot of a page.
const SOURCE: &str = concat!("ketascreen ", env!("CARGO_PKG_VERSION"));

/// Prints the manual of the program's command line.
pub fn run(program: Command) -> Result<Exit, Failure> {
    let mut program = program
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .after_long_help(after_help(&shipped_bank()));
    program.build();
    let mut pages = Vec::new();
    render(&program, &mut pages).map_err(Failure::Output)?;
    print(&String::from_utf8_lossy(&pages)).map(|()| Exit::Done)
}

fn render(command: &Command, pages: &mut Vec<u8>) -> io::Result<()> {
    Man::new(command.clone()).source(SOURCE).render(pages)?;
    command.get_subcommands().try_for_each(|command| render(command, pages))
}
