//! Differences between two banks: accepted answers for which the outcome of a rule is another.
//!
//! Both banks are functions of the same bits: those of the answers that both accept. A question
//! that only one of them has cannot be answered there, nor can an option or a number that only one
//! of them takes.

mod json;
mod outcomes;
mod questions;
mod ranges;
mod report;
mod words;

pub use outcomes::{BankDiff, OutcomeChange, SharedRule};
pub use words::TextChange;
