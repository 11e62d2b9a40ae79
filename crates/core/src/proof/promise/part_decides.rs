//! A part of a condition decides its outcome for some accepted answers.
//!
//! A part decides nothing where a constant, be it true, false or unknown, can stand in its place:
//! then the condition has the same value of three for all accepted answers. Of parts within one
//! another the outermost is reported; a condition that is never true has a problem of its own.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use super::whole_condition::{WholeCondition, all_parts, around, owner_words, written};
use crate::bank::Bank;
use crate::bank::condition::ConditionOwner;
use crate::diagnostic::Code;
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

impl PromiseKind for PartDecides {
    fn all(bank: &Bank) -> Vec<Self> {
        all_parts(bank).into_iter().map(|(owner, part)| PartDecides { owner, part }).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let bank = prover.bank;
        let Some(whole) = WholeCondition::of(self.owner, bank) else { return Ok(None) };
        if !whole.can_be_true(prover)? || !whole.is_idle(self.part, prover)? {
            return Ok(None);
        }
        let outer = bank.condition(self.owner).map(|condition| around(condition, self.part));
        for outer in outer.into_iter().flatten() {
            if whole.is_idle(outer, prover)? {
                return Ok(None);
            }
        }
        Ok(Some(Violation::NoExample))
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let (key, id) = owner_words(self.owner, bank);
        let part = written(self.owner, self.part, bank);
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
