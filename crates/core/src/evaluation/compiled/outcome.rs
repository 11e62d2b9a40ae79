//! What the rules find for a set of answers, without reasons.

use super::bits::Word;
use super::rules::{CompiledRules, RuleBits};
use crate::answers::{Answer, Answers, Value};
use crate::bank::{Level, QuestionId, RuleId};
use crate::logic::Truth;

/// Outcome of a bank's rules for a set of answers.
#[derive(Debug)]
pub struct Outcome<'e> {
    rules: &'e CompiledRules,
    pub(super) bits: Vec<Word>,
    pub(super) asked: Vec<Truth>,
    pub(super) truths: RuleBits,
}

impl<'e> Outcome<'e> {
    /// The outcome of nothing, to be read into.
    pub(super) fn new(rules: &'e CompiledRules, words: usize) -> Outcome<'e> {
        let bits = vec![Word::default(); words];
        Outcome { rules, bits, asked: Vec::new(), truths: RuleBits::default() }
    }

    pub(super) fn clear(&mut self) {
        self.bits.fill(Word::default());
        self.asked.clear();
    }

    /// For each question, in bank order, the truth of its being asked.
    pub fn asked(&self) -> &[Truth] {
        &self.asked
    }

    /// Truth of each rule's condition, in bank order.
    pub fn truths(&self) -> Vec<Truth> {
        self.rules.truths(&self.truths)
    }

    /// Rules that are true and not replaced, by level, then by point, then in bank order.
    pub fn findings(&self) -> impl Iterator<Item = RuleId> {
        self.rules.findings(&self.truths).map(|(id, _)| id)
    }

    /// Rules of `discuss` or above that are unknown and not replaced, by what they count as, then
    /// by point, then in bank order.
    pub fn unresolved(&self) -> impl Iterator<Item = (RuleId, Level)> {
        self.rules.unresolved(&self.truths)
    }

    /// The highest level among findings and unresolved rules.
    pub fn overall(&self) -> Level {
        let found = self.rules.findings(&self.truths).next().map(|(_, level)| level);
        let open = self.rules.unresolved(&self.truths).next().map(|(_, level)| level);
        found.max(open).unwrap_or(Level::Note)
    }

    /// A known number that counts.
    pub(super) fn number(&self, answers: &Answers, question: QuestionId) -> Option<i64> {
        match answers.get(question) {
            Answer::Known(Value::Integer(number))
                if self.asked.get(question.index()) != Some(&Truth::False) =>
            {
                Some(*number)
            }
            _ => None,
        }
    }
}
