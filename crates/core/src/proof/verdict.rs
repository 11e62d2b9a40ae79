//! Verdicts on promises.

use crate::answers::Answers;
use crate::bank::{QuestionId, RuleId};

/// Result of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The promise holds for all answers.
    Proved,
    /// The promise is broken.
    Fails(Violation),
    /// The limit of steps was reached.
    Undecided,
}

/// Evidence that a promise is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// Nothing to show: it is so for no answers, or for all.
    NoExample,
    /// These answers.
    Answers(Answers),
    /// Two sets of answers, which differ in one question.
    Pair {
        /// The question.
        question: QuestionId,
        /// The answers before the change.
        before: Answers,
        /// The answers after it.
        after: Answers,
    },
    /// Rules of a partition that are found together for these answers.
    Together(Vec<RuleId>, Answers),
}
