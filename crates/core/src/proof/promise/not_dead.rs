//! A rule is true for some accepted answers.
//!
//! That the rule, where it is true, is always replaced is a promise of its own.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, RuleId};
use crate::diagnostic::Code;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// The rule is true for some answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NotDead {
    /// The rule.
    pub rule: RuleId,
}

impl PromiseKind for NotDead {
    fn all(bank: &Bank) -> Vec<Self> {
        bank.numbered_rules().map(|(rule, _)| NotDead { rule }).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let is_true = prover.symbolic.rule(self.rule).is_true;
        prover.must_happen(is_true)
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = &bank.rule(self.rule).id;
        PromiseWords {
            code: Code::DeadRule,
            span: bank.place_of_rule(self.rule),
            message: format!("no answers make `{id}` true"),
            help: "it can never be found: mend its `when`, or leave the rule out",
            undecided: format!("whether any answers make `{id}` true"),
            proved: Some("rules can be found"),
        }
    }
}
