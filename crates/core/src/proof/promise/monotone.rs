//! A more concerning answer raises no less: caution is monotone.
//!
//! The answer to the question itself is known before and after; every other answer is as given,
//! whatever it is. This holds for more sets of answers than those that are known throughout, so it
//! is the stronger claim. An option may be added as `id` or as `id?`.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, QuestionId, RisingConcern};
use crate::diagnostic::Code;
use crate::proof::change::{AnswerChange, smallest_pair};
use crate::proof::diagram::{Bdd, Decided};
use crate::proof::encoding::{QuestionBits, Values};
use crate::proof::overall::{RAISED, Raising};
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// A more concerning answer raises no less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Monotone {
    /// The question.
    pub question: QuestionId,
}

impl Monotone {
    /// Every change of a known answer into a more concerning one.
    fn changes(&self, bits: &QuestionBits, prover: &mut Prover<'_>) -> Decided<Vec<AnswerChange>> {
        match (&prover.bank.question(self.question).rising_concern, &bits.values) {
            (Some(RisingConcern::Options(order)), Values::Choice(_)) => {
                Ok(rises(bits, &order.iter().map(|option| option.index()).collect::<Vec<_>>()))
            }
            (Some(RisingConcern::Higher), Values::Integer(classes)) => {
                Ok(rises(bits, &(0..classes.len()).collect::<Vec<_>>()))
            }
            (Some(RisingConcern::EachOption), Values::Multi(options, _)) => {
                added_ticks(bits, options.len(), prover)
            }
            _ => Ok(Vec::new()),
        }
    }
}

/// Changes from each of these places to each later one.
fn rises(bits: &QuestionBits, places: &[usize]) -> Vec<AnswerChange> {
    let mut changes = Vec::new();
    for (index, lower) in places.iter().enumerate() {
        changes.extend(places.iter().skip(index + 1).map(|higher| AnswerChange {
            before: bits.numbered(*lower),
            after: bits.numbered(*higher),
            when: Bdd::TRUE,
        }));
    }
    changes
}

/// For each option: ticked surely, ticked unsurely, and made sure.
fn added_ticks(
    bits: &QuestionBits,
    options: usize,
    prover: &mut Prover<'_>,
) -> Decided<Vec<AnswerChange>> {
    let canonical = bits.canonical(prover.diagrams)?;
    let mut changes = Vec::new();
    for option in 0..options {
        let (ticked, _) = bits.tick_bits(option);
        let off = vec![(bits.known, true), (ticked, false)];
        let on = |is_sure| bits.with_tick(option, is_sure);
        let others = prover.diagrams.restrict(canonical, &[(ticked, false)])?;
        changes.push(AnswerChange { before: off.clone(), after: on(true), when: others });
        changes.push(AnswerChange { before: off, after: on(false), when: others });
        changes.push(AnswerChange { before: on(false), after: on(true), when: Bdd::TRUE });
    }
    Ok(changes)
}

impl PromiseKind for Monotone {
    fn all(bank: &Bank) -> Vec<Self> {
        bank.numbered_questions()
            .filter(|(_, question)| question.rising_concern.is_some())
            .map(|(question, _)| Monotone { question })
            .collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let Some(bits) = prover.bits(self.question) else { return Ok(None) };
        let changes = self.changes(bits, prover)?;
        let mut broken = vec![Bdd::FALSE; changes.len()];
        for level in RAISED {
            let raising = Raising::to(level, self.question, prover)?;
            for (change, broken) in changes.iter().zip(&mut broken) {
                let before = prover.diagrams.restrict(raising.dependent, &change.before)?;
                let after = prover.diagrams.restrict(raising.dependent, &change.after)?;
                let lowered = prover.diagrams.and_not(before, after)?;
                let lowered = raising.despite_others(lowered, &change.after, prover)?;
                let lowered = change.breaks(lowered, prover)?;
                *broken = prover.diagrams.or(*broken, lowered)?;
            }
        }
        smallest_pair(prover, self.question, &changes, &broken)
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = &bank.question(self.question).id;
        PromiseWords {
            code: Code::LessConcern,
            span: bank.place_of_question(self.question),
            message: format!("a more concerning answer to `{id}` raises less"),
            help: "mend `rising_concern` of this question, or the rules that ask it",
            undecided: format!("whether a more concerning answer to `{id}` ever raises less"),
            proved: Some("questions where a more concerning answer never raises less"),
        }
    }
}
