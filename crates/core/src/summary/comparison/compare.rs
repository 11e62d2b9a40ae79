//! Changes between the visits of one person, all read with one bank: what changed is what differs
//! between the last two. The person as a whole is never judged: more or less concerning is one
//! answer, whose question declares an order.

use std::cmp::Ordering;

use crate::answers::{Answer, Ticks, Value};
use crate::bank::mentions::is_off_page;
use crate::bank::{Bank, Country, Kind, PagePart, Question, QuestionId, RisingConcern, RuleId};
use crate::evaluation::{Because, Finding};
use crate::record::{AnswersFile, Moment};
use crate::summary::summarize::{Summary, summarize};

/// Visits side by side.
#[derive(Debug)]
pub struct SummaryComparison<'b> {
    /// The visits before the last two, in order.
    pub before: Vec<Summary<'b>>,
    /// The earlier of the last two.
    pub earlier: Summary<'b>,
    /// The later answers; help and the next step are those that they call for.
    pub later: Summary<'b>,
    /// Every question whose answer is another, in bank order.
    pub changes: Vec<AnswerChange>,
    /// Findings of one of them or of both.
    pub findings: FindingChanges,
}

impl<'b> SummaryComparison<'b> {
    /// Every visit, in order.
    pub fn visits(&self) -> impl DoubleEndedIterator<Item = &Summary<'b>> {
        self.before.iter().chain([&self.earlier, &self.later])
    }

    /// True where answers to a question may be told: a private one only where every visit has it on
    /// its page.
    pub fn may_tell(&self, question: QuestionId) -> bool {
        let is_private = self.later.bank.question(question).private;
        !is_private || self.visits().all(|visit| visit.file.on_page.contains(&question))
    }

    /// True where a finding may be told.
    pub fn may_tell_finding(&self, rule: RuleId) -> bool {
        self.visits().all(|visit| !is_off_page(visit.bank, rule, &visit.file.on_page))
    }
}

/// Puts files in the order of their days, where each says when it was saved; otherwise they stay as
/// they are.
pub fn sort_visits(files: &mut [AnswersFile]) {
    let saved = |file: &AnswersFile| file.record.saved.as_ref().and_then(Moment::timestamp);
    if files.iter().all(|file| saved(file).is_some()) {
        files.sort_by_key(saved);
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
    /// Findings of the later answers alone, whose point had none at their level or above.
    pub new: Vec<RuleId>,
    /// Findings of the later answers alone, of a point that had one of their level or above, or that
    /// rest on carried answers.
    pub restated: Vec<RuleId>,
    /// Findings of both.
    pub same: Vec<RuleId>,
    /// Findings of the earlier answers that are unknown for the later ones: not known is not gone.
    pub open: Vec<RuleId>,
    /// Findings of the earlier answers that the later ones rule out. One that a stronger point took
    /// in is not gone.
    pub gone: Vec<RuleId>,
}

/// Compares the answers of two visits to one bank.
pub fn compare<'b>(
    bank: &'b Bank,
    earlier: &'b AnswersFile,
    later: &'b AnswersFile,
    country: &'b Country,
) -> SummaryComparison<'b> {
    compare_visits(bank, &[], [earlier, later], country)
}

/// Compares the last two of some visits, with those before beside them.
pub fn compare_visits<'b>(
    bank: &'b Bank,
    before: &'b [AnswersFile],
    [earlier, later]: [&'b AnswersFile; 2],
    country: &'b Country,
) -> SummaryComparison<'b> {
    let before = before.iter().map(|file| summarize(bank, file, country)).collect();
    let earlier = summarize(bank, earlier, country);
    let later = summarize(bank, later, country);
    let changes = bank
        .numbered_questions()
        .filter_map(|(id, question)| change(id, question, &earlier, &later))
        .collect();
    let found = |summary: &Summary<'_>, rule: RuleId| summary.evaluation.finding(rule).is_some();
    let (same, others): (Vec<&Finding>, Vec<&Finding>) =
        later.evaluation.findings.iter().partition(|finding| found(&earlier, finding.rule));
    let (new, restated): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|finding| is_news(finding, &earlier, &later));
    let ids = |findings: Vec<&Finding>| findings.into_iter().map(|finding| finding.rule).collect();
    let (new, restated, same) = (ids(new), ids(restated), ids(same));
    let were = || earlier.evaluation.findings.iter().map(|finding| finding.rule);
    let findings = FindingChanges {
        new,
        restated,
        same,
        open: were().filter(|rule| later.evaluation.truth(*rule).is_unknown()).collect(),
        gone: were().filter(|rule| later.evaluation.truth(*rule).is_false()).collect(),
    };
    SummaryComparison { before, earlier, later, changes, findings }
}

/// True where a finding of the later answers alone is news: its point had none of its level or
/// above, and it rests on an answer of the later visit.
fn is_news(finding: &Finding, earlier: &Summary<'_>, later: &Summary<'_>) -> bool {
    let bank = later.bank;
    let rule = bank.rule(finding.rule);
    let had = earlier.evaluation.findings.iter().map(|found| bank.rule(found.rule));
    let mut had = had.filter(|found| found.point == rule.point);
    let questions = finding.because.iter().flat_map(|because| match because {
        Because::Answer(question) | Because::Options(question, _) => vec![*question],
        Because::Sum(scale) => bank.items(*scale).to_vec(),
    });
    let mut questions = questions.peekable();
    let is_carried =
        questions.peek().is_some() && questions.all(|id| is_of_before(id, earlier, later));
    // What was true then, and a stronger finding took in, is not new when that one is gone.
    let was_true = earlier.evaluation.truth(finding.rule).is_true();
    !was_true && !is_carried && !had.any(|found| found.level >= rule.level)
}

/// True where an answer of the later visit was given on the day of the earlier one or before.
fn is_of_before(question: QuestionId, earlier: &Summary<'_>, later: &Summary<'_>) -> bool {
    let origin = later.file.carried.get(&question);
    let saved = earlier.file.record.saved.as_ref();
    origin.zip(saved).is_some_and(|(origin, saved)| origin.day <= saved.day())
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
        // What was said before is no news, whatever the earlier record holds.
        _ if is_of_before(id, earlier, later) => return None,
        (true, false) => AnswerChangeKind::AnsweredSince,
        (false, false) => AnswerChangeKind::Changed,
        (false, true) if asked(later) => AnswerChangeKind::NotKnownNow,
        // From one way of not knowing to another.
        (true, true) if asked(later) => AnswerChangeKind::Changed,
        (_, true) => AnswerChangeKind::NotAskedNow,
    };
    let concern = match (before, now) {
        // To begin a treatment, or to end one, is neither more nor less concerning.
        (Answer::Known(before), Answer::Known(now)) if !is_of_treatment(later.bank, id) => {
            concern(question, before, now)
        }
        _ => None,
    };
    Some(AnswerChange { question: id, kind, concern })
}

/// True where a question is about treatments or medicines: one in the table of treatments, one
/// whose answer stands with them on the page, or a list of medicines in the same section.
fn is_of_treatment(bank: &Bank, id: QuestionId) -> bool {
    let question = bank.question(id);
    let in_table =
        |row: &crate::bank::Treatment| row.tried.contains(&id) || row.outcome.contains(&id);
    let is_list = matches!(question.kind, Kind::Multi(_));
    let names_medicines = |other: &Question| {
        other.page_part == Some(PagePart::Medicines) && other.section == question.section
    };
    bank.treatments().iter().any(in_table)
        || matches!(question.page_part, Some(PagePart::Medicines | PagePart::Tried))
        || (is_list && bank.questions().iter().any(names_medicines))
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
