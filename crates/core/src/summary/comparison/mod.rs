//! Comparison of two sets of answers of one person, both read with one bank.

mod compare;
mod page;

pub use compare::{
    AnswerChange, AnswerChangeKind, Concern, FindingChanges, SummaryComparison, compare,
};
pub use page::comparison_page;
