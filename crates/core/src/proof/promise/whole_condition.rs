//! A condition with its owner, and the values of its parts.

use crate::bank::Bank;
use crate::bank::condition::{Condition, ConditionOwner};
use crate::proof::compile::{Replacement, Ternary, value_with};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;

/// A condition with its owner.
pub struct WholeCondition<'p> {
    owner: ConditionOwner,
    condition: &'p Condition,
}

impl<'p> WholeCondition<'p> {
    /// The condition of an owner; none of a question that is always asked.
    pub fn of(owner: ConditionOwner, bank: &'p Bank) -> Option<WholeCondition<'p>> {
        Some(WholeCondition { owner, condition: bank.condition(owner)? })
    }

    /// Its value, with something in place of a part.
    pub fn value(
        &self,
        replacement: Option<Replacement>,
        prover: &mut Prover<'_>,
    ) -> Decided<Ternary> {
        let tests = prover.symbolic.tests(self.owner);
        value_with(self.condition, tests, replacement, prover.diagrams)
    }

    /// The condition is true for some accepted answers.
    pub fn can_be_true(&self, prover: &mut Prover<'_>) -> Decided<bool> {
        let is_true = self.value(None, prover)?.yes;
        prover.satisfiable(is_true)
    }

    /// One of the constants in place of a part changes the value for no accepted answers.
    pub fn is_idle(&self, part: usize, prover: &mut Prover<'_>) -> Decided<bool> {
        for value in Ternary::CONSTANTS {
            let changed = self.value(Some(Replacement { part, value }), prover)?;
            let differs = self.value(None, prover)?.differs(changed, prover.diagrams)?;
            if !prover.satisfiable(differs)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Value of a part by itself.
    pub fn part_value(&self, part: usize, prover: &mut Prover<'_>) -> Decided<Option<Ternary>> {
        let parts = self.condition.parts();
        let Some(own) = parts.get(part) else { return Ok(None) };
        let is_test =
            |part: &&crate::bank::condition::Part<'_>| matches!(part.condition, Condition::Test(_));
        let before = parts.iter().take(part).filter(is_test).count();
        let tests = prover.symbolic.tests(self.owner).get(before..).unwrap_or_default();
        value_with(own.condition, tests, None, prover.diagrams).map(Some)
    }
}

/// Every part of every condition of a bank, with its owner.
pub fn all_parts(bank: &Bank) -> Vec<(ConditionOwner, usize)> {
    let questions = bank.numbered_questions().map(|(id, _)| ConditionOwner::Question(id));
    let rules = bank.numbered_rules().map(|(id, _)| ConditionOwner::Rule(id));
    let parts = |owner| {
        let count = bank.condition(owner).map_or(0, |condition| condition.parts().len());
        (0..count).map(move |part| (owner, part))
    };
    questions.chain(rules).flat_map(parts).collect()
}

/// The parts around a part, from the nearest outward.
pub fn around(condition: &Condition, part: usize) -> Vec<usize> {
    let parts = condition.parts();
    let outer = |part: &usize| parts.get(*part).and_then(|part| part.within);
    std::iter::successors(outer(&part), outer).collect()
}

/// Key and id of the owner of a condition.
pub fn owner_words(owner: ConditionOwner, bank: &Bank) -> (&'static str, &str) {
    match owner {
        ConditionOwner::Question(id) => ("ask_if", &bank.question(id).id),
        ConditionOwner::Rule(id) => ("when", &bank.rule(id).id),
    }
}

/// A part as it is written.
pub fn written(owner: ConditionOwner, part: usize, bank: &Bank) -> String {
    let parts = bank.condition(owner).map(Condition::parts).unwrap_or_default();
    parts.get(part).map(|part| part.condition.written(bank)).unwrap_or_default()
}
