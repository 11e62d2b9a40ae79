//! A line of a batch, read.

use serde::Serialize;
use serde_json::value::RawValue;

use super::bounded_line::LONGEST_LINE;
use super::echo::echo;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::diagnostic::{MOST_DRAWN, Problem, Problems, Severity};
use ketascreen_core::document::{Fields, parse_json};
use ketascreen_core::record::read_table;

/// Set of answers in a line.
pub struct Line {
    /// Id as it is written, safe to echo.
    pub id: Box<RawValue>,
    /// Answers that count.
    pub answers: Answers,
    /// Questions whose answers do not count.
    pub ignored: Vec<QuestionId>,
}

/// Line that could not be evaluated.
#[derive(Serialize)]
pub struct BadLine {
    id: Option<Box<RawValue>>,
    line: u64,
    error: String,
}

/// A line that is longer than is read.
pub fn too_long(line: u64) -> BadLine {
    let error = format!("this line is longer than {LONGEST_LINE} bytes (1 MiB)");
    BadLine { id: None, line, error }
}

/// Reads a line.
///
/// # Errors
/// What is wrong with it, in words.
pub fn read_line(bank: &Bank, number: u64, line: &[u8]) -> Result<Line, BadLine> {
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
            .and_then(echo);
        answers =
            fields.required("answers").and_then(|entry| read_table(&entry.node, bank, &problems));
        fields.finish();
    }
    let found = problems.into_sorted();
    let of_weight = |problem: &&Problem| problem.severity == Severity::Error;
    let mut errors: Vec<String> = (found.iter().filter(of_weight).take(MOST_DRAWN))
        .map(|problem| in_words(text, problem))
        .collect();
    match found.iter().filter(of_weight).count() - errors.len() {
        0 => {}
        more => errors.push(format!("and {more} more")),
    }
    match (id, answers) {
        (Some(id), Some((answers, ignored))) if errors.is_empty() => {
            Ok(Line { id, answers, ignored })
        }
        (id, _) => Err(bad(id, errors.join("; "))),
    }
}

fn in_words(line: &str, problem: &Problem) -> String {
    let column = line.get(..problem.span.start).map_or(0, |before| before.chars().count()) + 1;
    let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("column {column}: {}{help}", problem.message)
}
