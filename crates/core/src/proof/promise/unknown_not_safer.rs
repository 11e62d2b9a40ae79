//! An unknown answer raises no less than every known one: unknown is never safe, second half.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, Level, QuestionId};
use crate::diagnostic::Code;
use crate::proof::counterexample::{Assignment, with_not_sure};
use crate::proof::diagram::{Bdd, Bit, Decided};
use crate::proof::encoding::QuestionBits;
use crate::proof::overall::{RAISED, Raising};
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// Not knowing an answer raises no less than its least pressing known answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownNotSafer {
    /// The question.
    pub question: QuestionId,
}

/// Known answers to the question of a promise.
struct KnownAnswers<'p> {
    bits: &'p QuestionBits,
    /// The known answer keeps the constraints.
    keeps: Bdd,
    /// Some known answer keeps the constraints.
    exist: Bdd,
}

impl UnknownNotSafer {
    fn known_answers<'p>(
        &self,
        bits: &'p QuestionBits,
        prover: &mut Prover<'p>,
    ) -> Decided<KnownAnswers<'p>> {
        let keeps = prover.assumptions.mentioning(prover.diagrams, self.question.index())?;
        let keeps = prover.diagrams.restrict(keeps, &[(bits.known, true)])?;
        let exist = prover.diagrams.exists(keeps, bits.value_bits())?;
        Ok(KnownAnswers { bits, keeps, exist })
    }

    /// Every known answer raises a level that the unknown answer does not raise.
    fn is_safer(
        &self,
        level: Level,
        known: &KnownAnswers<'_>,
        prover: &mut Prover<'_>,
    ) -> Decided<Bdd> {
        let unknown = known.bits.unknown();
        let raising = Raising::to(level, self.question, prover)?;
        let diagrams = &mut *prover.diagrams;
        let while_known = diagrams.restrict(raising.dependent, &[(known.bits.known, true)])?;
        let while_unknown = diagrams.restrict(raising.dependent, &unknown)?;
        let less = diagrams.and_not(known.keeps, while_known)?;
        let some_less = diagrams.exists(less, known.bits.value_bits())?;
        let all_raise = diagrams.and_not(known.exist, some_less)?;
        let broken = diagrams.and_not(all_raise, while_unknown)?;
        raising.despite_others(broken, &unknown, prover)
    }

    /// The answers with the first known answer that fits, and with the answer unknown.
    fn pair(
        &self,
        unknown: &Assignment,
        known: &KnownAnswers<'_>,
        prover: &mut Prover<'_>,
    ) -> Decided<Option<Violation>> {
        let others = prover.encoding.questions.iter().filter(|other| other.id != known.bits.id);
        let others: Vec<(Bit, bool)> =
            others.flat_map(QuestionBits::bits).map(|bit| (bit, unknown.is_on(bit))).collect();
        let diagrams = &mut *prover.diagrams;
        let fits = diagrams.restrict(known.keeps, &others)?;
        let is_known = diagrams.bit(known.bits.known)?;
        let fits = diagrams.and(fits, is_known)?;
        let canonical = diagrams.restrict(prover.canonical, &others)?;
        let fits = diagrams.and(fits, canonical)?;
        let Some(own) = prover.smallest(fits) else { return Ok(None) };
        let before = prover.answers(&unknown.with_question(known.bits, &own));
        let after = with_not_sure(&before, self.question);
        Ok(Some(Violation::Pair { question: self.question, before, after }))
    }
}

impl PromiseKind for UnknownNotSafer {
    fn all(bank: &Bank) -> Vec<Self> {
        bank.numbered_questions().map(|(question, _)| UnknownNotSafer { question }).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let Some(bits) = prover.bits(self.question) else { return Ok(None) };
        let known = self.known_answers(bits, prover)?;
        let mut broken = Bdd::FALSE;
        for level in RAISED {
            let at_level = self.is_safer(level, &known, prover)?;
            broken = prover.diagrams.or(broken, at_level)?;
        }
        if broken.is_false() {
            return Ok(None);
        }
        let canonical = prover.diagrams.restrict(prover.canonical, &bits.unknown())?;
        let broken = prover.diagrams.and(broken, canonical)?;
        let Some(unknown) = prover.smallest(broken) else { return Ok(None) };
        self.pair(&unknown, &known, prover)
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = &bank.question(self.question).id;
        PromiseWords {
            code: Code::UnknownSafer,
            span: bank.place_of_question(self.question),
            message: format!("not knowing `{id}` raises less than any known answer to it does"),
            help: "not knowing must never look safe: the least pressing known answer, and the same \
                   answers without it, come out below",
            undecided: format!("whether not knowing `{id}` ever looks safer"),
            proved: Some("questions where unknown never raises less than every known answer"),
        }
    }
}
