//! Content of an answers file or a record.

use strum::{EnumString, IntoStaticStr, VariantNames};

use crate::answers::{Answer, Answers};
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::Problem;
use crate::evaluation::asked;

/// The format of a record.
pub const RECORD_FORMAT: &str = "ketascreen-record/2";

/// An answers file or a record, read.
#[derive(Debug, Clone)]
pub struct AnswersFile {
    /// The answers that count: those to questions that are asked.
    pub answers: Answers,
    /// The answers that were set aside, because their question is not asked for these answers.
    pub ignored: Vec<QuestionId>,
    /// Notes on answers, in bank order.
    pub notes: Vec<(QuestionId, String)>,
    /// Private questions that the person put on the page.
    pub on_page: Vec<QuestionId>,
    /// The head of a record.
    pub record: RecordHead,
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
            notes: Vec::new(),
            on_page: Vec::new(),
            record: RecordHead::default(),
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
#[derive(Debug, Clone, Default)]
pub struct RecordHead {
    /// True where a counselor asks.
    pub counselor: bool,
    /// Length of the interview.
    pub interview: Option<InterviewLength>,
    /// Code of the country in which help is wanted, where somebody said it.
    pub country: Option<String>,
    /// The counselor's reference to the person.
    pub client: Option<String>,
    /// Start of the interview, as written.
    pub started: Option<String>,
    /// Moment of the last save, as written.
    pub saved: Option<String>,
}

/// Makes answers to questions that are not asked missing, and names those that held something. What
/// a counselor answered is kept.
pub(super) fn set_aside(answers: &mut Answers, bank: &Bank) -> Vec<QuestionId> {
    let asked = asked(bank, answers);
    let mut ignored = Vec::new();
    for (id, question) in bank.numbered_questions() {
        let is_out = !question.for_counselors && asked.of(id).is_false();
        if is_out && *answers.get(id) != Answer::MISSING {
            answers.set(id, Answer::MISSING);
            ignored.push(id);
        }
    }
    ignored
}
