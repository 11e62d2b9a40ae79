//! `bank check`: everything that is wrong with a bank.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use crate::cli::args::{CheckOptions, ReportFormat};
use crate::error::{Exit, Failure};
use crate::io::context::{Context, print};
use crate::io::files::read_source;
use crate::io::output::on_standard_output;
use crate::shipped::shipped_source;
use ketascreen_core::bank::{Acceptance, Bank, Checked, Settled, settle};
use ketascreen_core::diagnostic::{Code, Problem, Severity, draw_with_reasons, json};
use ketascreen_core::proof::{LIMIT, differences, problems as proof_problems, prove, proved};
use ketascreen_core::render::safe_lines;
use ketascreen_core::text::suggestion;

pub(crate) fn run(
    context: &Context,
    bank_file: Option<&Path>,
    options: &CheckOptions,
) -> Result<Exit, Failure> {
    if let Some(code) = &options.explain {
        return explain(code);
    }
    let file = options.file.as_deref().or(bank_file);
    let source = file.map_or_else(|| Ok(shipped_source()), read_source)?;
    let Checked { source, bank, mut problems, acceptances } = Bank::check(source);
    let proof = bank.as_ref().map(|bank| prove(bank, LIMIT));
    if let (Some(bank), Some(proof)) = (&bank, &proof) {
        problems.extend(proof_problems(bank, proof));
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    }
    let Settled { problems, accepted } = settle(problems, &acceptances);
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    match options.format {
        ReportFormat::Json => print(&json(&source, &problems))?,
        ReportFormat::Text => {
            let drawing = context.drawing(context.colour.stdout, stdout().is_terminal());
            let mut report = draw_with_reasons(&source, &problems, drawing);
            for line in accepted
                .iter()
                .flat_map(|accepted| safe_lines(&told(accepted), "", on_standard_output(context)))
            {
                report.push_str(&line);
                report.push('\n');
            }
            report.push_str(&last_line(bank.as_ref(), errors, &problems));
            report.push('\n');
            if let (Some(bank), Some(proof), 0) = (&bank, &proof, errors) {
                report.push_str(&wrapped(&proved(bank, proof), context));
            }
            print(&report)?;
        }
    }
    match (&bank, &options.against) {
        (Some(bank), Some(old)) if errors == 0 => compare(context, bank, old),
        (_, Some(_)) if errors > 0 => {
            print("\nNot compared with the other bank: mend the errors first.\n")?;
            Ok(Exit::Invalid)
        }
        _ => Ok(if errors == 0 { Exit::Done } else { Exit::Invalid }),
    }
}

fn explain(code: &str) -> Result<Exit, Failure> {
    let found = code.parse::<Code>().map_err(|_| Failure::UnknownCode {
        given: code.to_owned(),
        help: suggestion(code, Code::ALL.iter().map(|code| code.as_str())),
    })?;
    print(found.page())?;
    Ok(Exit::Done)
}

fn told(acceptance: &Acceptance) -> String {
    format!("accepted[{}] {}: {}", acceptance.code.as_str(), acceptance.id, acceptance.reason)
}

/// What was read, and how many problems it has.
fn last_line(bank: Option<&Bank>, errors: usize, problems: &[Problem]) -> String {
    let counts = match (errors, problems.len() - errors) {
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => {
            format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    };
    match bank {
        None => counts,
        Some(bank) => format!(
            "{} version {}: {} questions, {} rules, {} sources. {counts}.",
            bank.id(),
            bank.version(),
            bank.questions().len(),
            bank.rules().len(),
            bank.references().len(),
        ),
    }
}

fn counted(number: usize, what: &str) -> String {
    match number {
        0 => format!("No {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
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
