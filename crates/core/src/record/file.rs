//! Content of an answers file or a record.

use strum::{EnumString, IntoStaticStr, VariantNames};

use super::carried::{Carried, set_aside};
use super::changed::ChangedAnswer;
use super::moment::Moment;
use super::notation::Notation;
use crate::answers::Answers;
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::Problem;

/// The format of a record.
pub const RECORD_FORMAT: &str = "ketascreen-record/2";

/// An answers file or a record, read.
#[derive(Debug, Clone)]
pub struct AnswersFile {
    /// The answers that count: those to questions that are asked.
    pub answers: Answers,
    /// The answers that were set aside, because their question is not asked for these answers.
    pub ignored: Vec<QuestionId>,
    /// Answers that count and were given on an earlier day.
    pub carried: Carried,
    /// Carried answers that did not fit an answer of today.
    pub dropped: Vec<QuestionId>,
    /// Notes on answers, in bank order.
    pub notes: Vec<(QuestionId, String)>,
    /// Changes of answers about suicide, in the order in which they were made.
    pub changed: Vec<ChangedAnswer>,
    /// Text that was typed and does not count yet, in bank order.
    pub begun: Vec<(QuestionId, String)>,
    /// Private questions that the person put on the page.
    pub on_page: Vec<QuestionId>,
    /// The head of a record.
    pub record: RecordHead,
    /// Notation that it was written in.
    pub notation: Notation,
    /// Digest of the bank that the record was written with.
    pub bank_digest: Option<String>,
    /// Warnings of what was set aside or may surprise.
    pub warnings: Vec<Problem>,
    /// Set by [`read_for_comparison`](super::read_for_comparison) where the bank has changed since:
    /// the answers and notes that no longer fit, as they are written in the file.
    pub left_out: Option<Vec<String>>,
}

impl AnswersFile {
    /// Answers that were given in an interview: those to questions that are not asked are set
    /// aside.
    pub fn of(bank: &Bank, answers: &Answers) -> AnswersFile {
        let mut answers = answers.clone();
        // The person changed an earlier answer and knows it, so nothing is said of what was set
        // aside.
        set_aside(&mut answers, bank);
        AnswersFile {
            answers,
            ignored: Vec::new(),
            carried: Carried::new(),
            dropped: Vec::new(),
            notes: Vec::new(),
            changed: Vec::new(),
            begun: Vec::new(),
            on_page: Vec::new(),
            record: RecordHead::default(),
            notation: Notation::default(),
            bank_digest: None,
            warnings: Vec::new(),
            left_out: None,
        }
    }

    /// Puts every private question on the page.
    pub fn put_private_on_page(&mut self, bank: &Bank) {
        let private = bank.numbered_questions().filter(|(_, question)| question.private);
        self.on_page = private.map(|(id, _)| id).collect();
    }
}

/// Length of an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum InterviewLength {
    /// The questions marked short.
    Short,
    /// Every question.
    Full,
}

/// Head of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordHead {
    /// True where a counselor asks.
    pub counselor: bool,
    /// Length of the interview.
    pub interview: Option<InterviewLength>,
    /// Code of the country in which help is wanted, where somebody said it.
    pub country: Option<String>,
    /// The counselor's reference to the person.
    pub client: Option<String>,
    /// Who answered, where it was not the person.
    pub answered_by: Option<String>,
    /// Who else was present.
    pub present: Option<String>,
    /// Start of the interview.
    pub started: Option<Moment>,
    /// Moment of the last save.
    pub saved: Option<Moment>,
    /// The program that wrote it, with its version.
    pub tool: Option<String>,
}
