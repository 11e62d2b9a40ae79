//! `bank test`: runs files of cases, and tells for each rule what a case shows of it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::error::{Exit, Failure};
use crate::io::context::{Context, print};
use crate::io::files::read_source;
use crate::io::output::on_standard_output;
use ketascreen_core::cases::{can_be_unresolved, coverage, read_cases};
use ketascreen_core::render::safe_lines;
use ketascreen_core::text::visible;

pub(crate) fn run(
    context: &Context,
    bank_file: Option<&Path>,
    files: &[PathBuf],
) -> Result<Exit, Failure> {
    let bank = context.bank(bank_file)?;
    let mut report = String::new();
    let mut passed = Vec::new();
    let mut failed = 0;
    for file in files {
        let source = read_source(file)?;
        let read = read_cases(&source, &bank).map_err(|problems| {
            context.report(&source, &problems);
            Failure::Told(Exit::Invalid)
        })?;
        for case in read {
            let failures = case.mismatches(&bank);
            let (line, _) = source.position(case.span.start);
            // Writing to a string cannot fail.
            let _ = writeln!(
                report,
                "{}  {}",
                if failures.is_empty() { "ok    " } else { "FAILED" },
                one_line(&case.name)
            );
            for failure in &failures {
                let _ = writeln!(
                    report,
                    "        {}:{line}: expected {}; {}",
                    one_line(&source.name),
                    failure.expected,
                    failure.found
                );
            }
            // A case that fails shows nothing of a rule.
            if failures.is_empty() {
                passed.push(case);
            } else {
                failed += 1;
            }
        }
    }
    let _ = writeln!(report, "\n{} passed, {failed} failed", passed.len());
    let covered = coverage(&bank, &passed);
    let width = bank.rules().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let _ = writeln!(report, "\n{:width$}  found  clear  unresolved", "rule");
    for (rule, has) in bank.rules().iter().zip(&covered) {
        let said = |has: bool| if has { "yes" } else { "no" };
        let unresolved = if can_be_unresolved(rule) { said(has.unresolved) } else { "cannot be" };
        let _ = writeln!(
            report,
            "{:width$}  {:5}  {:5}  {unresolved}",
            rule.id,
            said(has.found),
            said(has.clear)
        );
    }
    let lacking: Vec<String> = bank
        .rules()
        .iter()
        .zip(covered)
        .filter_map(|(rule, has)| {
            let wanted = [
                (has.found, "found"),
                (has.clear, "clear"),
                (has.unresolved || !can_be_unresolved(rule), "unresolved"),
            ];
            let lacks: Vec<&str> =
                wanted.iter().filter(|(has, _)| !has).map(|(_, what)| *what).collect();
            (!lacks.is_empty()).then(|| format!("{} ({})", rule.id, lacks.join(", ")))
        })
        .collect();
    if !lacking.is_empty() {
        let _ = writeln!(report, "\nNo case here for these rules:");
        for line in
            lacking.iter().flat_map(|rule| safe_lines(rule, "  ", on_standard_output(context)))
        {
            let _ = writeln!(report, "{line}");
        }
    }
    print(&report)?;
    Ok(if failed == 0 { Exit::Done } else { Exit::Invalid })
}

/// What the file says, where no line of it can look like one of the report.
fn one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}
