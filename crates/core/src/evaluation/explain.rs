//! How a condition came out: each part of it, and the answers behind each comparison.

use super::view::{View, asked};
use crate::answers::Answers;
use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, QuestionId, RuleId, ScaleId};
use crate::logic::{Interval, Truth};

/// A part of a condition, and how it came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// How it came out.
    pub truth: Truth,
}

/// What a part of a condition is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// One of the parts is so.
    AnyOf(Vec<Part>),
    /// Every part is so.
    AllOf(Vec<Part>),
    /// The part is not so.
    Not(Box<Part>),
    /// A comparison, the sum that it reads, and the answers behind it.
    Comparison(Test, Option<(ScaleId, Option<Interval>)>, Vec<Behind>),
}

/// An answer behind a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The question.
    pub question: QuestionId,
    /// Its `ask_if`, if it has one, and how that came out. The answer counts unless it is false.
    pub ask_if: Option<Part>,
}

/// How the condition of a rule came out.
pub fn explain(bank: &Bank, answers: &Answers, rule: RuleId) -> Part {
    let asked = asked(bank, answers);
    part(&View { bank, answers, asked: &asked }, &bank.rule(rule).when)
}

fn part(view: &View<'_>, condition: &Condition) -> Part {
    let parts = |parts: &[Condition]| parts.iter().map(|inner| part(view, inner)).collect();
    let kind = match condition {
        Condition::Or(inner) => PartKind::AnyOf(parts(inner)),
        Condition::And(inner) => PartKind::AllOf(parts(inner)),
        Condition::Not(inner) => PartKind::Not(Box::new(part(view, inner))),
        Condition::Test(test) => {
            let sum = match test {
                Test::Sum(scale, _, _) => Some((*scale, view.sum(*scale))),
                _ => None,
            };
            PartKind::Comparison(
                test.clone(),
                sum,
                test.questions(|scale| view.bank.items(scale))
                    .into_iter()
                    .map(|question| behind(view, question))
                    .collect(),
            )
        }
    };
    Part { kind, truth: view.truth(condition) }
}

/// An `ask_if` speaks only of earlier questions, so this comes to an end.
fn behind(view: &View<'_>, question: QuestionId) -> Behind {
    Behind {
        question,
        ask_if: view.bank.question(question).ask_if.as_ref().map(|condition| part(view, condition)),
    }
}
