//! An urgent or caution rule depends on questions of the short interview only.

use super::kind::PromiseKind;
use crate::bank::{Bank, Level, RuleId};
use crate::diagnostic::{Code, Problem};
use crate::proof::dependencies::dependencies;
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

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

    fn violation(&self, prover: &mut Prover<'_>) -> Decided<Option<Violation>> {
        Ok((!self.left_out(prover.bank).is_empty()).then_some(Violation::NoExample))
    }

    fn span(&self, bank: &Bank) -> Span {
        bank.place_of_rule(self.rule)
    }

    fn problem(&self, bank: &Bank, _violation: &Violation) -> Problem {
        let left_out: Vec<String> =
            self.left_out(bank).into_iter().map(|id| format!("`{id}`")).collect();
        let left_out = left_out.join(", ");
        let id = &bank.rule(self.rule).id;
        let message = format!("`{id}` rests on {left_out}, which the short interview leaves out");
        Problem::error(Code::NotShort, self.span(bank), message).help(
            "mark these questions `short = true`, or write `full_only = \"...\"` on the rule with \
             the reason",
        )
    }

    fn undecided(&self, bank: &Bank) -> String {
        format!("whether `{}` rests on short questions", bank.rule(self.rule).id)
    }

    fn proved(&self) -> Option<&'static str> {
        Some("urgent and caution rules rest on short questions only")
    }
}
