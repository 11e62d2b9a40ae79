//! Constraints: answers that contradict each other.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::id::{QuestionId, ScaleId};

/// Contradiction that answers must not hold.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Constraint {
    /// Its form.
    pub kind: ConstraintKind,
    /// Words to a reader whose answers break it.
    pub text: String,
}

/// Form of a constraint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ConstraintKind {
    /// The first number must be less than the second.
    Less(QuestionId, QuestionId),
    /// The condition must never be true.
    Never(Condition),
}

impl Constraint {
    /// Questions that it names; `items` gives those of a scale.
    pub fn questions<'i>(&self, items: impl Fn(ScaleId) -> &'i [QuestionId]) -> Vec<QuestionId> {
        match &self.kind {
            ConstraintKind::Less(less, than) => vec![*less, *than],
            ConstraintKind::Never(condition) => condition.questions(items),
        }
    }
}
