//! Explanations in a summary, beside the findings.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::id::SourceId;
use super::named_enum::named_enum;

/// Explanation in a summary.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeafletTopic {
    /// Its id.
    pub id: String,
    /// Part of the summary that it belongs to.
    pub place: LeafletPlace,
    /// Its heading.
    pub title: String,
    /// A paragraph.
    pub text: Option<String>,
    /// A list.
    pub points: Vec<String>,
    /// Condition under which its text or first point stands on the page; without one, never.
    pub on_page_if: Option<Condition>,
    /// Its sources.
    pub sources: Vec<SourceId>,
}

named_enum! {
    "snake_case"
    /// Part of a summary that an explanation belongs to.
    pub enum LeafletPlace {
        /// Good to know.
        Know,
        /// Choosing a provider.
        Choose,
        /// Questions to ask.
        Ask,
        /// Things to bring.
        Bring,
        /// Places to look for care.
        Care,
    }
}
