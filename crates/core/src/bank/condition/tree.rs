//! Conditions as trees over questions and scales that exist.

use serde::{Deserialize, Serialize};

use crate::bank::id::{OptionId, QuestionId, ScaleId};
use crate::logic::Comparison;

/// Boolean expression over answers and scales, every part of which exists and fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// One of the parts is so.
    Or(Vec<Condition>),
    /// Every part is so.
    And(Vec<Condition>),
    /// The part is not so.
    Not(Box<Condition>),
    /// A comparison.
    Test(Test),
}

/// Comparison of an answer or a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// The choice is one of these options: `x is a`, `x in {a, b}`.
    ChoiceIn(QuestionId, Vec<OptionId>),
    /// The list has one of these options: `x has a`, `any x`, `any x except {b}`.
    ///
    /// The options are those that count.
    HasAny(QuestionId, Vec<OptionId>),
    /// The number compares so: `x < 5`.
    Number(QuestionId, Comparison, i64),
    /// The scale's sum compares so.
    Sum(ScaleId, Comparison, i64),
    /// The whole answer is unknown: `x is unknown`.
    IsUnknown(QuestionId),
}

impl Condition {
    /// Calls `visit` with every comparison, from left to right.
    pub fn each_test<'c>(&'c self, visit: &mut impl FnMut(&'c Test)) {
        match self {
            Condition::Or(parts) | Condition::And(parts) => {
                parts.iter().for_each(|part| part.each_test(visit))
            }
            Condition::Not(inner) => inner.each_test(visit),
            Condition::Test(test) => visit(test),
        }
    }

    /// Questions that it names, from left to right; `items` gives those of a scale.
    pub fn questions<'i>(&self, items: impl Fn(ScaleId) -> &'i [QuestionId]) -> Vec<QuestionId> {
        let mut named = Vec::new();
        self.each_test(&mut |test| named.extend(test.questions(&items)));
        named
    }
}

impl Test {
    /// Questions that it names; `items` gives those of a scale.
    pub fn questions<'i>(&self, items: impl Fn(ScaleId) -> &'i [QuestionId]) -> Vec<QuestionId> {
        match self {
            Test::ChoiceIn(question, _)
            | Test::HasAny(question, _)
            | Test::Number(question, _, _)
            | Test::IsUnknown(question) => vec![*question],
            Test::Sum(scale, _, _) => items(*scale).to_vec(),
        }
    }
}
