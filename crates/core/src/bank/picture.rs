//! Pictures of a page, drawn from the bank's own scales, questions and words.

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumMessage, EnumString, IntoStaticStr, VariantArray};

use super::id::{QuestionId, ScaleId, SourceId};

/// Picture on a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Picture {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Caution for whoever looks at it.
    pub text: String,
    /// Its drawing.
    pub drawing: PictureKind,
    /// Place of the explanation beside it; without one it is drawn where a summary begins.
    pub beside: Option<usize>,
    /// Its sources.
    pub sources: Vec<SourceId>,
}

/// Kind of a picture, with its data.
#[derive(Debug, Clone, Serialize, Deserialize, EnumDiscriminants)]
#[strum_discriminants(
    name(PictureKindName),
    vis(pub(super)),
    derive(EnumMessage, EnumString, IntoStaticStr, VariantArray),
    strum(serialize_all = "snake_case"),
    doc = "Name of a kind of picture in files."
)]
pub enum PictureKind {
    /// A scale's sum on its bands.
    Scale(ScaleId),
    /// Two numbers between thresholds.
    Pair {
        /// The questions that ask for them.
        questions: [QuestionId; 2],
        /// The thresholds, rising for both.
        thresholds: Vec<Threshold>,
    },
    /// Sequence in time. The steps between ticks are not to scale.
    Timeline {
        /// Moments, in their order.
        ticks: Vec<String>,
        /// Events at a tick, or from one to another.
        rows: Vec<TimelineRow>,
    },
}

/// Two numbers at which one stretch ends and another begins.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Threshold {
    /// One for each of the two questions.
    pub at: [i64; 2],
    /// Name of the stretch above it.
    pub text: String,
}

/// Event on a timeline.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimelineRow {
    /// Its name.
    pub label: String,
    /// Tick at which it is or begins.
    pub from: usize,
    /// Tick at which it ends; of a moment, the same.
    pub to: usize,
}
