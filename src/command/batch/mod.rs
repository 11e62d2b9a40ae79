//! `batch`: evaluates many sets of answers, one a line, in constant memory.

mod bounded_line;
mod echo;
mod read_line;
mod usual_line;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use bounded_line::{NextLine, next_line};
use echo::echo;
use read_line::{BadLine, Line, read_line, too_long};
use usual_line::{Questions, usual_line};

use crate::error::{Exit, Failure, FileError};
use crate::io::conflicts::refuse_second_standard_input;
use crate::io::context::Context;
use crate::io::input::{is_standard_input, name_of};
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::evaluation::{Evaluator, Outcome};

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
struct Evaluated<'r> {
    bank: &'r Bank,
    id: &'r RawValue,
    outcome: &'r Outcome<'r>,
    ignored: &'r [QuestionId],
}

impl Serialize for Evaluated<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let rule_name = |rule| self.bank.rule(rule).id.as_str();
        let mut result = to.serialize_struct("Evaluated", 5)?;
        result.serialize_field("id", self.id)?;
        result.serialize_field("overall", self.outcome.overall().id())?;
        result.serialize_field("findings", &Listed(|| self.outcome.findings().map(rule_name)))?;
        let open = || self.outcome.unresolved().map(|(rule, _)| rule_name(rule));
        result.serialize_field("unresolved", &Listed(open))?;
        if !self.ignored.is_empty() {
            let ignored = || self.ignored.iter().map(|id| self.bank.question(*id).id.as_str());
            result.serialize_field("ignored", &Listed(ignored))?;
        }
        result.end()
    }
}

/// A list that is written as it is made.
struct Listed<F>(F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Listed<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
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
    let (evaluator, questions) = (Evaluator::of(bank), Questions::of(bank));
    let mut outcome = evaluator.outcome(&Answers::none(bank));
    let mut all_good = true;
    let mut line = Vec::new();
    for number in 1.. {
        let read = match next_line(&mut input, &mut line).map_err(&failed)? {
            NextLine::End => break,
            NextLine::Whole if line.iter().all(u8::is_ascii_whitespace) => continue,
            NextLine::Whole => read(&evaluator, &questions, number, &line, &mut outcome),
            NextLine::TooLong => Err(too_long(number)),
        };
        all_good &= read.is_ok();
        let written = match &read {
            Ok(Line { id, ignored, .. }) => serde_json::to_writer(
                &mut output,
                &Evaluated { bank, id, outcome: &outcome, ignored },
            ),
            Err(bad_line) => serde_json::to_writer(&mut output, bad_line),
        };
        written.map_err(|error| Failure::output(error.into()))?;
        output.write_all(b"\n").map_err(Failure::output)?;
        // A program that waits for the result of the last line gets it now.
        if input.buffer().is_empty() {
            output.flush().map_err(Failure::output)?;
        }
    }
    output.flush().map_err(Failure::output)?;
    Ok(all_good)
}

/// Reads a line and evaluates its answers.
fn read(
    evaluator: &Evaluator<'_>,
    questions: &Questions<'_>,
    number: u64,
    line: &[u8],
    outcome: &mut Outcome<'_>,
) -> Result<Line, BadLine> {
    if let Some((id, answers)) =
        str::from_utf8(line).ok().and_then(|text| usual_line(questions, text))
        && let Some(id) = echo(id.get())
    {
        evaluator.read(&answers, outcome);
        if evaluator.keeps_constraints(&answers, outcome) {
            let ignored = evaluator.not_asked(&answers, outcome).collect();
            return Ok(Line { id, answers, ignored });
        }
    }
    let line = read_line(evaluator.bank(), number, line)?;
    evaluator.read(&line.answers, outcome);
    Ok(line)
}
