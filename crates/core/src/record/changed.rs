//! Changes of answers about suicide, each kept with its time.

use super::moment::Moment;
use crate::answers::{Answer, Answers};
use crate::bank::{Bank, QuestionId};

/// Answer about suicide that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedAnswer {
    /// The question.
    pub question: QuestionId,
    /// The answer before.
    pub before: Answer,
    /// Moment of the change.
    pub at: Moment,
}

/// Changes of answers about suicide from one state to the next, in bank order: each answer that was
/// given and is another one now, or is taken back.
pub fn changes_about_suicide(
    bank: &Bank,
    before: &Answers,
    now: &Answers,
    at: &Moment,
) -> Vec<ChangedAnswer> {
    let about_suicide = bank.numbered_questions().filter(|(_, question)| question.about_suicide);
    about_suicide
        .map(|(question, _)| (question, before.get(question)))
        .filter(|(question, old)| **old != Answer::MISSING && *old != now.get(*question))
        .map(|(question, old)| ChangedAnswer { question, before: old.clone(), at: at.clone() })
        .collect()
}
