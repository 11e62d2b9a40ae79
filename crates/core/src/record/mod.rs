//! Answers files and records.

mod read;
mod write;

pub use read::{
    AnswersFile, Expected, RECORD_FORMAT, RecordHead, read, read_for_interview, read_table,
    read_to_go_on,
};
pub use write::{Stamp, record};
