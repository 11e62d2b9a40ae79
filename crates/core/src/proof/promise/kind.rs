//! A kind of promise: its claims, its proof, and its words.

use crate::bank::Bank;
use crate::diagnostic::Problem;
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

/// Promise of one kind.
pub trait PromiseKind {
    /// Every promise of this kind that a bank makes, in the order in which they are proved.
    fn all(bank: &Bank) -> Vec<Self>
    where
        Self: Sized;

    /// Searches accepted answers that break the promise.
    fn violation(&self, prover: &mut Prover<'_>) -> Decided<Option<Violation>>;

    /// Place in the bank's file at which a problem is shown.
    fn span(&self, bank: &Bank) -> Span;

    /// The problem of a violation, without the answers that show it.
    fn problem(&self, bank: &Bank, violation: &Violation) -> Problem;

    /// Titles of the answers before and after a change that shows a violation.
    fn pair_titles(&self) -> [&'static str; 2] {
        ["raises more", "raises less"]
    }

    /// Words for a promise that could not be decided, behind 'could not decide within the limit'.
    fn undecided(&self, bank: &Bank) -> String;

    /// Words for proved promises of this kind, behind their number; none where they are not counted.
    fn proved(&self) -> Option<&'static str>;
}
