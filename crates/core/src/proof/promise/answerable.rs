//! Some answers keep every constraint.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::Bank;
use crate::diagnostic::Code;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// Some answers keep every constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Answerable;

impl PromiseKind for Answerable {
    fn all(_bank: &Bank) -> Vec<Self> {
        vec![Answerable]
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let accepted = prover.assumptions.all(prover.diagrams, &[])?;
        Ok(accepted.is_false().then_some(Violation::NoExample))
    }

    fn words(&self, _bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        PromiseWords {
            code: Code::NoAnswers,
            span: 0..0,
            message: "no answers keep every constraint of this bank".to_owned(),
            help: "every answers file would be refused: loosen a constraint",
            undecided: "whether any answers keep every constraint".to_owned(),
            proved: None,
        }
    }
}
