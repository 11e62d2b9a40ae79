//! Treatments that a reader may have tried.

use serde::{Deserialize, Serialize};

use super::id::QuestionId;

/// Row of the table of treatments tried.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Treatment {
    /// Its name.
    pub label: String,
    /// Questions that ask about its use.
    pub tried: Vec<QuestionId>,
    /// Questions that ask about its result.
    pub outcome: Vec<QuestionId>,
}
