//! Answers files and records: read, encoded and written.

mod carried;
mod changed;
mod encode;
mod file;
mod moment;
mod notation;
mod read;
mod read_answer;
mod read_beside;
mod read_head;
mod visit;
mod write;

pub use carried::{Carried, Origin, Settled, settle};
pub use changed::{ChangedAnswer, changes_about_suicide};
pub use encode::{EncodedAnswer, encode, encode_answer, encode_options};
pub use file::{AnswersFile, InterviewLength, RECORD_FORMAT, RecordHead};
pub use moment::{Moment, NoMoment};
pub use notation::Notation;
pub use read::{
    ExpectedBank, is_record, read, read_for_comparison, read_for_interview, read_table,
};
pub use visit::{
    CarriedOver, LastAnswer, LastAnswers, NoDay, Visit, begin_visit, begins_with_earlier, go_on,
    is_of_another_day,
};
pub use write::{answers_file, record};
