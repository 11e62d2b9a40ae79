//! Question bank: the types of a checked one, the loading of its file, and the schema of the file.

#[allow(clippy::module_inception)]
mod bank;
pub mod condition;
mod constraint;
mod help;
mod id;
mod leaflet;
mod load;
pub mod mentions;
mod named_enum;
mod next_step;
mod phrases;
mod picture;
mod point;
mod question;
mod reference;
mod rule;
mod scale;
mod schema;
mod texts;
mod threshold;
mod treatment;

pub use bank::Bank;
pub use constraint::{Constraint, ConstraintKind};
pub use help::{Country, Help, HelpCall, HelpLine, HelpPlace, HelpState, LineKind};
pub use id::{OptionId, PointId, QuestionId, RuleId, ScaleId, SourceId};
pub use leaflet::{LeafletPlace, LeafletTopic};
pub use load::{Acceptance, BrokenBank, Checked, Settled, Subjects, resolve, settle};
pub use next_step::NextStep;
pub use phrases::{Phrase, Phrases};
pub use picture::{Picture, PictureKind, Threshold, TimelineRow};
pub use point::Point;
pub use question::{
    AnswerOption, Kind, NONE, PagePart, PairedReading, Question, RisingConcern, Section,
};
pub use reference::{Extent, MedicineLabel, Reference};
pub use rule::{Basis, Level, Partition, Rule, UnknownExemption};
pub use scale::{Band, Scale};
pub use schema::schema;
pub use texts::{BankText, HeadPlaces, head_places, texts, unchanged_words, word_lists};
pub use threshold::NamedThreshold;
pub use treatment::Treatment;
