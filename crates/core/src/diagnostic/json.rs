//! Problems as JSON, for editors and continuous integration.

use serde::Serialize;

use super::problem::{Problem, Severity};
use crate::text::{Source, Span};

/// Problem in JSON. Fields may be added, not removed.
#[derive(Serialize)]
struct Reported<'p> {
    file: &'p str,
    line: usize,
    column: usize,
    end: Position,
    code: &'static str,
    severity: &'static str,
    message: &'p str,
    why: &'static str,
    help: Option<&'p str>,
    label: Option<&'p str>,
    also: Vec<Also<'p>>,
    examples: Vec<Example<'p>>,
}

/// Line and column, each from 1, the column in characters.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// Answers that show the problem.
#[derive(Serialize)]
struct Example<'p> {
    title: &'p str,
    /// The text of an answers file.
    answers: &'p str,
}

/// Another place that belongs to a problem.
#[derive(Serialize)]
struct Also<'p> {
    line: usize,
    column: usize,
    end: Position,
    message: &'p str,
}

/// Writes the problems as a list, in their order.
pub fn json(source: &Source, problems: &[Problem]) -> String {
    let list: Vec<Reported<'_>> =
        problems.iter().map(|problem| reported(source, problem)).collect();
    // Texts and numbers alone always become JSON.
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
    text.push('\n');
    text
}

fn reported<'p>(source: &'p Source, problem: &'p Problem) -> Reported<'p> {
    let (start, end) = ends(source, &problem.span);
    Reported {
        file: &source.name,
        line: start.line,
        column: start.column,
        end,
        code: problem.code.as_str(),
        severity: match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: &problem.message,
        why: problem.code.why(),
        help: problem.help.as_deref(),
        label: problem.label.as_deref(),
        also: problem.also.iter().map(|(span, message)| also(source, span, message)).collect(),
        examples: problem
            .examples
            .iter()
            .map(|(title, answers)| Example { title, answers })
            .collect(),
    }
}

fn also<'p>(source: &Source, span: &Span, message: &'p str) -> Also<'p> {
    let (start, end) = ends(source, span);
    Also { line: start.line, column: start.column, end, message }
}

/// First position of a stretch, and the position after it.
fn ends(source: &Source, span: &Span) -> (Position, Position) {
    let position = |offset| {
        let (line, column) = source.position(offset);
        Position { line, column }
    };
    (position(span.start), position(span.end))
}
