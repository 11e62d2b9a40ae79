//! Comparison of the visits of one person, all read with one bank.

mod compare;
mod measures;
mod page;

pub use compare::{
    AnswerChange, AnswerChangeKind, Concern, FindingChanges, SummaryComparison, compare,
    compare_visits, sort_visits,
};
pub use measures::{Measure, measures};
pub use page::comparison_page;
