//! File to bank: one reader a table, ids resolved, everything checked.

mod acceptance;
mod check;
mod conditions;
mod constraint;
mod contents;
mod context;
mod country;
mod help;
mod help_call;
mod ids;
mod leaflet;
mod names;
mod option;
mod paired_reading;
mod part_places;
mod partial;
mod partition;
mod phrases;
mod picture;
mod point;
mod possible;
mod prose;
mod question;
mod questions;
mod reference;
mod restricted;
mod rising_concern;
mod rule;
mod scale;
mod section;
mod shape;
mod text;
mod threshold;
mod timeline;
mod treatment;
mod unused;

pub use acceptance::{Acceptance, Settled, settle};
pub use check::{BrokenBank, Checked};
pub use conditions::{Subjects, resolve};
pub(in crate::bank) use rising_concern::order_of;
pub(in crate::bank) use shape::{IdText, Text};

/// Kinds of tables of a bank's file.
pub(in crate::bank) mod tables {
    pub(in crate::bank) use super::acceptance::AcceptedTable;
    pub(in crate::bank) use super::constraint::ConstraintTable;
    pub(in crate::bank) use super::contents::{BankTable, HeaderTable, NextStepTable};
    pub(in crate::bank) use super::country::{CountryTable, LineTable};
    pub(in crate::bank) use super::help::HelpTable;
    pub(in crate::bank) use super::help_call::HelpCallTable;
    pub(in crate::bank) use super::leaflet::LeafletTable;
    pub(in crate::bank) use super::option::{OptionSetTable, OptionTable};
    pub(in crate::bank) use super::paired_reading::PairedReadingTable;
    pub(in crate::bank) use super::partition::PartitionTable;
    pub(in crate::bank) use super::picture::PictureTable;
    pub(in crate::bank) use super::point::PointTable;
    pub(in crate::bank) use super::question::QuestionTable;
    pub(in crate::bank) use super::reference::{MedicineLabelTable, SourceTable};
    pub(in crate::bank) use super::rule::{ExemptionTable, RuleTable};
    pub(in crate::bank) use super::scale::{BandTable, ScaleTable};
    pub(in crate::bank) use super::section::SectionTable;
    pub(in crate::bank) use super::threshold::ThresholdTable;
    pub(in crate::bank) use super::timeline::{RowTable, TickTable};
    pub(in crate::bank) use super::treatment::TreatmentTable;
}
