//! Sources, and the medicines' labels that rules are based on.

use super::named_enum::named_enum;
use serde::{Deserialize, Serialize};

/// Source that a bank cites.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reference {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Authors or organisation.
    pub publisher: String,
    /// Year of the text; `None` where it bears none.
    pub year: Option<i64>,
    /// Its own address.
    pub url: String,
    /// Month in which it was read, such as `2026-11`.
    pub seen: String,
    /// Address at which it was read, if not its own.
    pub via: Option<String>,
    /// Part of it that was read.
    pub extent: Extent,
}

named_enum! {
    "snake_case"
    /// Part of a source that was read.
    pub enum Extent {
        /// The passage itself.
        Passage,
        /// Only the abstract.
        Abstract,
        /// Only another page that reports it.
        Report,
    }
}

/// Medicine's label, as a reader knows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MedicineLabel {
    /// Its id.
    pub id: String,
    /// The medicine and the country of the label.
    pub text: String,
}
