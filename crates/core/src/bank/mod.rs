//! Question bank: the types of a checked one, the loading of its file, and the schema of the file.

#[allow(clippy::module_inception)]
mod bank;
pub mod condition;
mod constraint;
mod education;
mod help;
mod id;
mod load;
pub mod mentions;
mod phrases;
mod picture;
mod question;
mod reference;
mod rule;
mod scale;
mod schema;
mod treatment;
mod wording;

pub use bank::Bank;
pub use constraint::{Constraint, ConstraintKind};
pub use education::{Education, EducationPlace};
pub use help::{Country, HelpCall, HelpLine, HelpPlace, HelpState, LineKind};
pub use id::{OptionId, QuestionId, RuleId, ScaleId, SourceId};
pub use load::{Acceptance, BrokenBank, Checked, Settled, Subjects, resolve, settle};
pub use phrases::{Phrase, Phrases};
pub use picture::{Picture, PictureKind, Threshold, TimelineRow};
pub use question::{AnswerOption, Kind, NONE, PairedReading, Question, RisingConcern, Section};
pub use reference::{Extent, MedicineLabel, Reference};
pub use rule::{Basis, Level, Partition, Rule, UnknownExemption};
pub use scale::{Band, Scale};
pub use schema::schema;
pub use treatment::Treatment;
pub use wording::{Voice, Wording};
