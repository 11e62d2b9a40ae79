//! `bank test`: runs files of cases, and lists the outcomes of each rule that they cover.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::suggested_cases::suggested_cases;
use crate::error::{Exit, Failure};
use crate::io::conflicts::refuse_second_standard_input;
use crate::io::context::Context;
use crate::io::input::read_source;
use crate::io::streams::print;
use ketascreen_core::bank::{Bank, Rule};
use ketascreen_core::cases::{Case, Coverage, can_be_unresolved, coverage, read_cases};
use ketascreen_core::render::{Layout, safe_lines};
use ketascreen_core::text::{Source, visible};

/// Run files of cases and say which rules have none
#[derive(Debug, Args)]
pub struct RunCasesOptions {
    /// The cases; - is standard input
    #[arg(required_unless_present = "suggest")]
    cases: Vec<PathBuf>,

    /// Print the smallest cases for what no case covers, to read, and to keep or throw away
    ///
    /// For each rule: answers that find it, answers that leave it clear, answers that leave it
    /// unresolved. They say what the bank does now, not what you mean.
    #[arg(long)]
    suggest: bool,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &RunCasesOptions) -> Result<Exit, Failure> {
    let files = options.cases.iter().map(PathBuf::as_path);
    refuse_second_standard_input(files.clone().chain(context.bank_file()))?;
    let bank = context.bank()?;
    let mut report = String::new();
    let mut passed = Vec::new();
    let mut failed = 0;
    for file in files {
        let source = read_source(file)?;
        let cases = read_cases(&source, &bank).map_err(|problems| {
            context.report(&source, &problems);
            Failure::Reported(Exit::Invalid)
        })?;
        for case in cases {
            // A case that fails covers nothing.
            if report_case(&mut report, &source, &case, &bank) {
                passed.push(case);
            } else {
                failed += 1;
            }
        }
    }
    // Writing to a string cannot fail.
    let _ = writeln!(report, "\n{} passed, {failed} failed", passed.len());
    let covered = coverage(&bank, &passed);
    if options.suggest {
        print(&suggested_cases(&bank, &covered, failed)?)?;
        return Ok(if failed == 0 { Exit::Done } else { Exit::Invalid });
    }
    report_coverage(&mut report, &bank, &covered);
    report_gaps(&mut report, &bank, &covered, context.layout());
    print(&report)?;
    Ok(if failed == 0 { Exit::Done } else { Exit::Invalid })
}

/// Reports a case, and returns true where it passed.
fn report_case(report: &mut String, source: &Source, case: &Case, bank: &Bank) -> bool {
    let failures = case.mismatches(bank);
    let (line, _) = source.position(case.span.start);
    let result = if failures.is_empty() { "ok    " } else { "FAILED" };
    let _ = writeln!(report, "{result}  {}", one_line(&case.name));
    for failure in &failures {
        let _ = writeln!(
            report,
            "        {}:{line}: expected {}; {}",
            one_line(&source.name),
            failure.expected,
            failure.found
        );
    }
    failures.is_empty()
}

/// Reports the outcomes of each rule that the cases cover.
fn report_coverage(report: &mut String, bank: &Bank, covered: &[Coverage]) {
    let yes_or_no = |is: bool| if is { "yes" } else { "no" };
    let width = bank.rules().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let _ = writeln!(report, "\n{:width$}  found  clear  unresolved", "rule");
    for (rule, has) in bank.rules().iter().zip(covered) {
        let unresolved =
            if can_be_unresolved(rule) { yes_or_no(has.unresolved) } else { "cannot be" };
        let _ = writeln!(
            report,
            "{:width$}  {:5}  {:5}  {unresolved}",
            rule.id,
            yes_or_no(has.found),
            yes_or_no(has.clear)
        );
    }
}

/// Reports the rules that lack a case for an outcome.
fn report_gaps(report: &mut String, bank: &Bank, covered: &[Coverage], layout: Layout) {
    let gaps: Vec<String> =
        bank.rules().iter().zip(covered).filter_map(|(rule, has)| gap(rule, has)).collect();
    if gaps.is_empty() {
        return;
    }
    let (lacking, all) = (gaps.len(), covered.len());
    let _ = writeln!(report, "\nRules that lack a case: {lacking} of {all}.");
    for line in gaps.iter().flat_map(|gap| safe_lines(gap, "  ", layout)) {
        let _ = writeln!(report, "{line}");
    }
}

/// Rule with the outcomes that no case covers, if there are any.
fn gap(rule: &Rule, has: &Coverage) -> Option<String> {
    let outcomes = [
        (has.found, "found"),
        (has.clear, "clear"),
        (has.unresolved || !can_be_unresolved(rule), "unresolved"),
    ];
    let lacking: Vec<&str> =
        outcomes.iter().filter(|(has, _)| !has).map(|(_, outcome)| *outcome).collect();
    (!lacking.is_empty()).then(|| format!("{} ({})", rule.id, lacking.join(", ")))
}

/// Text of a file in one line, which cannot look like another line of the report.
fn one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}
