//! An urgent or caution rule depends on questions of the short interview only.
//!
//! The questions are those that the condition mentions, those that decide whether these are asked,
//! and so on.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, Level, RuleId};
use crate::diagnostic::Code;
use crate::proof::dependencies::dependencies;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// The rule depends on questions of the short interview only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Short {
    /// The rule.
    pub rule: RuleId,
}

impl Short {
    /// Ids of the questions that the short interview leaves out.
    fn left_out<'b>(&self, bank: &'b Bank) -> Vec<&'b str> {
        dependencies(bank, &bank.rule(self.rule).when)
            .into_iter()
            .map(|question| bank.question(question))
            .filter(|question| !question.short)
            .map(|question| question.id.as_str())
            .collect()
    }
}

impl PromiseKind for Short {
    fn all(bank: &Bank) -> Vec<Self> {
        bank.numbered_rules()
            .filter(|(_, rule)| rule.level >= Level::Caution && rule.full_only.is_none())
            .map(|(rule, _)| Short { rule })
            .collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        Ok((!self.left_out(prover.bank).is_empty()).then_some(Violation::NoExample))
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = &bank.rule(self.rule).id;
        let left_out: Vec<String> =
            self.left_out(bank).into_iter().map(|id| format!("`{id}`")).collect();
        let left_out = left_out.join(", ");
        PromiseWords {
            code: Code::NotShort,
            span: bank.place_of_rule(self.rule),
            message: format!("`{id}` rests on {left_out}, which the short interview leaves out"),
            help: "mark these questions `short = true`, or write `full_only = \"...\"` on the rule \
                   with the reason",
            undecided: format!("whether `{id}` rests on short questions"),
            proved: Some("urgent and caution rules rest on short questions only"),
        }
    }
}
