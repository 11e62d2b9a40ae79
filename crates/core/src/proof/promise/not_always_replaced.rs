//! A rule that is true for some answers is not always replaced.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, RuleId};
use crate::diagnostic::Code;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// The rule is not replaced for all answers that make it true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NotAlwaysReplaced {
    /// The rule.
    pub rule: RuleId,
}

impl PromiseKind for NotAlwaysReplaced {
    fn all(bank: &Bank) -> Vec<Self> {
        bank.numbered_rules()
            .filter(|(_, rule)| !rule.replaced_by.is_empty())
            .map(|(rule, _)| NotAlwaysReplaced { rule })
            .collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let rule = prover.symbolic.rule(self.rule);
        // A dead rule has a problem of its own.
        if !prover.satisfiable(rule.is_true)? {
            return Ok(None);
        }
        prover.must_happen(rule.finding)
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = &bank.rule(self.rule).id;
        PromiseWords {
            code: Code::AlwaysReplaced,
            span: bank.place_of_rule(self.rule),
            message: format!("wherever `{id}` is true, a stronger rule replaces it"),
            help: "it can never be found: mend its `when` or `replaced_by`, or leave the rule out",
            undecided: format!("whether `{id}` is always replaced"),
            proved: Some("rules that others replace are not always replaced"),
        }
    }
}
