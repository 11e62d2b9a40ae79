//! Problems of a text, each with its place.

use std::cell::RefCell;

use super::code::Code;
use crate::text::Span;

/// Weight of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The text cannot be used.
    Error,
    /// The text can be used, and something in it is set aside.
    Warning,
}

/// Problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub code: Code,
    /// Its weight.
    pub severity: Severity,
    /// Its place.
    pub span: Span,
    /// One sentence without a full stop.
    pub message: String,
    /// Words at the place itself, if the message needs them.
    pub label: Option<String>,
    /// Other places that belong to it, each with words at it.
    pub also: Vec<(Span, String)>,
    /// The remedy.
    pub help: Option<String>,
    /// Id by which a bank may accept the warning: `id`, or `question.option`.
    pub about: Option<String>,
    /// Answers that show it, each with a title and the text of an answers file.
    pub examples: Vec<(String, String)>,
}

impl Problem {
    /// Error at a place.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Problem {
        Problem {
            code,
            severity: Severity::Error,
            span,
            message: message.into(),
            label: None,
            also: Vec::new(),
            help: None,
            about: None,
            examples: Vec::new(),
        }
    }

    /// Warning at a place.
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(code, span, message) }
    }

    /// Adds words at the place itself.
    pub fn label(mut self, label: impl Into<String>) -> Problem {
        self.label = Some(label.into());
        self
    }

    /// Adds a second place.
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Problem {
        self.also.push((span, label.into()));
        self
    }

    /// Sets the remedy.
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    /// Sets the id by which a bank may accept it.
    pub fn about(mut self, id: impl Into<String>) -> Problem {
        self.about = Some(id.into());
        self
    }

    /// Sets the remedy, if there is one.
    pub fn maybe_help(mut self, help: Option<String>) -> Problem {
        self.help = help.or(self.help);
        self
    }
}

/// Most problems of each weight that are kept: nobody reads more, and a bad file could bring millions.
pub const MOST_PROBLEMS: usize = 1_000;

/// Most characters of each text of a problem, which may hold what a bad file says.
const LONGEST_SAID: usize = 2_000;

/// Most other places of a problem.
const MOST_PLACES: usize = 10;

/// Problems found so far. Checks share it, so that one run reports them all.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Found>);

#[derive(Debug, Default)]
struct Found {
    kept: Vec<Problem>,
    errors: usize,
    warnings: usize,
    /// First of each weight that was not kept.
    first_left_out: Vec<Problem>,
}

impl Problems {
    /// An empty collection.
    pub fn new() -> Problems {
        Problems::default()
    }

    /// Adds a problem. Of each weight so many are kept as [`MOST_PROBLEMS`]; the others are counted.
    pub fn push(&self, problem: Problem) {
        let mut found = self.0.borrow_mut();
        let count = match problem.severity {
            Severity::Error => &mut found.errors,
            Severity::Warning => &mut found.warnings,
        };
        *count += 1;
        match *count - 1 {
            0..MOST_PROBLEMS => found.kept.push(problem.bounded()),
            MOST_PROBLEMS => found.first_left_out.push(problem.bounded()),
            _ => {}
        }
    }

    /// Number of errors.
    pub fn errors(&self) -> usize {
        self.0.borrow().errors
    }

    /// True where more errors are counted and no longer kept, so that words about them are lost.
    pub fn is_full(&self) -> bool {
        self.errors() > MOST_PROBLEMS
    }

    /// All that are kept, in the order of the file. One in place of all others of its weight says how many they are.
    pub fn into_sorted(self) -> Vec<Problem> {
        let Found { kept: mut problems, errors, warnings, first_left_out } = self.0.into_inner();
        problems.extend(first_left_out.into_iter().map(|first| {
            let count = match first.severity {
                Severity::Error => errors,
                Severity::Warning => warnings,
            };
            let left = count - MOST_PROBLEMS;
            let words = if left == 1 {
                "problem is not told: it stands"
            } else {
                "problems are not told: one of them stands"
            };
            Problem {
                message: format!("{left} more {words} here"),
                label: None,
                also: Vec::new(),
                help: None,
                about: None,
                examples: Vec::new(),
                ..first
            }
            .help("mend the others first, and look again")
        }));
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
        problems.dedup();
        problems
    }
}

impl Problem {
    /// The same with texts and places that no file can make long.
    fn bounded(mut self) -> Problem {
        self.also.truncate(MOST_PLACES);
        let also = self.also.iter_mut().map(|(_, label)| label);
        [Some(&mut self.message), self.label.as_mut(), self.help.as_mut()]
            .into_iter()
            .flatten()
            .chain(also)
            .for_each(shorten);
        self
    }
}

fn shorten(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(LONGEST_SAID) {
        text.truncate(end);
        text.push('…');
    }
}
