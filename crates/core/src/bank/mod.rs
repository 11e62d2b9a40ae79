//! A question bank: its types, its file, and what its file may hold.

#[allow(clippy::module_inception)]
mod bank;
pub mod condition;
mod load;
mod question;
mod rule;
mod schema;
pub mod uses;
mod wording;

pub use bank::Bank;
pub use load::{
    Acceptance, BrokenBank, Checked, Constraint, ConstraintKind, Country, Drawing, Education,
    Extent, FORMAT, HelpLine, KIND_NAMES, MedicineLabel, PICTURE_KIND_NAMES, PairedReading, Phrase,
    Phrases, Picture, Place, Reference, Row, SHORT_TITLE_LONGEST, Section, Settled, Threshold,
    Treatment, settle,
};
pub use question::*;
pub use rule::*;
pub use schema::schema;
pub use wording::{Voice, Wording};
