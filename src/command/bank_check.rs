//! `bank check`: reports the problems of a bank, and proves its promises.

use std::path::{Path, PathBuf};

use clap::Args;

use super::bank_texts::read_translation;
use crate::error::{Exit, Failure};
use crate::io::conflicts::refuse_second_standard_input;
use crate::io::context::{Context, bank_source};
use crate::io::streams::print;
use crate::options::ReportFormat;
use ketascreen_core::bank::{Acceptance, Bank, Checked, Settled, settle};
use ketascreen_core::diagnostic::{Code, Problem, Severity, draw_with_reasons, json};
use ketascreen_core::fit;
use ketascreen_core::proof::{BankDiff, LIMIT, Proof, problems as proof_problems, prove, proved};
use ketascreen_core::render::safe_lines;
use ketascreen_core::text::{Source, suggestion};
use ketascreen_core::translation::TranslationState;

/// Report everything that is wrong with a bank, and prove what it promises for all answers
///
/// A warning may be meant: the bank is used all the same, and only errors end the check with exit
/// code 1. A warning that is meant can be accepted in the bank, in an `[[accepted]]` table with its
/// code, its id and a reason.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// The bank; without it the one that comes with the program
    file: Option<PathBuf>,

    /// Write the problems as this
    #[arg(long, value_enum, default_value = "text")]
    format: ReportFormat,

    /// Print the page of a code: what it means, why it matters, a wrong and a right example
    #[arg(long, value_name = "CODE", conflicts_with_all = ["file", "format", "bank"])]
    explain: Option<String>,

    /// Also say for which answers a rule is heard otherwise than in the bank OLD, and which texts
    /// differ
    #[arg(long, value_name = "OLD")]
    against: Option<PathBuf>,

    /// Also say how much of the bank the translation PO (gettext) covers
    #[arg(long, value_name = "PO")]
    translation: Option<PathBuf>,
}

impl CheckOptions {
    /// Bank to check, if it is not the shipped one.
    fn bank_file<'o>(&'o self, context: Context<'o>) -> Result<Option<&'o Path>, Failure> {
        let bank = match (self.file.as_deref(), context.bank_file()) {
            (Some(_), Some(_)) => {
                return Err(Failure::Usage("name the bank once: FILE or --bank FILE"));
            }
            (file, bank) => file.or(bank),
        };
        let others = self.against.as_deref().into_iter().chain(self.translation.as_deref());
        refuse_second_standard_input(bank.into_iter().chain(others))?;
        Ok(bank)
    }
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &CheckOptions) -> Result<Exit, Failure> {
    let bank_file = options.bank_file(context)?;
    if let Some(code) = &options.explain {
        return explain(code);
    }
    let Checked { source, bank, mut problems, acceptances } = Bank::check(bank_source(bank_file)?);
    let proof = bank.as_ref().map(|bank| prove(bank, LIMIT));
    let is_decided = proof.as_ref().is_some_and(Proof::is_whole);
    let bound = bank.as_ref().filter(|_| is_decided).map(|bank| fit::bound(bank, LIMIT));
    if let (Some(bank), Some(proof)) = (&bank, &proof) {
        problems.extend(proof_problems(bank, proof));
        problems.extend(bound.iter().flat_map(|bound| fit::problems(bank, bound.as_ref())));
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    }
    let Settled { problems, accepted } = settle(problems, &acceptances);
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let report = match options.format {
        ReportFormat::Json if options.against.is_some() => {
            return compare_in_json(context, options, &source, &problems, bank.as_ref(), errors);
        }
        ReportFormat::Json => json(&source, &problems),
        ReportFormat::Text => {
            let mut report = draw_with_reasons(&source, &problems, context.drawing());
            accepted.iter().for_each(|accepted| report.push_str(&in_words(accepted, context)));
            report.push_str(&last_line(bank.as_ref(), errors, &problems));
            report.push('\n');
            if let (Some(bank), Some(proof), 0) = (&bank, &proof, errors) {
                let fits = bound.iter().flatten().next().map(|bound| fit::proved(bank, bound));
                let proved = proved(bank, proof) + &fits.unwrap_or_default();
                report.push_str(&wrapped(&proved, context));
                report.push_str(&wrapped(&not_proved(bank.rules().len()), context));
            }
            report
        }
    };
    print(&report)?;
    if let (Some(bank), Some(path)) = (&bank, &options.translation) {
        let file = read_translation(context, path)?;
        let language = file.field("Language").unwrap_or("a language that is not named");
        let state = TranslationState::of(bank, &source, &file).text(language);
        print(&format!("\n{}", wrapped(&state, context)))?;
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

/// What the proofs leave open.
fn not_proved(rules: usize) -> String {
    format!(
        "The logic is consistent for all answers; only your cases and `--against` show that it is what you meant. \
         None of the {rules} rules was compared with a case here: `ketascreen bank test CASES` does that."
    )
}

/// Prints the page of a code.
fn explain(code: &str) -> Result<Exit, Failure> {
    let found = code.parse::<Code>().map_err(|_| Failure::UnknownCode {
        given: code.to_owned(),
        help: suggestion(code, Code::ALL.iter().map(|code| code.as_str())),
    })?;
    print(found.page())?;
    Ok(Exit::Done)
}

/// Lines about an accepted warning.
fn in_words(accepted: &Acceptance, context: Context<'_>) -> String {
    let Acceptance { code, id, reason, .. } = accepted;
    let text = format!("accepted[{}] {id}: {reason}", code.as_str());
    safe_lines(&text, "", context.layout()).into_iter().map(|line| line + "\n").collect()
}

/// Line with the size of the bank and the number of its problems.
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

/// Prints the answers for which a reader hears of a rule otherwise than with an older bank.
fn compare(context: Context<'_>, bank: &Bank, old: &Path) -> Result<Exit, Failure> {
    let old = context.read_bank(old)?;
    let diff = BankDiff::between(bank, &old, LIMIT);
    print(&format!(
        "
{}",
        wrapped(&diff.text(bank, &old), context)
    ))?;
    Ok(if diff.decided() { Exit::Done } else { Exit::Invalid })
}

/// Prints the problems and the comparison as one object.
fn compare_in_json(
    context: Context<'_>,
    options: &CheckOptions,
    source: &Source,
    problems: &[Problem],
    bank: Option<&Bank>,
    errors: usize,
) -> Result<Exit, Failure> {
    let (mut against, mut decided) = (serde_json::Value::Null, false);
    if let (Some(bank), Some(old), 0) = (bank, &options.against, errors) {
        let old = context.read_bank(old)?;
        let diff = BankDiff::between(bank, &old, LIMIT);
        (against, decided) = (diff.json(bank, &old), diff.decided());
    }
    let problems: serde_json::Value =
        serde_json::from_str(&json(source, problems)).unwrap_or_default();
    let whole = serde_json::json!({ "problems": problems, "against": against });
    // A tree of texts, numbers and lists always becomes JSON.
    print(&(serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"))?;
    Ok(if errors == 0 && decided { Exit::Done } else { Exit::Invalid })
}

/// Report as wide as the reader's terminal. Indented lines are answers to paste, or short: they
/// stay unchanged.
fn wrapped(report: &str, context: Context<'_>) -> String {
    let lines = report.lines().flat_map(|line| match line {
        "" => vec![String::new()],
        indented if indented.starts_with("    ") => vec![indented.to_owned()],
        line => safe_lines(line, "", context.layout()),
    });
    lines.map(|line| line + "\n").collect()
}
