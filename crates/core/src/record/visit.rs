//! Visits: what of an earlier one counts in a new one, and what is asked again.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::carried::{Carried, Origin, settle};
use super::file::{AnswersFile, RecordHead};
use super::moment::Moment;
use crate::answers::{Answer, Answers};
use crate::bank::{Bank, QuestionId};

/// Answer of an earlier visit to a question that is asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastAnswer {
    /// The answer; never missing.
    pub answer: Answer,
    /// Its day, and the digest of the bank then.
    pub origin: Origin,
}

/// Answers of earlier visits to questions that are asked again.
pub type LastAnswers = BTreeMap<QuestionId, LastAnswer>;

/// New visit, begun from the record of an earlier one.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Answers that count: those carried over, each with its day.
    pub file: AnswersFile,
    /// Answers that count once they are given again.
    pub last: LastAnswers,
    /// Questions whose answer is not carried over, because they are not asked before others are
    /// answered again; the answers are among those to give again.
    pub waiting: Vec<QuestionId>,
}

/// Record that does not say on which day it was saved, so that its answers have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay;

/// Begins a visit: answers to questions that change with time are to be given again, others are
/// carried over with their day. Notes, changes and what was begun stay with the earlier visit.
///
/// # Errors
/// [`NoDay`] for a file that does not say when it was saved.
pub fn begin_visit(bank: &Bank, earlier: &AnswersFile) -> Result<Visit, NoDay> {
    let origin = origin_of(bank, earlier).ok_or(NoDay)?;
    let origin_of = |question| earlier.carried.get(&question).unwrap_or(&origin).clone();
    let mut answers = earlier.answers.clone();
    let (mut carried, mut last) = (Carried::new(), LastAnswers::new());
    for (id, question) in bank.numbered_questions() {
        let answer = earlier.answers.get(id);
        if *answer == Answer::MISSING {
            continue;
        }
        if question.again {
            last.insert(id, LastAnswer { answer: answer.clone(), origin: origin_of(id) });
            answers.set(id, Answer::MISSING);
        } else {
            carried.insert(id, origin_of(id));
        }
    }
    let origins = carried.clone();
    let waiting = settle(bank, &mut answers, &mut carried).ignored;
    for question in &waiting {
        let answer = earlier.answers.get(*question).clone();
        let origin = origins.get(question).cloned();
        last.extend(origin.map(|origin| (*question, LastAnswer { answer, origin })));
    }
    let head = &earlier.record;
    let record = RecordHead {
        counselor: head.counselor,
        interview: head.interview,
        country: head.country.clone(),
        client: head.client.clone(),
        ..RecordHead::default()
    };
    let on_page = earlier.on_page.clone();
    let file = AnswersFile { carried, record, on_page, ..AnswersFile::of(bank, &answers) };
    Ok(Visit { file, last, waiting })
}

/// True for the record of a visit that began with answers of an earlier one.
pub fn begins_with_earlier(file: &AnswersFile) -> bool {
    let started = file.record.started.as_ref().map(Moment::day);
    started.is_some_and(|started| file.carried.values().any(|origin| origin.day < started))
}

/// True where a file was saved on another day.
pub fn is_of_another_day(file: &AnswersFile, today: Date) -> bool {
    file.record.saved.as_ref().is_some_and(|saved| saved.day() != today)
}

/// Goes on with a file: answers of another day, or to a bank that has changed since, get their day.
pub fn go_on(bank: &Bank, file: &mut AnswersFile, today: Date) {
    let has_changed = file.bank_digest.as_deref().is_some_and(|digest| digest != bank.digest());
    if !has_changed && !is_of_another_day(file, today) {
        return;
    }
    let Some(origin) = origin_of(bank, file) else { return };
    let answered = bank.numbered_questions().map(|(id, _)| id);
    for question in answered.filter(|id| *file.answers.get(*id) != Answer::MISSING) {
        file.carried.entry(question).or_insert_with(|| origin.clone());
    }
}

/// Origin of the answers of a file that are not carried themselves.
fn origin_of(bank: &Bank, file: &AnswersFile) -> Option<Origin> {
    let digest = file.bank_digest.as_deref().unwrap_or_else(|| bank.digest()).to_owned();
    Some(Origin { day: file.record.saved.as_ref()?.day(), digest })
}

/// Carried answers while an interview goes on: one that is given anew, or looked at again, is of
/// today.
#[derive(Debug, Clone, Default)]
pub struct CarriedOver(BTreeMap<QuestionId, (Answer, Origin)>);

impl CarriedOver {
    /// Carried answers of a file.
    pub fn of(file: &AnswersFile) -> CarriedOver {
        let answer = |question: &QuestionId| file.answers.get(*question).clone();
        let carried = file.carried.iter();
        CarriedOver(carried.map(|(id, origin)| (*id, (answer(id), origin.clone()))).collect())
    }

    /// Observes the present answers, those that do not count among them.
    pub fn observe(&mut self, answers: &Answers) {
        self.0.retain(|question, (answer, _)| answers.get(*question) == answer);
    }

    /// Notes that an answer was looked at again and stays as it is.
    pub fn look_at(&mut self, question: QuestionId) {
        self.0.remove(&question);
    }

    /// Origins of the answers that count.
    pub fn carried(&self, counting: &Answers) -> Carried {
        let counts = |question: &QuestionId| *counting.get(*question) != Answer::MISSING;
        let kept = self.0.iter().filter(|(question, _)| counts(question));
        kept.map(|(question, (_, origin))| (*question, origin.clone())).collect()
    }
}
