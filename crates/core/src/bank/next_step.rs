//! The next step, as a page says it.

use serde::{Deserialize, Serialize};

/// Texts of the next step.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NextStep {
    /// Where help comes first.
    pub help: String,
    /// Where there are findings above `note`.
    pub findings: String,
    /// Where there is no finding above `note`.
    pub none: String,
    /// Added to `none` where some answers are not known.
    pub not_known: String,
}
