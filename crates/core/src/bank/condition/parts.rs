//! Parts of a condition: its comparisons, and the arms of each `or` and `and`.

use super::tree::Condition;
use crate::bank::id::{QuestionId, RuleId};

/// Owner of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConditionOwner {
    /// A question, by its `ask_if`.
    Question(QuestionId),
    /// A rule, by its `when`.
    Rule(RuleId),
}

/// Comparison, or arm of an `or` or `and`.
#[derive(Debug, Clone, Copy)]
pub struct Part<'c> {
    /// The part as a condition of its own.
    pub condition: &'c Condition,
    /// Number of the nearest part around it.
    pub within: Option<usize>,
}

impl Condition {
    /// Its parts, from left to right, each before those within it.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut found = Vec::new();
        self.add_parts(false, None, &mut found);
        found
    }

    /// True for a part, given whether it is an arm of an `or` or `and`.
    pub fn is_part(&self, is_arm: bool) -> bool {
        is_arm || matches!(self, Condition::Test(_))
    }

    fn add_parts<'c>(&'c self, is_arm: bool, within: Option<usize>, found: &mut Vec<Part<'c>>) {
        let mut around = within;
        if self.is_part(is_arm) {
            around = Some(found.len());
            found.push(Part { condition: self, within });
        }
        match self {
            Condition::Or(arms) | Condition::And(arms) => {
                arms.iter().for_each(|arm| arm.add_parts(true, around, found));
            }
            Condition::Not(inner) => inner.add_parts(false, around, found),
            Condition::Test(_) => {}
        }
    }
}
