//! Answers that were given on an earlier day, and what becomes of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::{Answer, Answers};
use crate::bank::{Bank, QuestionId};
use crate::evaluation::{asked, holds};

/// Origin of an answer that was given on an earlier day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Local day on which it was given.
    pub day: Date,
    /// Digest of the bank then.
    pub digest: String,
}

/// Origins of carried answers.
pub type Carried = BTreeMap<QuestionId, Origin>;

/// Answers that do not count, by the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Questions that are not asked for these answers.
    pub ignored: Vec<QuestionId>,
    /// Questions whose carried answer does not fit an answer of today.
    pub dropped: Vec<QuestionId>,
}

/// Makes answers missing that do not count: those to questions that are not asked, and carried ones
/// that break a constraint with an answer of today. What is not answered is not carried either.
pub fn settle(bank: &Bank, answers: &mut Answers, carried: &mut Carried) -> Settled {
    let mut settled = Settled::default();
    loop {
        settled.ignored.extend(set_aside(answers, bank));
        let dropped = contradicted(bank, answers, carried);
        if dropped.is_empty() {
            break;
        }
        for question in dropped {
            answers.set(question, Answer::MISSING);
            settled.dropped.push(question);
        }
    }
    carried.retain(|question, _| *answers.get(*question) != Answer::MISSING);
    settled.ignored.sort_unstable();
    settled.dropped.sort_unstable();
    settled
}

/// Carried answers of the first constraint that is broken, where an answer of today is among its.
fn contradicted(bank: &Bank, answers: &Answers, carried: &Carried) -> Vec<QuestionId> {
    let is_answered = |question: &QuestionId| *answers.get(*question) != Answer::MISSING;
    let broken =
        bank.constraints().iter().filter(|constraint| holds(bank, answers, constraint).is_false());
    broken
        .map(|constraint| constraint.questions(|scale| bank.items(scale)))
        .map(|named| named.into_iter().filter(is_answered).collect::<Vec<_>>())
        .find_map(|named| {
            let (old, new): (Vec<_>, Vec<_>) =
                named.into_iter().partition(|question| carried.contains_key(question));
            (!old.is_empty() && !new.is_empty()).then_some(old)
        })
        .unwrap_or_default()
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
