//! `batch`: evaluates many sets of answers, one a line, in constant memory.

mod bounded_line;
mod echo;
mod read_line;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::value::RawValue;

use bounded_line::{NextLine, next_line};
use read_line::{Line, read_line, too_long};

use crate::error::{Exit, Failure, FileError};
use crate::io::conflicts::refuse_second_standard_input;
use crate::io::context::Context;
use crate::io::input::{is_standard_input, name_of};
use ketascreen_core::bank::Bank;
use ketascreen_core::evaluation::evaluate;

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
        let read = match next_line(&mut input, &mut line).map_err(&failed)? {
            NextLine::End => break,
            NextLine::Whole if line.iter().all(u8::is_ascii_whitespace) => continue,
            NextLine::Whole => read_line(bank, number, &line),
            NextLine::TooLong => Err(too_long(number)),
        };
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
