//! Conditions as functions of the bits, by the same steps as the evaluation takes them.

use rustc_hash::FxHashMap;

use super::sum::{Scores, reaches};
use super::ternary::Ternary;
use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, OptionId, QuestionId, ScaleId};
use crate::logic::Comparison;
use crate::proof::diagram::{Bdd, Decided, Diagrams};
use crate::proof::encoding::{Encoding, QuestionBits, Values};

/// End of the interval of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum IntervalEnd {
    Least,
    Greatest,
}

/// Compiler of the conditions of one bank.
pub struct ConditionCompiler<'c> {
    pub diagrams: &'c mut Diagrams,
    bank: &'c Bank,
    /// Bits of each question; none for one that has no known answer in every bank.
    bits: Vec<Option<&'c QuestionBits>>,
    /// For the questions so far, the function 'it is asked'.
    asked: Vec<Ternary>,
    sums: FxHashMap<(ScaleId, IntervalEnd, i64), Bdd>,
}

impl<'c> ConditionCompiler<'c> {
    /// A compiler for which no question is asked yet.
    pub fn of(bank: &'c Bank, encoding: &'c Encoding, diagrams: &'c mut Diagrams) -> Self {
        let bits_of = |id: &str| {
            let bits = encoding.questions.get(encoding.place_named(id)?)?;
            (bits.values != Values::Unknown).then_some(bits)
        };
        let bits = bank.questions().iter().map(|question| bits_of(&question.id)).collect();
        ConditionCompiler { diagrams, bank, bits, asked: Vec::new(), sums: FxHashMap::default() }
    }

    /// Compiles 'it is asked' of the next question, whose `ask_if` mentions only earlier ones.
    pub fn next_question(&mut self, ask_if: Option<&Condition>) -> Decided<()> {
        let asked = ask_if.map_or(Ok(Ternary::TRUE), |condition| self.condition(condition))?;
        self.asked.push(asked);
        Ok(())
    }

    /// For each question, the function 'it is asked'.
    pub fn into_asked(self) -> Vec<Ternary> {
        self.asked
    }

    /// Compiles a condition.
    pub fn condition(&mut self, condition: &Condition) -> Decided<Ternary> {
        match condition {
            Condition::Or(parts) => parts.iter().try_fold(Ternary::FALSE, |so_far, part| {
                let part = self.condition(part)?;
                so_far.or(part, self.diagrams)
            }),
            Condition::And(parts) => parts.iter().try_fold(Ternary::TRUE, |so_far, part| {
                let part = self.condition(part)?;
                so_far.and(part, self.diagrams)
            }),
            Condition::Not(inner) => self.condition(inner).map(Ternary::not),
            Condition::Test(test) => self.test(test),
        }
    }

    /// Compiles each comparison of a condition, from left to right.
    pub fn tests(&mut self, condition: &Condition) -> Decided<Vec<Ternary>> {
        let mut tests = Vec::new();
        condition.each_test(&mut |test| tests.push(test));
        tests.into_iter().map(|test| self.test(test)).collect()
    }

    /// Compiles 'an answer is given, known and not set aside'.
    pub fn known(&mut self, question: QuestionId) -> Decided<Bdd> {
        let given = self.given(question)?;
        let not_asked = self.not_asked(question);
        self.diagrams.and_not(given, not_asked)
    }

    fn test(&mut self, test: &Test) -> Decided<Ternary> {
        let (question, value) = match test {
            Test::Sum(scale, comparison, than) => return self.sum(*scale, *comparison, *than),
            Test::IsUnknown(question) => {
                let given = self.given(*question)?;
                (*question, Ternary { yes: self.diagrams.not(given)?, no: given })
            }
            Test::ChoiceIn(question, options) => {
                let chosen = self.chosen(*question, options)?;
                (*question, self.known_if_given(*question, chosen)?)
            }
            Test::Number(question, comparison, than) => {
                let compares = self.compares(*question, *comparison, *than)?;
                (*question, self.known_if_given(*question, compares)?)
            }
            Test::HasAny(question, options) => (*question, self.has_any(*question, options)?),
        };
        // A comparison is false where its question is not asked.
        value.unless(self.not_asked(question), self.diagrams)
    }

