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

/// Problems found so far. Checks share it, so that one run reports them all.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// An empty collection.
    pub fn new() -> Problems {
        Problems::default()
    }

    /// Adds a problem.
    pub fn push(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    /// Number of errors.
    pub fn errors(&self) -> usize {
        self.0.borrow().iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    /// All of them, in the order of the file.
    pub fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
        problems.dedup();
        problems
    }
}
