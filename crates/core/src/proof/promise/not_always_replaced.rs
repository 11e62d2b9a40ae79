//! A rule that is true for some answers is not always replaced.

use super::kind::PromiseKind;
use crate::bank::{Bank, RuleId};
use crate::diagnostic::{Code, Problem};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

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

    fn violation(&self, prover: &mut Prover<'_>) -> Decided<Option<Violation>> {
        let rule = prover.symbolic.rule(self.rule);
        // A dead rule has a problem of its own.
        let is_kept = !prover.satisfiable(rule.is_true)? || prover.satisfiable(rule.finding)?;
        Ok((!is_kept).then_some(Violation::NoExample))
    }

    fn span(&self, bank: &Bank) -> Span {
        bank.place_of_rule(self.rule)
    }

    fn problem(&self, bank: &Bank, _violation: &Violation) -> Problem {
        let id = &bank.rule(self.rule).id;
        let message = format!("wherever `{id}` is true, a stronger rule replaces it");
        Problem::error(Code::AlwaysReplaced, self.span(bank), message)
            .help("it can never be found: mend its `when` or `replaced_by`, or leave the rule out")
    }

    fn undecided(&self, bank: &Bank) -> String {
        format!("whether `{}` is always replaced", bank.rule(self.rule).id)
    }

    fn proved(&self) -> Option<&'static str> {
        Some("rules that others replace are not always replaced")
    }
}
