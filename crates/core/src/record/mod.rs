//! Answers files and records: read, encoded and written.

mod encode;
mod file;
mod read;
mod read_answer;
mod write;

pub use encode::{EncodedAnswer, encode, encode_options};
pub use file::{AnswersFile, RECORD_FORMAT, RecordHead};
pub use read::{Expected, read, read_for_interview, read_table, read_to_go_on};
pub use write::{Stamp, answers_file, record};