    fn bits(&self, question: QuestionId) -> Option<&'c QuestionBits> {
        self.bits.get(question.index()).copied().flatten()
    }

    /// Compiles 'an answer is given and known', set aside or not.
    fn given(&mut self, question: QuestionId) -> Decided<Bdd> {
        self.bits(question).map_or(Ok(Bdd::FALSE), |bits| self.diagrams.bit(bits.known))
    }

    fn not_asked(&self, question: QuestionId) -> Bdd {
        self.asked.get(question.index()).map_or(Bdd::FALSE, |asked| asked.no)
    }

    fn known_if_given(&mut self, question: QuestionId, value: Bdd) -> Decided<Ternary> {
        let given = self.given(question)?;
        Ternary::known_if(given, value, self.diagrams)
    }

    fn has_any(&mut self, question: QuestionId, options: &[OptionId]) -> Decided<Ternary> {
        let Some(bits) = self.bits(question) else { return Ok(Ternary::UNKNOWN) };
        let found = self.bank.question(question);
        let wanted =
            |id: &str| found.option_named(id).is_some_and(|option| options.contains(&option));
        let (certain, ticked) = bits.ticked(self.diagrams, &wanted)?;
        let given = self.given(question)?;
        Ok(Ternary {
            yes: self.diagrams.and(given, certain)?,
            no: self.diagrams.and_not(given, ticked)?,
        })
    }

    fn chosen(&mut self, question: QuestionId, options: &[OptionId]) -> Decided<Bdd> {
        let Some(bits) = self.bits(question) else { return Ok(Bdd::FALSE) };
        let Values::Choice(ids) = &bits.values else { return Ok(Bdd::FALSE) };
        let found = self.bank.question(question);
        let wanted = |place: usize| {
            ids.get(place)
                .and_then(|id| found.option_named(id))
                .is_some_and(|option| options.contains(&option))
        };
        bits.one_of(self.diagrams, &wanted)
    }

    fn compares(
        &mut self,
        question: QuestionId,
        comparison: Comparison,
        than: i64,
    ) -> Decided<Bdd> {
        let Some(bits) = self.bits(question) else { return Ok(Bdd::FALSE) };
        let Values::Integer(classes) = &bits.values else { return Ok(Bdd::FALSE) };
        // All numbers of a class compare alike, so its least speaks for it.
        let wanted = |place: usize| {
            classes.get(place).is_some_and(|class| comparison.compares(*class.start(), than))
        };
        bits.one_of(self.diagrams, &wanted)
    }

    fn sum(&mut self, scale: ScaleId, comparison: Comparison, than: i64) -> Decided<Ternary> {
        let (at_least, above) = match comparison {
            Comparison::AtLeast => (than, true),
            Comparison::Greater => (than.saturating_add(1), true),
            Comparison::Less => (than, false),
            Comparison::AtMost => (than.saturating_add(1), false),
        };
        let least = self.reaches(scale, IntervalEnd::Least, at_least)?;
        let greatest = self.reaches(scale, IntervalEnd::Greatest, at_least)?;
        let reached = Ternary { yes: least, no: self.diagrams.not(greatest)? };
        let mut none_asked = Bdd::TRUE;
        for item in &self.bank.scale(scale).items {
            let not_asked = self.not_asked(*item);
            none_asked = self.diagrams.and(none_asked, not_asked)?;
        }
        let value = if above { reached } else { reached.not() };
        value.unless(none_asked, self.diagrams)
    }

    /// Compiles 'one end of a scale's interval is at least a number'.
    fn reaches(&mut self, scale: ScaleId, end: IntervalEnd, at_least: i64) -> Decided<Bdd> {
        if let Some(known) = self.sums.get(&(scale, end, at_least)) {
            return Ok(*known);
        }
        let items = &self.bank.scale(scale).items;
        let scores =
            items.iter().map(|item| self.scores(*item, end)).collect::<Decided<Vec<_>>>()?;
        let found = reaches(&scores, at_least, self.diagrams)?;
        self.sums.insert((scale, end, at_least), found);
        Ok(found)
    }

    fn scores(&mut self, item: QuestionId, end: IntervalEnd) -> Decided<Scores> {
        let question = self.bank.question(item);
        let mut distinct: Vec<i64> =
            question.options().iter().filter_map(|option| option.score).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let unknown = match end {
            IntervalEnd::Least => distinct.first().copied(),
            IntervalEnd::Greatest => distinct.last().copied(),
        };
        let mut scores = vec![(self.not_asked(item), 0)];
        let given = self.given(item)?;
        for score in distinct {
            let options: Vec<OptionId> = question
                .numbered_options()
                .filter(|(_, option)| option.score == Some(score))
                .map(|(id, _)| id)
                .collect();
            let chosen = self.chosen(item, &options)?;
            scores.push((self.diagrams.and(given, chosen)?, score));
        }
        scores.push((Bdd::TRUE, unknown.unwrap_or(0)));
        Ok(scores)
    }
}
