//! Reasons for the truth of a rule: the answers that made it true, or the unknown ones that it
//! needs.

use super::truth::Definition;
use crate::answers::Value;
use crate::bank::condition::{Condition, Test};
use crate::bank::{OptionId, QuestionId, ScaleId};
use crate::logic::Truth;

/// A part of the reason why a rule is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// The whole answer to a question.
    Answer(QuestionId),
    /// Some certain options of a list, in bank order.
    Options(QuestionId, Vec<OptionId>),
    /// A scale's sum.
    Sum(ScaleId),
}

/// An unknown answer, or one option that is not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Missing {
    /// The question.
    pub question: QuestionId,
    /// The option, where only it is not sure.
    pub option: Option<OptionId>,
}

#[derive(Default)]
struct Reasons {
    /// Questions whose whole answer counts, and options that count.
    answers: Vec<(QuestionId, Option<OptionId>)>,
    sums: Vec<ScaleId>,
}

pub(super) fn because(definition: &Definition<'_>, condition: &Condition) -> Vec<Because> {
    let Reasons { mut answers, mut sums } = {
        let mut reasons = Reasons::default();
        reasons.collect(definition, condition, Truth::True);
        reasons
    };
    // The whole answer comes before its options, and stands for them.
    answers.sort_unstable();
    answers.dedup();
    sums.sort_unstable();
    sums.dedup();
    let of_questions = answers.chunk_by(|one, other| one.0 == other.0);
    let answers = of_questions.filter_map(|options| match options {
        [(question, None), ..] => Some(Because::Answer(*question)),
        [(question, _), ..] => {
            let options = options.iter().filter_map(|(_, option)| *option);
            Some(Because::Options(*question, options.collect()))
        }
        [] => None,
    });
    answers.chain(sums.into_iter().map(Because::Sum)).collect()
}

impl Reasons {
    /// Adds the parts that make the condition come out as `wanted`, which it does.
    fn collect(&mut self, definition: &Definition<'_>, condition: &Condition, wanted: Truth) {
        match condition {
            Condition::Or(parts) | Condition::And(parts) => {
                parts
                    .iter()
                    .filter(|part| definition.truth(part) == wanted)
                    .for_each(|part| self.collect(definition, part, wanted));
            }
            Condition::Not(inner) => self.collect(definition, inner, !wanted),
            Condition::Test(test) => self.test(definition, test, wanted),
        }
    }

    fn test(&mut self, definition: &Definition<'_>, test: &Test, wanted: Truth) {
        match test {
            Test::Sum(scale, _, _) => {
                if definition.sum(*scale).is_some() {
                    self.sums.push(*scale);
                }
            }
            Test::HasAny(question, options) if wanted.is_true() => {
                let Some(Value::Multi(ticks)) = definition.known(*question) else { return };
                let certain = ticks
                    .options()
                    .iter()
                    .filter(|tick| tick.sure && options.contains(&tick.option))
                    .map(|tick| (*question, Some(tick.option)));
                self.answers.extend(certain);
            }
            Test::ChoiceIn(question, _)
            | Test::HasAny(question, _)
            | Test::Number(question, _, _)
            | Test::IsUnknown(question) => {
                if !definition.is_not_asked(*question) {
                    self.answers.push((*question, None));
                }
            }
        }
    }
}

pub(super) fn missing(definition: &Definition<'_>, condition: &Condition) -> Vec<Missing> {
    let mut found = Vec::new();
    collect_missing(definition, condition, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn collect_missing(definition: &Definition<'_>, condition: &Condition, found: &mut Vec<Missing>) {
    if !definition.truth(condition).is_unknown() {
        return;
    }
    match condition {
        Condition::Or(parts) | Condition::And(parts) => {
            parts.iter().for_each(|part| collect_missing(definition, part, found))
        }
        Condition::Not(inner) => collect_missing(definition, inner, found),
        Condition::Test(Test::Sum(scale, _, _)) => {
            for item in &definition.bank.scale(*scale).items {
                if definition.known(*item).is_none() && !definition.is_not_asked(*item) {
                    whole(definition, *item, found);
                }
            }
        }
        Condition::Test(Test::HasAny(question, options)) => match definition.known(*question) {
            Some(Value::Multi(ticks)) => {
                let unsure = ticks
                    .options()
                    .iter()
                    .filter(|tick| !tick.sure && options.contains(&tick.option));
                found.extend(
                    unsure.map(|tick| Missing { question: *question, option: Some(tick.option) }),
                );
            }
            _ => whole(definition, *question, found),
        },
        Condition::Test(
            Test::ChoiceIn(question, _) | Test::Number(question, _, _) | Test::IsUnknown(question),
        ) => whole(definition, *question, found),
    }
}

fn whole(definition: &Definition<'_>, question: QuestionId, found: &mut Vec<Missing>) {
    found.push(Missing { question, option: None });
    if let Some(ask_if) = &definition.bank.question(question).ask_if {
        collect_missing(definition, ask_if, found);
    }
}
