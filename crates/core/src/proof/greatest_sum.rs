//! The greatest sum of weights over every set of answers, by elimination of one bit after the other
//! (R. Dechter, Bucket Elimination, Artificial Intelligence 113, 1999): what depends on a bit is
//! added up, and the better of its two values is kept. It is exact, as a sum's other parts do not
//! depend on that bit.

use super::compile::BankPart;
use super::counterexample::Assignment;
use super::diagram::{Bdd, Bit, Decided, Diagrams, OutOfSteps};
use super::elimination_order::elimination_order;
use super::encoding::{Encoding, Values};
use super::prover::Prover;
use super::value_diagram::{ValueDiagram, ValueDiagrams};
use crate::answers::Answers;
use crate::bank::{Bank, OptionId, QuestionId, RuleId};

/// Something that is so for some answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact(Bdd);

impl Fact {
    /// So for all answers.
    pub const ALWAYS: Fact = Fact(Bdd::TRUE);
    /// So for no answers.
    pub const NEVER: Fact = Fact(Bdd::FALSE);
}

/// The greatest sum of weights.
pub struct GreatestSum {
    /// The sum.
    pub sum: i64,
    /// Answers that reach it.
    pub answers: Answers,
    /// For each weight, true where it is part of the sum.
    pub reached: Vec<bool>,
}

/// Facts about the answers to a bank, and sums over them.
pub struct Facts<'p> {
    prover: Prover<'p>,
}

/// Calls a function with the facts of a bank.
///
/// # Errors
/// The limit of steps was reached.
pub fn with_facts<T>(
    bank: &Bank,
    limit: u64,
    found: impl FnOnce(&mut Facts<'_>) -> Decided<T>,
) -> Decided<T> {
    let encoding = Encoding::of(&[bank]).map_err(|_| OutOfSteps)?;
    let mut diagrams = Diagrams::with_limit(limit);
    let out = |_: BankPart| OutOfSteps;
    let prover = Prover::of(bank, &encoding, &mut diagrams).map_err(out)?;
    found(&mut Facts { prover })
}

impl Facts<'_> {
    /// The rule is a finding.
    pub fn finding(&self, rule: RuleId) -> Fact {
        Fact(self.prover.finding(rule))
    }

    /// The rule is unresolved.
    pub fn unresolved(&mut self, rule: RuleId) -> Decided<Fact> {
        let rule = self.prover.symbolic.rule(rule);
        self.prover.diagrams.and_not(rule.raised, rule.finding).map(Fact)
    }

    /// The question may be asked, and its answer is not known.
    pub fn unknown(&mut self, question: QuestionId) -> Decided<Fact> {
        let Some(bits) = self.prover.bits(question) else { return Ok(Fact::NEVER) };
        let known = self.prover.diagrams.bit(bits.known)?;
        let not_asked = self.prover.symbolic.not_asked(question);
        let silent = self.prover.diagrams.or(known, not_asked)?;
        self.prover.diagrams.not(silent).map(Fact)
    }

    /// The question may be asked, and an option of its list is ticked and not sure.
    pub fn unsure(&mut self, question: QuestionId, option: OptionId) -> Decided<Fact> {
        let Some(bits) = self.prover.bits(question) else { return Ok(Fact::NEVER) };
        let id =
            self.prover.bank.question(question).option(option).map(|option| option.id.as_str());
        let Values::Multi(options, _) = &bits.values else { return Ok(Fact::NEVER) };
        let Some(place) = options.iter().position(|other| Some(other.as_str()) == id) else {
            return Ok(Fact::NEVER);
        };
        let (tick, sure) = bits.tick_bits(place);
        let diagrams = &mut *self.prover.diagrams;
        let [known, tick, sure] =
            [diagrams.bit(bits.known)?, diagrams.bit(tick)?, diagrams.bit(sure)?];
        let ticked = diagrams.and(known, tick)?;
        let unsure = diagrams.and_not(ticked, sure)?;
        diagrams.and_not(unsure, self.prover.symbolic.not_asked(question)).map(Fact)
    }

    /// All of these.
    pub fn all(&mut self, facts: impl IntoIterator<Item = Fact>) -> Decided<Fact> {
        self.prover.diagrams.all(facts.into_iter().map(|fact| fact.0)).map(Fact)
    }

    /// At least one of these.
    pub fn any(&mut self, facts: impl IntoIterator<Item = Fact>) -> Decided<Fact> {
        self.prover.diagrams.any(facts.into_iter().map(|fact| fact.0)).map(Fact)
    }

    /// The contrary.
    pub fn not(&mut self, fact: Fact) -> Decided<Fact> {
        self.prover.diagrams.not(fact.0).map(Fact)
    }

    /// The greatest sum of the weights of what is so, over the accepted answers for which all that
    /// is given is so, with answers that reach it; none where there are no such answers.
    ///
    /// # Errors
    /// The limit of steps was reached.
    pub fn greatest_sum(
        &mut self,
        given: &[Fact],
        weights: &[(Fact, i64)],
    ) -> Decided<Option<GreatestSum>> {
        let prover = &mut self.prover;
        let mut values = ValueDiagrams::default();
        let mut parts = Vec::new();
        let accepted = prover.assumptions.accepted();
        let canonical = (prover.encoding.questions.iter())
            .map(|question| {
                let canonical = question.canonical(prover.diagrams)?;
                prover.diagrams.branch(question.known, Bdd::TRUE, canonical)
            })
            .collect::<Decided<Vec<Bdd>>>()?;
        for held in accepted.into_iter().chain(canonical).chain(given.iter().map(|fact| fact.0)) {
            parts.push(values.of(held, Some(0), None, prover.diagrams)?);
        }
        for (fact, weight) in weights {
            parts.push(values.of(fact.0, Some(*weight), Some(0), prover.diagrams)?);
        }
        let zero = values.constant(0, prover.diagrams)?;
        let supports: Vec<Vec<Bit>> = parts.iter().map(|part| values.support(*part)).collect();
        let order = elimination_order(&supports);
        let mut parts: Vec<(ValueDiagram, Vec<Bit>)> = parts.into_iter().zip(supports).collect();
        let mut eliminated = Vec::new();
        for bit in order {
            let (with, without): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|(_, bits)| bits.binary_search(&bit).is_ok());
            parts = without;
            let sum = with
                .into_iter()
                .try_fold(zero, |so_far, (part, _)| values.sum(so_far, part, prover.diagrams))?;
            let best = values.without(sum, bit, prover.diagrams)?;
            eliminated.push((bit, sum));
            parts.push((best, values.support(best)));
        }
        let all = parts
            .into_iter()
            .try_fold(zero, |so_far, (part, _)| values.sum(so_far, part, prover.diagrams))?;
        let Some(greatest) = values.value(all, &|_| false) else { return Ok(None) };
        let mut assignment = Assignment::default();
        for (bit, sum) in eliminated.into_iter().rev() {
            let worth = |on: bool| {
                values.value(sum, &|other| if other == bit { on } else { assignment.is_on(other) })
            };
            let on = worth(true) > worth(false);
            assignment.set([(bit, on)]);
        }
        let is_so = |fact: Fact| prover.diagrams.value(fact.0, &|bit| assignment.is_on(bit));
        let reached = weights.iter().map(|(fact, _)| is_so(*fact)).collect();
        Ok(Some(GreatestSum { sum: greatest, answers: prover.answers(&assignment), reached }))
    }
}
