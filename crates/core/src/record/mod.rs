//! Answers files and records: read, encoded and written.

mod encode;
mod file;
mod read;
mod read_answer;
mod write;

pub use encode::{EncodedAnswer, encode, encode_options};
pub use file::{AnswersFile, InterviewLength, RECORD_FORMAT, RecordHead};
pub use read::{ExpectedBank, read, read_for_comparison, read_for_interview, read_table};
pub use write::{Stamp, answers_file, record};
