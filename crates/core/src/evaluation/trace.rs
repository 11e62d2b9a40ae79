//! Trace of a condition: the truth of each part, and the answers behind each comparison.

use super::truth::{Definition, asked};
use crate::answers::Answers;
use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, QuestionId, RuleId, ScaleId};
use crate::logic::{Interval, Truth};

/// Part of a condition with its truth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The part.
    pub node: TraceNode,
    /// Its truth.
    pub truth: Truth,
}

/// Kind of a part, with the parts in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TraceNode {
    /// One of the parts is so.
    AnyOf(Vec<Trace>),
    /// Every part is so.
    AllOf(Vec<Trace>),
    /// The part is not so.
    Not(Box<Trace>),
    /// A comparison, the sum that it reads, and the answers behind it.
    Comparison(Test, Option<(ScaleId, Option<Interval>)>, Vec<TracedAnswer>),
}

/// An answer behind a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedAnswer {
    /// The question.
    pub question: QuestionId,
    /// Its `ask_if`, if it has one, with its truth. The answer counts unless it is false.
    pub ask_if: Option<Trace>,
}

/// Trace of the condition of a rule.
pub fn trace(bank: &Bank, answers: &Answers, rule: RuleId) -> Trace {
    let asked = asked(bank, answers);
    part(&Definition { bank, answers, asked: &asked }, &bank.rule(rule).when)
}

fn part(definition: &Definition<'_>, condition: &Condition) -> Trace {
    let parts = |parts: &[Condition]| parts.iter().map(|inner| part(definition, inner)).collect();
    let node = match condition {
        Condition::Or(inner) => TraceNode::AnyOf(parts(inner)),
        Condition::And(inner) => TraceNode::AllOf(parts(inner)),
        Condition::Not(inner) => TraceNode::Not(Box::new(part(definition, inner))),
        Condition::Test(test) => {
            let sum = match test {
                Test::Sum(scale, _, _) => Some((*scale, definition.sum(*scale))),
                _ => None,
            };
            TraceNode::Comparison(
                test.clone(),
                sum,
                test.questions(|scale| definition.bank.items(scale))
                    .into_iter()
                    .map(|question| behind(definition, question))
                    .collect(),
            )
        }
    };
    Trace { node, truth: definition.truth(condition) }
}

/// An `ask_if` reads only earlier questions, so this comes to an end.
fn behind(definition: &Definition<'_>, question: QuestionId) -> TracedAnswer {
    TracedAnswer {
        question,
        ask_if: definition
            .bank
            .question(question)
            .ask_if
            .as_ref()
            .map(|condition| part(definition, condition)),
    }
}
