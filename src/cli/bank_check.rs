//! `bank check`: everything that is wrong with a bank.
#![expect(clippy::disallowed_methods, reason = "the edge: standard output")]

use std::io::{IsTerminal, stdout};
use std::path::Path;

use super::output::on_standard_output;
use super::{Context, Exit, Failure, print};
use crate::bank::Bank;
use crate::diagnostic::{Severity, draw};
use crate::files::read_source;
use crate::proof::{LIMIT, differences, problems, prove, proved};
use crate::render::safe_lines;
use crate::shipped::shipped_source;

pub(super) fn run(context: &Context, file: Option<&Path>, against: Option<&Path>) -> Result<Exit, Failure> {
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
            let proved = wrapped(&proved(&bank, &proof), context);
            print(&format!("{drawn}{} version {}: {counts}. No errors.\n{proved}", bank.id(), bank.version()))?;
            match against {
                Some(old) => compare(context, &bank, old),
                None => Ok(Exit::Done),
            }
        }
        Err(broken) => {
            let drawing = context.drawing(context.colour.stdout, stdout().is_terminal());
            print(&format!("{}{}\n", draw(&broken.source, &broken.problems, drawing), count_of(broken.problems.len())))?;
            Ok(Exit::Invalid)
        }
    }
}

/// Says what a reader hears otherwise than with an older bank.
fn compare(context: &Context, bank: &Bank, old: &Path) -> Result<Exit, Failure> {
    let old = context.bank(Some(old))?;
    let differences = differences(bank, &old, LIMIT);
    print(&format!("\n{}", wrapped(&differences.text(bank, &old), context)))?;
    Ok(if differences.decided() { Exit::Done } else { Exit::Invalid })
}

/// A report as wide as the reader's terminal. What is moved in is answers to paste, or short: it stays as it is.
fn wrapped(report: &str, context: &Context) -> String {
    let lines = report.lines().flat_map(|line| match line {
        "" => vec![String::new()],
        moved_in if moved_in.starts_with("    ") => vec![moved_in.to_owned()],
        line => safe_lines(line, "", on_standard_output(context)),
    });
    lines.map(|line| line + "\n").collect()
}

fn count_of(errors: usize) -> String {
    if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") }
}
