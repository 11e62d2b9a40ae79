//! Changes of one question's answer, and promises that they break.

use super::counterexample::{Assignment, decode, least_numbers, with_not_sure};
use super::diagram::{Bdd, Bit, Decided};
use super::encoding::QuestionBits;
use super::prover::Prover;
use super::verdict::Violation;
use crate::bank::QuestionId;

/// Change of one question's answer: the bits before and after.
pub struct AnswerChange {
    pub before: Vec<(Bit, bool)>,
    pub after: Vec<(Bit, bool)>,
    /// Condition beside the bits before.
    pub when: Bdd,
}

impl AnswerChange {
    /// A known answer becomes unknown.
    pub fn to_unknown(bits: &QuestionBits, prover: &mut Prover<'_>) -> Decided<AnswerChange> {
        let known = prover.diagrams.bit(bits.known)?;
        Ok(AnswerChange { before: Vec::new(), after: bits.unknown(), when: known })
    }

    /// The function is true, the change can be made, and the answers before and after it are
    /// accepted.
    ///
    /// The function is one of the answers beside the change.
    pub fn breaks(&self, function: Bdd, prover: &mut Prover<'_>) -> Decided<Bdd> {
        let mut broken = prover.diagrams.and(function, self.when)?;
        for (bit, on) in self.before.iter().rev() {
            let is_on = prover.diagrams.bit(*bit)?;
            broken = if *on {
                prover.diagrams.and(broken, is_on)?
            } else {
                prover.diagrams.and_not(broken, is_on)?
            };
        }
        if !prover.satisfiable_after(broken, &self.after)? {
            return Ok(Bdd::FALSE);
        }
        let also = prover.assumptions.all(prover.diagrams, &self.after)?;
        prover.diagrams.all([broken, prover.canonical, also])
    }
}

/// The smallest answers that one of the changes breaks, with those after the first change that
/// does.
pub fn smallest_pair(
    prover: &mut Prover<'_>,
    question: QuestionId,
    changes: &[AnswerChange],
    broken: &[Bdd],
) -> Decided<Option<Violation>> {
    let any = prover.diagrams.any(broken.iter().copied())?;
    let Some(assignment) = prover.smallest(any) else { return Ok(None) };
    let is_on = |bit: Bit| assignment.is_on(bit);
    let mut found = changes.iter().zip(broken);
    let first = found.find(|(_, broken)| prover.diagrams.value(**broken, &is_on));
    Ok(first.map(|(change, _)| pair(prover, question, &assignment, &change.after)))
}

/// The answers before a change to other bits, and after it.
fn pair(
    prover: &Prover<'_>,
    question: QuestionId,
    assignment: &Assignment,
    after: &[(Bit, bool)],
) -> Violation {
    if prover.bits(question).is_some_and(|bits| after.contains(&(bits.known, false))) {
        let before = prover.answers(assignment);
        let after = with_not_sure(&before, question);
        return Violation::Pair { question, before, after };
    }
    let changed = assignment.clone().with(after);
    let numbers = |assignment: &Assignment| {
        least_numbers(assignment, prover.encoding, &prover.assumptions, prover.diagrams)
    };
    // The higher number asks the most of the others, so theirs are chosen by it; its own, before,
    // is chosen last.
    let after_numbers = numbers(&changed);
    let mut before_numbers = after_numbers.clone();
    if let Some(own) = numbers(assignment).get(&question.index()) {
        before_numbers.insert(question.index(), *own);
    }
    Violation::Pair {
        question,
        before: decode(assignment, &before_numbers, prover.encoding, prover.bank),
        after: decode(&changed, &after_numbers, prover.encoding, prover.bank),
    }
}
