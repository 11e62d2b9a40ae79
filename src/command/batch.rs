//! `batch`: evaluates many sets of answers, one a line, in constant memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::error::{Exit, Failure, FileError};
use crate::io::conflicts::refuse_second_standard_input;
use crate::io::context::Context;
use crate::io::input::{is_standard_input, name_of};
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::diagnostic::{Problem, Problems, Severity};
use ketascreen_core::document::{Fields, parse_json};
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::record::read_table;

/// Evaluate many sets of answers: one JSON object a line in, one a line out
///
/// Reads {"id": ..., "answers": {...}} a line and writes {"id", "overall", "findings",
/// "unresolved"} a line, in order. A line is data for tests and research, not a summary. It is not
/// for choosing who is treated: no field of it says who should or should not be.
#[derive(Debug, Args)]
pub struct BatchOptions {
    /// The lines; without it, or with -, standard input
    file: Option<PathBuf>,
}

/// Set of answers in a line.
struct Line {
    /// Id as it is written, to be echoed.
    id: Box<RawValue>,
    answers: Answers,
    /// Questions whose answers do not count.
    ignored: Vec<QuestionId>,
}

/// Result of a line.
#[derive(Serialize)]
struct Evaluated<'b> {
    id: &'b RawValue,
    overall: &'static str,
    findings: Vec<&'b str>,
    unresolved: Vec<&'b str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ignored: Vec<&'b str>,
}

/// Line that could not be evaluated.
#[derive(Serialize)]
struct BadLine {
    id: Option<Box<RawValue>>,
    line: u64,
    error: String,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &BatchOptions) -> Result<Exit, Failure> {
    let lines = options.file.as_deref().unwrap_or(Path::new("-"));
    refuse_second_standard_input([lines].into_iter().chain(context.bank_file()))?;
    let bank = context.bank()?;
    let file = Some(lines).filter(|path| !is_standard_input(path));
    let failed = |error| Failure::File(FileError::Read(name_of(file), error));
    let input: Box<dyn Read> = match file {
        Some(path) => Box::new(File::open(path).map_err(failed)?),
        None => Box::new(stdin().lock()),
    };
    let output = BufWriter::new(stdout().lock());
    let all_good = evaluate_lines(&bank, BufReader::new(input), output, failed)?;
    Ok(if all_good { Exit::Done } else { Exit::Invalid })
}

/// Evaluates every line, and returns false if one was bad.
fn evaluate_lines<R: Read>(
    bank: &Bank,
    mut input: BufReader<R>,
    mut output: impl Write,
    failed: impl Fn(io::Error) -> Failure,
) -> Result<bool, Failure> {
    let mut all_good = true;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(&failed)? == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let read = read_line(bank, number, &line);
        all_good &= read.is_ok();
        let result = match &read {
            Ok(line) => serde_json::to_string(&evaluated(bank, line)),
            Err(bad_line) => serde_json::to_string(bad_line),
        };
        writeln!(output, "{}", result.unwrap_or_default()).map_err(Failure::output)?;
        // A program that waits for the result of the last line gets it now.
        if input.buffer().is_empty() {
            output.flush().map_err(Failure::output)?;
        }
    }
    output.flush().map_err(Failure::output)?;
    Ok(all_good)
}

/// Reads a line.
fn read_line(bank: &Bank, number: u64, line: &[u8]) -> Result<Line, BadLine> {
    let bad = |id, error| BadLine { id, line: number, error };
    let text =
        std::str::from_utf8(line).map_err(|_| bad(None, "this is not UTF-8 text".to_owned()))?;
    // A stream may begin with a byte-order mark.
    let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
    let problems = Problems::new();
    let node = parse_json(text, &problems);
    let mut id = None;
    let mut answers = None;
    if problems.errors() == 0
        && let Some(mut fields) = Fields::of(&node, "a line", &problems)
    {
        // The id is echoed as written, so it is cut from the line and not made anew.
        id = fields
            .required("id")
            .and_then(|entry| text.get(entry.node.span.clone()))
            .and_then(|written| RawValue::from_string(written.to_owned()).ok());
        answers =
            fields.required("answers").and_then(|entry| read_table(&entry.node, bank, &problems));
        fields.finish();
    }
    let found = problems.into_sorted();
    let errors: Vec<String> = found
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| in_words(text, problem))
        .collect();
    match (id, answers) {
        (Some(id), Some((answers, ignored))) if errors.is_empty() => {
            Ok(Line { id, answers, ignored })
        }
        (id, _) => Err(bad(id, errors.join("; "))),
    }
}

fn evaluated<'b>(bank: &'b Bank, line: &'b Line) -> Evaluated<'b> {
    let evaluation = evaluate(bank, &line.answers);
    let rule_name = |id| bank.rule(id).id.as_str();
    Evaluated {
        id: &line.id,
        overall: evaluation.overall.id(),
        findings: evaluation.findings.iter().map(|finding| rule_name(finding.rule)).collect(),
        unresolved: evaluation.unresolved.iter().map(|open| rule_name(open.rule)).collect(),
        ignored: line.ignored.iter().map(|id| bank.question(*id).id.as_str()).collect(),
    }
}

fn in_words(line: &str, problem: &Problem) -> String {
    let column = line.get(..problem.span.start).map_or(0, |before| before.chars().count()) + 1;
    let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("column {column}: {}{help}", problem.message)
}
