//! Changes between two sets of answers of one person, both read with one bank. The person as a
//! whole is never judged: more or less concerning is one answer, whose question declares an order.

use std::cmp::Ordering;

use crate::answers::{Answer, Ticks, Value};
use crate::bank::{Bank, Country, Question, QuestionId, RisingConcern, RuleId};
use crate::record::AnswersFile;
use crate::summary::summarize::{Summary, summarize};

/// Two sets of answers side by side.
#[derive(Debug)]
pub struct SummaryComparison<'b> {
    /// The earlier answers.
    pub earlier: Summary<'b>,
    /// The later answers; help and the next step are those that they call for.
    pub later: Summary<'b>,
    /// Every question whose answer is another, in bank order.
    pub changes: Vec<AnswerChange>,
    /// Findings of one of them or of both.
    pub findings: FindingChanges,
}

impl SummaryComparison<'_> {
    /// True where the earlier answers were saved after the later ones, as far as both have a date
    /// (RFC 3339).
    pub fn is_reversed(&self) -> bool {
        let saved = |summary: &Summary<'_>| {
            summary.file.record.saved.as_deref()?.parse::<jiff::Timestamp>().ok()
        };
        saved(&self.earlier).zip(saved(&self.later)).is_some_and(|(earlier, later)| later < earlier)
    }
}

/// A question whose answer is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerChange {
    /// The question.
    pub question: QuestionId,
    /// Kind of the change.
    pub kind: AnswerChangeKind,
    /// Change in concern; only between two known answers, in the order that the question
    /// declares.
    pub concern: Option<Concern>,
}

/// Kind of a change of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerChangeKind {
    /// It is known now, and was not.
    AnsweredSince,
    /// It is another.
    Changed,
    /// It was known, and is not.
    NotKnownNow,
    /// The question does not apply any more.
    NotAskedNow,
}

impl AnswerChangeKind {
    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            AnswerChangeKind::AnsweredSince => "answered_since",
            AnswerChangeKind::Changed => "changed",
            AnswerChangeKind::NotKnownNow => "not_known_now",
            AnswerChangeKind::NotAskedNow => "not_asked_now",
        }
    }
}

/// Change in concern from an earlier answer, in the order that its question declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// More concerning.
    More,
    /// Less concerning.
    Less,
}

impl Concern {
    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Concern::More => "more",
            Concern::Less => "less",
        }
    }
}

/// Rules that are findings, by when they are; each list in the order of findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingChanges {
    /// Findings of the later answers alone.
    pub new: Vec<RuleId>,
    /// Findings of both.
    pub same: Vec<RuleId>,
    /// Findings of the earlier answers that are unknown for the later ones: not known is not gone.
    pub open: Vec<RuleId>,
    /// Findings of the earlier answers that the later ones rule out. One that a stronger point took
    /// in is not gone.
    pub gone: Vec<RuleId>,
}

/// Compares two sets of answers to one bank.
pub fn compare<'b>(
    bank: &'b Bank,
    earlier: &'b AnswersFile,
    later: &'b AnswersFile,
    country: &'b Country,
) -> SummaryComparison<'b> {
    let earlier = summarize(bank, earlier, country);
    let later = summarize(bank, later, country);
    let changes = bank
        .numbered_questions()
        .filter_map(|(id, question)| change(id, question, &earlier, &later))
        .collect();
    let found = |summary: &Summary<'_>, rule: RuleId| summary.evaluation.finding(rule).is_some();
    let rules = |summary: &Summary<'_>| -> Vec<RuleId> {
        summary.evaluation.findings.iter().map(|finding| finding.rule).collect()
    };
    let findings = FindingChanges {
        new: rules(&later).into_iter().filter(|rule| !found(&earlier, *rule)).collect(),
        same: rules(&later).into_iter().filter(|rule| found(&earlier, *rule)).collect(),
        open: rules(&earlier)
            .into_iter()
            .filter(|rule| later.evaluation.truth(*rule).is_unknown())
            .collect(),
        gone: rules(&earlier)
            .into_iter()
            .filter(|rule| later.evaluation.truth(*rule).is_false())
            .collect(),
    };
    SummaryComparison { earlier, later, changes, findings }
}

fn change(
    id: QuestionId,
    question: &Question,
    earlier: &Summary<'_>,
    later: &Summary<'_>,
) -> Option<AnswerChange> {
    let asked = |summary: &Summary<'_>| !summary.evaluation.asked.of(id).is_false();
    let (before, now) = (earlier.file.answers.get(id), later.file.answers.get(id));
    let kind = match (before.is_unknown(), now.is_unknown()) {
        _ if before == now => return None,
        (true, false) => AnswerChangeKind::AnsweredSince,
        (false, false) => AnswerChangeKind::Changed,
        (false, true) if asked(later) => AnswerChangeKind::NotKnownNow,
        // From one way of not knowing to another.
        (true, true) if asked(later) => AnswerChangeKind::Changed,
        (_, true) => AnswerChangeKind::NotAskedNow,
    };
    let concern = match (before, now) {
        (Answer::Known(before), Answer::Known(now)) => concern(question, before, now),
        _ => None,
    };
    Some(AnswerChange { question: id, kind, concern })
}

/// Change in concern between two answers: nothing where the question declares no order, or where
/// neither is above the other.
fn concern(question: &Question, before: &Value, now: &Value) -> Option<Concern> {
    let order = match (question.rising_concern.as_ref()?, before, now) {
        (RisingConcern::Options(order), Value::Choice(before), Value::Choice(now)) => {
            let place = |option| order.iter().position(|known| known == option);
            place(now)?.cmp(&place(before)?)
        }
        (RisingConcern::Higher, Value::Integer(before), Value::Integer(now)) => now.cmp(before),
        (RisingConcern::EachOption, Value::Multi(before), Value::Multi(now)) => {
            ticks_above(question, now, before)?
        }
        _ => return None,
    };
    match order {
        Ordering::Greater => Some(Concern::More),
        Ordering::Less => Some(Concern::Less),
        Ordering::Equal => None,
    }
}

/// Option by option: not ticked, not sure, ticked. Nothing where one option rises and another
/// falls.
fn ticks_above(question: &Question, one: &Ticks, other: &Ticks) -> Option<Ordering> {
    let height =
        |ticks: &Ticks, option| match ticks.options().iter().find(|tick| tick.option == option) {
            None => 0,
            Some(tick) if tick.sure => 2,
            Some(_) => 1,
        };
    let orders: Vec<Ordering> = question
        .numbered_options()
        .map(|(option, _)| height(one, option).cmp(&height(other, option)))
        .filter(|order| order.is_ne())
        .collect();
    let first = *orders.first()?;
    orders.iter().all(|order| *order == first).then_some(first)
}
