//! A rule is true for some accepted answers.

use super::kind::PromiseKind;
use crate::bank::{Bank, RuleId};
use crate::diagnostic::{Code, Problem};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

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

    fn violation(&self, prover: &mut Prover<'_>) -> Decided<Option<Violation>> {
        let is_true = prover.symbolic.rule(self.rule).is_true;
        Ok((!prover.satisfiable(is_true)?).then_some(Violation::NoExample))
    }

    fn span(&self, bank: &Bank) -> Span {
        bank.place_of_rule(self.rule)
    }

    fn problem(&self, bank: &Bank, _violation: &Violation) -> Problem {
        let message = format!("no answers make `{}` true", bank.rule(self.rule).id);
        Problem::error(Code::DeadRule, self.span(bank), message)
            .help("it can never be found: mend its `when`, or leave the rule out")
    }

    fn undecided(&self, bank: &Bank) -> String {
        format!("whether any answers make `{}` true", bank.rule(self.rule).id)
    }

    fn proved(&self) -> Option<&'static str> {
        Some("rules can be found")
    }
}
