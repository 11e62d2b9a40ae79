//! A part of a condition decides its outcome for some accepted answers.
//!
//! A part decides nothing where a constant, be it true, false or unknown, can stand in its place:
//! then the condition has the same value of three for all accepted answers. Of parts within one
//! another the outermost is reported; a condition that is never true has a problem of its own.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::Bank;
use crate::bank::condition::{Condition, ConditionOwner};
use crate::diagnostic::Code;
use crate::proof::compile::{Replacement, Ternary, value_with};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// No constant can stand in place of a part of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartDecides {
    /// The owner of the condition.
    pub owner: ConditionOwner,
    /// The number of the part.
    pub part: usize,
}

impl PartDecides {
    /// One of the constants changes the value of the condition for no accepted answers.
    fn is_idle(part: usize, whole: &Whole<'_>, prover: &mut Prover<'_>) -> Decided<bool> {
        for value in Ternary::CONSTANTS {
            let changed = whole.value(Some(Replacement { part, value }), prover)?;
            let differs = whole.value(None, prover)?.differs(changed, prover.diagrams)?;
            if !prover.satisfiable(differs)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A condition with its owner.
struct Whole<'p> {
    owner: ConditionOwner,
    condition: &'p Condition,
}

impl Whole<'_> {
    fn value(&self, replacement: Option<Replacement>, prover: &mut Prover<'_>) -> Decided<Ternary> {
        let tests = prover.symbolic.tests(self.owner);
        value_with(self.condition, tests, replacement, prover.diagrams)
    }
}

impl PromiseKind for PartDecides {
    fn all(bank: &Bank) -> Vec<Self> {
        let questions = bank.numbered_questions().map(|(id, _)| ConditionOwner::Question(id));
        let rules = bank.numbered_rules().map(|(id, _)| ConditionOwner::Rule(id));
        let parts = |owner| {
            let count = bank.condition(owner).map_or(0, |condition| condition.parts().len());
            (0..count).map(move |part| PartDecides { owner, part })
        };
        questions.chain(rules).flat_map(parts).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let Some(condition) = prover.bank.condition(self.owner) else { return Ok(None) };
        let whole = Whole { owner: self.owner, condition };
        let is_true = whole.value(None, prover)?.yes;
        if !prover.satisfiable(is_true)? || !PartDecides::is_idle(self.part, &whole, prover)? {
            return Ok(None);
        }
        let parts = condition.parts();
        let around = |part: usize| parts.get(part).and_then(|part| part.within);
        let mut next = around(self.part);
        while let Some(outer) = next {
            if PartDecides::is_idle(outer, &whole, prover)? {
                return Ok(None);
            }
            next = around(outer);
        }
        Ok(Some(Violation::NoExample))
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let (key, id) = match self.owner {
            ConditionOwner::Question(id) => ("ask_if", &bank.question(id).id),
            ConditionOwner::Rule(id) => ("when", &bank.rule(id).id),
        };
        let parts = bank.condition(self.owner).map(Condition::parts).unwrap_or_default();
        let part = parts.get(self.part).map(|part| part.condition.written(bank));
        let part = part.unwrap_or_default();
        PromiseWords {
            code: Code::IdlePart,
            span: bank.place_of_part(self.owner, self.part),
            message: format!("the part `{part}` of the `{key}` of `{id}` decides nothing"),
            help: "for all answers the condition comes out as if true, false or unknown stood in \
                   its place: mend it, or leave it out",
            undecided: format!(
                "whether the part `{part}` of the `{key}` of `{id}` decides anything"
            ),
            proved: Some("parts of conditions decide the outcome for some answers"),
        }
    }
}
