//! A kind of promise: its claims, its proof, and its words.

use crate::bank::Bank;
use crate::diagnostic::{Code, Problem};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

/// Violation that was searched; none where the promise is kept.
pub type Search = Decided<Option<Violation>>;

/// Promise of one kind.
pub trait PromiseKind {
    /// Every promise of this kind that a bank makes, in the order in which they are proved.
    fn all(bank: &Bank) -> Vec<Self>
    where
        Self: Sized;

    /// Searches accepted answers that break the promise.
    fn violation(&self, prover: &mut Prover<'_>) -> Search;

    /// Words about the promise, and about a violation of it.
    fn words(&self, bank: &Bank, violation: Option<&Violation>) -> PromiseWords;

    /// The problem of a violation, without the answers that show it.
    fn problem(&self, bank: &Bank, violation: &Violation) -> Problem {
        let words = self.words(bank, Some(violation));
        Problem::error(words.code, words.span, words.message).help(words.help)
    }

    /// Titles of the answers before and after a change that shows a violation.
    fn pair_titles(&self) -> [&'static str; 2] {
        ["raises more", "raises less"]
    }
}

/// Words about a promise.
pub struct PromiseWords {
    /// Code of a violation.
    pub code: Code,
    /// Place in the bank's file at which a problem is shown.
    pub span: Span,
    /// Message of a violation.
    pub message: String,
    /// Help with a violation.
    pub help: &'static str,
    /// Claim that could not be decided, behind 'could not decide within the limit'.
    pub undecided: String,
    /// Proved promises of this kind, behind their number; none where they are not counted.
    pub proved: Option<&'static str>,
}
