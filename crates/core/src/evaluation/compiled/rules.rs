//! Rules as masks, in the order in which their findings stand.

use std::cmp::Reverse;

use super::atoms::Atoms;
use super::bits::{WORD, Word};
use super::expression::Expression;
use crate::bank::{Bank, Level, RuleId};
use crate::logic::Truth;

/// The rules of a bank.
#[derive(Debug)]
pub struct CompiledRules {
    /// In order of findings: by level, then by point, then of the bank.
    rules: Vec<CompiledRule>,
    /// Ranks of the rules that may be unresolved, by what they count as, then by point.
    open: Vec<usize>,
}

#[derive(Debug)]
struct CompiledRule {
    id: RuleId,
    level: Level,
    when: Expression,
    /// Ranks of the stronger rules that replace it.
    replaced_by: Vec<usize>,
}

/// Truths of rules, by their ranks.
#[derive(Debug, Default)]
pub struct RuleBits {
    truths: Vec<Word>,
}

impl RuleBits {
    fn is_true(&self, rank: usize) -> bool {
        self.truths.get(rank / WORD).is_some_and(|word| word.must >> (rank % WORD) & 1 == 1)
    }

    fn is_unknown(&self, rank: usize) -> bool {
        let unknown = |word: &Word| (word.may & !word.must) >> (rank % WORD) & 1 == 1;
        self.truths.get(rank / WORD).is_some_and(unknown)
    }
}

impl CompiledRules {
    /// The rules with their conditions.
    pub fn of(bank: &Bank, atoms: &Atoms<'_>) -> Self {
        let mut order: Vec<RuleId> = bank.numbered_rules().map(|(id, _)| id).collect();
        order.sort_by_key(|id| (Reverse(bank.rule(*id).level), bank.rule(*id).point));
        let rank_of = |id: RuleId| order.iter().position(|ranked| *ranked == id);
        let rules: Vec<CompiledRule> = order
            .iter()
            .map(|id| {
                let rule = bank.rule(*id);
                CompiledRule {
                    id: *id,
                    level: rule.level,
                    when: atoms.expression(&rule.when),
                    replaced_by: rule.replaced_by.iter().filter_map(|id| rank_of(*id)).collect(),
                }
            })
            .collect();
        let mut open: Vec<usize> = (0..rules.len()).collect();
        open.retain(|rank| rules.get(*rank).is_some_and(|rule| rule.level >= Level::Discuss));
        open.sort_by_key(|rank| {
            rules.get(*rank).map(|rule| {
                (Reverse(counts_as(rule.level)), bank.rule(rule.id).point, rule.id.index())
            })
        });
        CompiledRules { rules, open }
    }

    /// Works out the truth of every rule.
    pub fn read(&self, bits: &[Word], truths: &mut RuleBits) {
        truths.truths.clear();
        for rules in self.rules.chunks(WORD) {
            let mut word = Word::default();
            for (rule, bit) in rules.iter().zip(0..) {
                let truth = rule.when.truth(bits);
                word.must |= u64::from(truth.is_true()) << bit;
                word.may |= u64::from(!truth.is_false()) << bit;
            }
            truths.truths.push(word);
        }
    }

    /// Truth of each rule, in bank order.
    pub fn truths(&self, truths: &RuleBits) -> Vec<Truth> {
        let mut found = vec![Truth::False; self.rules.len()];
        for (rank, rule) in self.rules.iter().enumerate() {
            let truth = match (truths.is_true(rank), truths.is_unknown(rank)) {
                (true, _) => Truth::True,
                (false, true) => Truth::Unknown,
                (false, false) => Truth::False,
            };
            if let Some(place) = found.get_mut(rule.id.index()) {
                *place = truth;
            }
        }
        found
    }

    fn is_replaced(&self, rule: &CompiledRule, truths: &RuleBits) -> bool {
        rule.replaced_by.iter().any(|stronger| truths.is_true(*stronger))
    }

    /// Rules that are true and not replaced.
    pub fn findings<'r>(
        &'r self,
        truths: &'r RuleBits,
    ) -> impl Iterator<Item = (RuleId, Level)> + 'r {
        set_bits(truths.truths.iter().map(|word| word.must))
            .filter_map(|rank| self.rules.get(rank))
            .filter(|rule| !self.is_replaced(rule, truths))
            .map(|rule| (rule.id, rule.level))
    }

    /// Rules of `discuss` or above that are unknown and not replaced, with what they count as.
    pub fn unresolved<'r>(
        &'r self,
        truths: &'r RuleBits,
    ) -> impl Iterator<Item = (RuleId, Level)> + 'r {
        self.open
            .iter()
            .filter(|rank| truths.is_unknown(**rank))
            .filter_map(|rank| self.rules.get(*rank))
            .filter(|rule| !self.is_replaced(rule, truths))
            .map(|rule| (rule.id, counts_as(rule.level)))
    }
}

/// The level at which an unresolved rule counts: its own, and at most `caution`.
fn counts_as(level: Level) -> Level {
    level.min(Level::Caution)
}

/// Places of the bits that are set.
fn set_bits(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(index, mut word)| {
        std::iter::from_fn(move || {
            let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
            word &= word - 1;
            Some(index * WORD + bit)
        })
    })
}
