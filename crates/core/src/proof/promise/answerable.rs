//! Some answers keep every constraint.

use super::kind::PromiseKind;
use crate::bank::Bank;
use crate::diagnostic::{Code, Problem};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

/// Some answers keep every constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Answerable;

impl PromiseKind for Answerable {
    fn all(_bank: &Bank) -> Vec<Self> {
        vec![Answerable]
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Decided<Option<Violation>> {
        let accepted = prover.assumptions.all(prover.diagrams, &[])?;
        Ok(accepted.is_false().then_some(Violation::NoExample))
    }

    fn span(&self, _bank: &Bank) -> Span {
        0..0
    }

    fn problem(&self, bank: &Bank, _violation: &Violation) -> Problem {
        let message = "no answers keep every constraint of this bank";
        Problem::error(Code::NoAnswers, self.span(bank), message)
            .help("every answers file would be refused: loosen a constraint")
    }

    fn undecided(&self, _bank: &Bank) -> String {
        "whether any answers keep every constraint".to_owned()
    }

    fn proved(&self) -> Option<&'static str> {
        None
    }
}
