//! `bank check`: everything that is wrong with a bank.
#![expect(clippy::disallowed_methods, reason = "the edge: standard output")]

use std::io::{IsTerminal, stdout};
use std::path::Path;

use super::{Context, Exit, Failure, print};
use crate::bank::Bank;
use crate::diagnostic::{Severity, draw};
use crate::files::read_source;
use crate::proof::{LIMIT, problems, prove, proved};
use crate::shipped::shipped_source;

pub(super) fn run(context: &Context, file: Option<&Path>) -> Result<Exit, Failure> {
    let source = file.map_or_else(|| Ok(shipped_source()), read_source)?;
    match Bank::read(source) {
        Ok(bank) => {
            let proof = prove(&bank, LIMIT);
            let problems = problems(&bank, &proof);
            let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
            let drawing = context.drawing(context.colour.stdout, stdout().is_terminal());
            let drawn = bank.source().map(|source| draw(source, &problems, drawing)).unwrap_or_default();
            if errors > 0 {
                print(&format!("{drawn}{}\n", count_of(errors)))?;
                return Ok(Exit::Invalid);
            }
            let counts = format!("{} questions, {} rules, {} sources", bank.questions().len(), bank.rules().len(), bank.references().len());
            print(&format!("{drawn}{} version {}: {counts}. No errors.\n{}", bank.id(), bank.version(), proved(&bank, &proof)))?;
            Ok(Exit::Done)
        }
        Err(broken) => {
            let drawing = context.drawing(context.colour.stdout, stdout().is_terminal());
            print(&format!("{}{}\n", draw(&broken.source, &broken.problems, drawing), count_of(broken.problems.len())))?;
            Ok(Exit::Invalid)
        }
    }
}

fn count_of(errors: usize) -> String {
    if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") }
}
