//! Reasons why an entry is no answer yet.

use ketascreen_core::bank::QuestionId;

/// Why an entry is not an answer yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryError {
    /// Nothing is chosen.
    NothingChosen,
    /// Nothing is ticked.
    NothingTicked,
    /// Nothing is typed.
    NothingTyped,
    /// It is not a whole number.
    NotWhole(String),
    /// It is out of the question's range.
    OutOfRange(QuestionId, i64, i64),
    /// It is not two numbers.
    NotTwo,
    /// It has so many characters, which is more than fit.
    TooLong(usize, usize),
}
