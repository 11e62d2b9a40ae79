//! Truth of conditions and constraints for a set of answers.

use crate::answers::{Answer, Answers, Tick, Value};
use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, Constraint, ConstraintKind, OptionId, QuestionId, ScaleId};
use crate::logic::{Comparison, Interval, Truth};

/// For each question the truth of its being asked: unknown where its `ask_if` is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked(Vec<Truth>);

impl Asked {
    /// These truths, in bank order.
    pub(super) fn new(truths: Vec<Truth>) -> Asked {
        Asked(truths)
    }

    /// True where a question is asked.
    pub fn of(&self, question: QuestionId) -> Truth {
        self.0.get(question.index()).copied().unwrap_or(Truth::True)
    }
}

/// Questions that are asked for these answers.
pub fn asked(bank: &Bank, answers: &Answers) -> Asked {
    let mut asked = Asked(Vec::with_capacity(bank.questions().len()));
    for question in bank.questions() {
        // An `ask_if` reads only earlier questions, so what is known so far is enough.
        let truth = match &question.ask_if {
            Some(condition) => Definition { bank, answers, asked: &asked }.truth(condition),
            None => Truth::True,
        };
        asked.0.push(truth);
    }
    asked
}

/// Truth of each rule's condition by the definition, in bank order: what [`Evaluator`] must come to.
///
/// [`Evaluator`]: super::Evaluator
pub fn truths(bank: &Bank, answers: &Answers) -> Vec<Truth> {
    let asked = asked(bank, answers);
    let definition = Definition { bank, answers, asked: &asked };
    bank.rules().iter().map(|rule| definition.truth(&rule.when)).collect()
}

/// True where the answers keep a constraint; unknown where they may or may not.
pub fn holds(bank: &Bank, answers: &Answers, constraint: &Constraint) -> Truth {
    let asked = asked(bank, answers);
    let evaluator = Definition { bank, answers, asked: &asked };
    match &constraint.kind {
        ConstraintKind::Less(less, than) => {
            match (evaluator.number(*less), evaluator.number(*than)) {
                (Some(less), Some(than)) => (less < than).into(),
                _ => Truth::Unknown,
            }
        }
        ConstraintKind::Never(condition) => !evaluator.truth(condition),
    }
}

/// Truth of a condition.
pub fn truth(bank: &Bank, answers: &Answers, condition: &Condition) -> Truth {
    Definition { bank, answers, asked: &asked(bank, answers) }.truth(condition)
}

/// The definition of truth: a condition's tree, walked.
#[derive(Clone, Copy)]
pub(super) struct Definition<'v> {
    pub bank: &'v Bank,
    pub answers: &'v Answers,
    pub asked: &'v Asked,
}

impl<'v> Definition<'v> {
    pub fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::Or(parts) => Truth::any(parts.iter().map(|part| self.truth(part))),
            Condition::And(parts) => Truth::all(parts.iter().map(|part| self.truth(part))),
            Condition::Not(inner) => !self.truth(inner),
            Condition::Test(test) => self.test(test),
        }
    }

    fn test(&self, test: &Test) -> Truth {
        match test {
            Test::Sum(scale, comparison, than) => {
                self.sum(*scale).map_or(Truth::False, |sum| sum.compare(*comparison, *than))
            }
            Test::ChoiceIn(question, _)
            | Test::HasAny(question, _)
            | Test::Number(question, _, _)
            | Test::IsUnknown(question)
                if self.is_not_asked(*question) =>
            {
                Truth::False
            }
            Test::IsUnknown(question) => self.answers.get(*question).is_unknown().into(),
            Test::ChoiceIn(question, options) => match self.known(*question) {
                Some(Value::Choice(option)) => options.contains(option).into(),
                _ => Truth::Unknown,
            },
            Test::HasAny(question, options) => match self.known(*question) {
                Some(Value::Multi(ticks)) => Truth::any(
                    ticks
                        .options()
                        .iter()
                        .filter(|tick| options.contains(&tick.option))
                        .map(Tick::truth),
                ),
                _ => Truth::Unknown,
            },
            Test::Number(question, comparison, than) => {
                self.number_compares(*question, *comparison, *than)
            }
        }
    }

    fn number_compares(&self, question: QuestionId, comparison: Comparison, than: i64) -> Truth {
        self.number(question)
            .map_or(Truth::Unknown, |number| Interval::exactly(number).compare(comparison, than))
    }

    /// True where a question is definitely not asked.
    pub fn is_not_asked(&self, question: QuestionId) -> bool {
        self.asked.of(question).is_false()
    }

    /// The known answer to a question that is not definitely not asked.
    pub fn known(&self, question: QuestionId) -> Option<&'v Value> {
        match self.answers.get(question) {
            Answer::Known(value) if !self.is_not_asked(question) => Some(value),
            _ => None,
        }
    }

    /// A known number.
    pub fn number(&self, question: QuestionId) -> Option<i64> {
        match self.known(question) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// A scale's sum: unknown items may add anything that they can; items not asked add nothing.
    pub fn sum(&self, scale: ScaleId) -> Option<Interval> {
        let mut sum = None;
        for item in &self.bank.scale(scale).items {
            if self.is_not_asked(*item) {
                continue;
            }
            let Interval { least, greatest } = self.score(*item);
            let so_far = sum.unwrap_or(Interval::exactly(0));
            sum = Some(Interval {
                least: so_far.least + least,
                greatest: so_far.greatest + greatest,
            });
        }
        sum
    }

    fn score(&self, item: QuestionId) -> Interval {
        let question = self.bank.question(item);
        let score =
            |option: OptionId| question.option(option).and_then(|option| option.score).unwrap_or(0);
        match self.known(item) {
            Some(Value::Choice(option)) => Interval::exactly(score(*option)),
            _ => {
                let scores = || question.options().iter().filter_map(|option| option.score);
                Interval {
                    least: scores().min().unwrap_or(0),
                    greatest: scores().max().unwrap_or(0),
                }
            }
        }
    }
}

impl Tick {
    /// True if the option is certain, else unknown.
    pub fn truth(&self) -> Truth {
        if self.sure { Truth::True } else { Truth::Unknown }
    }
}
