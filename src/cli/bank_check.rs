//! `bank check`: everything that is wrong with a bank.
#![expect(clippy::disallowed_methods, reason = "the edge: standard output")]

use std::io::{IsTerminal, stdout};
use std::path::Path;

use super::{Context, Exit, Failure, print};
use crate::bank::Bank;
use crate::diagnostic::draw;
use crate::files::read_source;
use crate::shipped::shipped_source;

pub(super) fn run(context: &Context, file: Option<&Path>) -> Result<Exit, Failure> {
    let source = file.map_or_else(|| Ok(shipped_source()), read_source)?;
    match Bank::read(source) {
        Ok(bank) => {
            print(&format!(
                "{} version {}: {} questions, {} rules, {} sources. No errors.\n",
                bank.id(),
                bank.version(),
                bank.questions().len(),
                bank.rules().len(),
                bank.references().len()
            ))?;
            Ok(Exit::Done)
        }
        Err(broken) => {
            let drawing = context.drawing(context.colour.stdout, stdout().is_terminal());
            let count = broken.problems.len();
            let errors = if count == 1 { "1 error".to_owned() } else { format!("{count} errors") };
            print(&format!("{}{errors}\n", draw(&broken.source, &broken.problems, drawing)))?;
            Ok(Exit::Invalid)
        }
    }
}
