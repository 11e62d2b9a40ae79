//! A part of a condition is true for some accepted answers, and false for some in which its
//! questions are asked.
//!
//! Otherwise it decides only whether the outcome is known. That may be meant, so it is a warning.
//! Of parts within one another the innermost is reported, so that the comparison itself is shown;
//! a part that decides nothing has a problem of its own.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use super::whole_condition::{WholeCondition, all_parts, around, owner_words, written};
use crate::bank::condition::{Condition, ConditionOwner, Test};
use crate::bank::{Bank, Kind};
use crate::diagnostic::{Code, Problem};
use crate::proof::dependencies::mentions;
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// A part of a condition takes one of the two known values for some answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartTurns {
    /// The owner of the condition.
    pub owner: ConditionOwner,
    /// The number of the part.
    pub part: usize,
    /// The value.
    pub value: bool,
}

impl PartTurns {
    /// The part takes the value for no accepted answers in which its questions are asked.
    fn is_never(
        &self,
        part: usize,
        value: bool,
        whole: &WholeCondition<'_>,
        prover: &mut Prover<'_>,
    ) -> Decided<bool> {
        let bank = prover.bank;
        let parts = bank.condition(self.owner).map(Condition::parts).unwrap_or_default();
        let (Some(function), Some(own)) = (whole.part_value(part, prover)?, parts.get(part)) else {
            return Ok(false);
        };
        if value {
            return Ok(!prover.satisfiable(function.yes)?);
        }
        let mut no = function.no;
        for question in mentions(bank, own.condition) {
            let asked = prover.symbolic.asked(question);
            no = prover.diagrams.and(no, asked)?;
        }
        Ok(!prover.satisfiable(no)?)
    }
}

impl PromiseKind for PartTurns {
    fn all(bank: &Bank) -> Vec<Self> {
        let both = |(owner, part)| [true, false].map(|value| PartTurns { owner, part, value });
        all_parts(bank).into_iter().flat_map(both).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let bank = prover.bank;
        let Some(whole) = WholeCondition::of(self.owner, bank) else { return Ok(None) };
        let Some(condition) = bank.condition(self.owner) else { return Ok(None) };
        // The whole of a condition is not a part that another could outweigh.
        if condition.parts().len() < 2
            || !self.is_never(self.part, self.value, &whole, prover)?
            || !whole.can_be_true(prover)?
        {
            return Ok(None);
        }
        for part in around(condition, self.part).into_iter().chain([self.part]) {
            if whole.is_idle(part, prover)? {
                return Ok(None);
            }
        }
        for part in 0..condition.parts().len() {
            if around(condition, part).contains(&self.part) {
                for value in [true, false] {
                    if self.is_never(part, value, &whole, prover)? {
                        return Ok(None);
                    }
                }
            }
        }
        Ok(Some(Violation::NoExample))
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let (key, id) = owner_words(self.owner, bank);
        let part = written(self.owner, self.part, bank);
        let never = if self.value { "true" } else { "false" };
        PromiseWords {
            code: Code::OneSidedPart,
            span: bank.place_of_part(self.owner, self.part),
            message: format!("the part `{part}` of the `{key}` of `{id}` is never {never}"),
            help: "it decides only whether the outcome is known: mend it, leave it out, or accept \
                   this warning",
            undecided: format!(
                "whether the part `{part}` of the `{key}` of `{id}` is ever {never}"
            ),
            proved: None,
        }
    }

    fn problem(&self, bank: &Bank, violation: &Violation) -> Problem {
        let PromiseWords { code, span, message, help, .. } = self.words(bank, Some(violation));
        let (_, id) = owner_words(self.owner, bank);
        let parts = bank.condition(self.owner).map(Condition::parts).unwrap_or_default();
        let range = parts.get(self.part).and_then(|part| range(part.condition, bank));
        let problem = Problem::warning(code, span, message).about(id).help(help);
        match range {
            Some(range) => problem.label(range),
            None => problem,
        }
    }
}

/// Words about the numbers that a comparison is made with.
fn range(condition: &Condition, bank: &Bank) -> Option<String> {
    let (id, range) = match condition {
        Condition::Test(Test::Number(question, ..)) => match &bank.question(*question).kind {
            Kind::Integer { range, .. } => (&bank.question(*question).id, range),
            _ => return None,
        },
        Condition::Test(Test::Sum(scale, ..)) => {
            (&bank.scale(*scale).id, &bank.scale(*scale).range)
        }
        _ => return None,
    };
    Some(format!("`{id}` goes from {} to {}", range.start(), range.end()))
}
