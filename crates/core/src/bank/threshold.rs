//! Thresholds that recur, each with a name.

use serde::{Deserialize, Serialize};

use super::id::QuestionId;

/// Numbers at which something begins, one a question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NamedThreshold {
    /// Its id.
    pub id: String,
    /// Name of the stretch above it.
    pub label: String,
    /// The number of each question.
    pub at: Vec<(QuestionId, i64)>,
}

impl NamedThreshold {
    /// Its number for a question.
    pub fn of(&self, question: QuestionId) -> Option<i64> {
        self.at.iter().find(|(named, _)| *named == question).map(|(_, value)| *value)
    }
}
