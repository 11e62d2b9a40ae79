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
    /// Ranks of the rules that others replace, with those of the stronger ones.
    replaced: Vec<(usize, Vec<usize>)>,
    /// Ranks of the rules that may be unresolved, by what they count as, then by point.
    open: Vec<usize>,
}

#[derive(Debug)]
struct CompiledRule {
    id: RuleId,
    level: Level,
    when: Expression,
}

/// Truths of rules, by their ranks.
#[derive(Debug, Default)]
pub struct RuleBits {
    /// Truths of their conditions.
    truths: Vec<Word>,
    /// Rules that are replaced.
    replaced: Vec<u64>,
}

impl RuleBits {
    fn is_true(&self, rank: usize) -> bool {
        self.truths.get(rank / WORD).is_some_and(|word| word.must >> (rank % WORD) & 1 == 1)
    }

    fn is_unknown(&self, rank: usize) -> bool {
        let unknown = |word: &Word| (word.may & !word.must) >> (rank % WORD) & 1 == 1;
        self.truths.get(rank / WORD).is_some_and(unknown)
    }

    fn is_replaced(&self, rank: usize) -> bool {
        self.replaced.get(rank / WORD).is_some_and(|word| word >> (rank % WORD) & 1 == 1)
    }
}

impl CompiledRules {
    /// The rules with their conditions.
    pub fn of(bank: &Bank, atoms: &Atoms<'_>) -> Self {
        let mut order: Vec<RuleId> = bank.numbered_rules().map(|(id, _)| id).collect();
        order.sort_by_key(|id| (Reverse(bank.rule(*id).level), bank.rule(*id).point));
        let rank_of = |id: &RuleId| order.iter().position(|ranked| ranked == id);
        let stronger = |(rank, id): (usize, &RuleId)| {
            let stronger: Vec<usize> =
                bank.rule(*id).replaced_by.iter().filter_map(rank_of).collect();
            (!stronger.is_empty()).then_some((rank, stronger))
        };
        let level = |rank: &usize| order.get(*rank).map(|id| bank.rule(*id).level);
        let mut open: Vec<usize> = (0..order.len()).collect();
        open.retain(|rank| level(rank) >= Some(Level::Discuss));
        open.sort_by_key(|rank| {
            let id = order.get(*rank).copied();
            (Reverse(level(rank).map(counts_as)), id.map(|id| (bank.rule(id).point, id.index())))
        });
        let compiled = |id: &RuleId| {
            let rule = bank.rule(*id);
            CompiledRule { id: *id, level: rule.level, when: atoms.expression(&rule.when) }
        };
        CompiledRules {
            replaced: order.iter().enumerate().filter_map(stronger).collect(),
            rules: order.iter().map(compiled).collect(),
            open,
        }
    }

    /// Works out the truth of every rule.
    pub fn read(&self, bits: &[Word], found: &mut RuleBits) {
        found.truths.clear();
        for rules in self.rules.chunks(WORD) {
            let mut word = Word::default();
            for (rule, bit) in rules.iter().zip(0..) {
                let (must, may) = rule.when.holds(bits);
                word.must |= u64::from(must) << bit;
                word.may |= u64::from(may) << bit;
            }
            found.truths.push(word);
        }
        found.replaced.clear();
        found.replaced.resize(found.truths.len(), 0);
        for (rank, stronger) in &self.replaced {
            let is_replaced = stronger.iter().any(|rank| found.is_true(*rank));
            if let Some(word) = found.replaced.get_mut(rank / WORD) {
                *word |= u64::from(is_replaced) << (rank % WORD);
            }
        }
    }

    /// Truth of each rule, in bank order.
    pub fn truths(&self, found: &RuleBits) -> Vec<Truth> {
        let mut truths = vec![Truth::False; self.rules.len()];
        for (rank, rule) in self.rules.iter().enumerate() {
            let truth = match (found.is_true(rank), found.is_unknown(rank)) {
                (true, _) => Truth::True,
                (false, true) => Truth::Unknown,
                (false, false) => Truth::False,
            };
            if let Some(place) = truths.get_mut(rule.id.index()) {
                *place = truth;
            }
        }
        truths
    }

    /// Rules that are true and not replaced.
    pub fn findings<'r>(
        &'r self,
        found: &'r RuleBits,
    ) -> impl Iterator<Item = (RuleId, Level)> + 'r {
        set_bits(found.truths.iter().zip(&found.replaced).map(|(word, out)| word.must & !out))
            .filter_map(|rank| self.rules.get(rank))
            .map(|rule| (rule.id, rule.level))
    }

    /// Rules of `discuss` or above that are unknown and not replaced, with what they count as.
    pub fn unresolved<'r>(
        &'r self,
        found: &'r RuleBits,
    ) -> impl Iterator<Item = (RuleId, Level)> + 'r {
        self.open
            .iter()
            .filter(|rank| found.is_unknown(**rank) && !found.is_replaced(**rank))
            .filter_map(|rank| self.rules.get(*rank))
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
