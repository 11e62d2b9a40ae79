//! Points: what rules about one matter are gathered in.

use serde::{Deserialize, Serialize};

/// Heading that rules about one matter share.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Point {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
}
