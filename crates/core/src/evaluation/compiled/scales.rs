//! Sums of scales.

use super::atoms::Atoms;
use super::bits::{Place, Word};
use crate::answers::{Answer, Answers, Value};
use crate::bank::condition::Test;
use crate::bank::{Bank, QuestionId, Scale, ScaleId};
use crate::logic::{Comparison, Interval, Truth};

/// A scale with the tests of its sum.
#[derive(Debug)]
pub struct CompiledScale {
    items: Vec<Item>,
    tests: Vec<(Comparison, i64, Place)>,
}

#[derive(Debug)]
struct Item {
    question: QuestionId,
    scores: Vec<i64>,
    unknown: Interval,
}

impl CompiledScale {
    /// The scale with its tests.
    pub fn of(bank: &Bank, id: ScaleId, scale: &Scale, atoms: &Atoms<'_>) -> Self {
        let items = scale.items.iter().map(|question| {
            let options = bank.question(*question).options().iter();
            let scored = options.clone().filter_map(|option| option.score);
            let least = scored.clone().min().unwrap_or(0);
            let greatest = scored.max().unwrap_or(0);
            Item {
                question: *question,
                scores: options.map(|option| option.score.unwrap_or(0)).collect(),
                unknown: Interval { least, greatest },
            }
        });
        let tests = atoms.of_scale(id).iter().filter_map(|(test, place)| match test {
            Test::Sum(_, comparison, than) => Some((*comparison, *than, *place)),
            _ => None,
        });
        CompiledScale { items: items.collect(), tests: tests.collect() }
    }

    /// The sum; none where no item is asked.
    pub fn sum(&self, answers: &Answers, asked: &[Truth]) -> Option<Interval> {
        let is_asked = |item: &&Item| asked.get(item.question.index()) != Some(&Truth::False);
        let mut items = self.items.iter().filter(is_asked).peekable();
        items.peek()?;
        Some(items.fold(Interval::exactly(0), |sum, item| {
            let Interval { least, greatest } = item.score(answers.get(item.question));
            Interval {
                least: sum.least.saturating_add(least),
                greatest: sum.greatest.saturating_add(greatest),
            }
        }))
    }

    /// Sets the bits of the sum's tests.
    pub fn read(&self, answers: &Answers, asked: &[Truth], bits: &mut [Word]) {
        let Some(sum) = self.sum(answers, asked) else { return };
        for (comparison, than, Place { word, mask }) in &self.tests {
            let truth = sum.compare(*comparison, *than);
            if let Some(bits) = bits.get_mut(*word) {
                bits.must |= if truth.is_true() { *mask } else { 0 };
                bits.may |= if truth.is_false() { 0 } else { *mask };
            }
        }
    }
}

impl Item {
    fn score(&self, answer: &Answer) -> Interval {
        match answer {
            Answer::Known(Value::Choice(option)) => {
                Interval::exactly(self.scores.get(option.index()).copied().unwrap_or(0))
            }
            _ => self.unknown,
        }
    }
}
