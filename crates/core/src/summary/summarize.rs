//! A summary: answers, their evaluation and help for one reader.

use std::collections::BTreeSet;

use super::find_out::{FindOut, find_out};
use super::help::{Help, crisis_line};
use super::words::Words;
use crate::answers::{Answer, Value};
use crate::bank::mentions::is_off_page;
use crate::bank::{Bank, Country, Kind, Level, NextStep, QuestionId, ScaleId, SourceId};
use crate::evaluation::{Evaluation, Finding, evaluate};
use crate::logic::Truth;
use crate::record::AnswersFile;

/// What a page shows besides what its answers call for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageOptions {
    /// The reasons stand behind the page.
    pub reasons: bool,
    /// Somebody said in which country help is wanted.
    pub is_country_chosen: bool,
    /// The day of answers that are in no file yet; without it a page leaves room to write it.
    pub today: Option<jiff::civil::Date>,
}

/// A summary of one set of answers for one kind of reader.
#[derive(Debug)]
pub struct Summary<'b> {
    /// The bank.
    pub bank: &'b Bank,
    /// The answers.
    pub file: &'b AnswersFile,
    /// Evaluation of the answers.
    pub evaluation: Evaluation,
    /// The country whose help lines come first.
    pub country: &'b Country,
    /// Help, where it is called for.
    pub help: Help<'b>,
    /// The next step.
    pub next_step: String,
    /// Disclaimer; it names a crisis line.
    pub disclaimer: String,
    /// Unknown answers that would matter.
    pub find_out: FindOut,
    /// What its pages show.
    pub options: PageOptions,
}

/// Summarizes answers.
pub fn summarize<'b>(bank: &'b Bank, file: &'b AnswersFile, country: &'b Country) -> Summary<'b> {
    let evaluation = evaluate(bank, &file.answers);
    let help = Help::called_for(bank, &evaluation, country);
    let words = Words { bank };
    Summary {
        next_step: next_step(bank, &evaluation, &file.on_page),
        disclaimer: bank.disclaimer().fill(&[("crisis_line", &crisis_line(bank, country))]),
        find_out: find_out(words, file, &evaluation),
        bank,
        file,
        evaluation,
        country,
        help,
        options: PageOptions::default(),
    }
}

/// One of three texts: help first; findings above `note`; none above `note`. It is the same for
/// `caution` and `discuss`.
fn next_step(bank: &Bank, evaluation: &Evaluation, on_page: &[QuestionId]) -> String {
    let NextStep { help, findings, none, not_known } = bank.next_step();
    let matters = |rule| bank.rule(rule).level > Level::Note && !is_off_page(bank, rule, on_page);
    if !evaluation.first_help(bank).is_empty() {
        help.clone()
    } else if evaluation.findings.iter().any(|finding| matters(finding.rule)) {
        findings.clone()
    } else if evaluation.unresolved.iter().all(|open| is_off_page(bank, open.rule, on_page)) {
        none.clone()
    } else {
        format!("{none} {not_known}")
    }
}

impl<'b> Summary<'b> {
    /// The summary with other options of its pages.
    pub fn with(self, options: PageOptions) -> Summary<'b> {
        Summary { options, ..self }
    }

    /// Words for this reader.
    pub fn words(&self) -> Words<'b> {
        Words { bank: self.bank }
    }

    /// Findings of some levels, in their order, but for private ones.
    pub fn findings(&self, levels: &[Level]) -> impl Iterator<Item = &Finding> {
        self.evaluation
            .findings
            .iter()
            .filter(move |finding| levels.contains(&self.bank.rule(finding.rule).level))
            .filter(|finding| !is_off_page(self.bank, finding.rule, &self.file.on_page))
    }

    /// Every question that is asked, in bank order: those for counselors only where one asks.
    pub fn asked(&self) -> impl Iterator<Item = QuestionId> {
        self.of_this_interview().filter(|id| self.is_asked(*id))
    }

    /// Every question that is not asked for these answers, in bank order.
    pub fn not_asked(&self) -> impl Iterator<Item = QuestionId> {
        self.of_this_interview().filter(|id| !self.is_asked(*id))
    }

    /// Every question, but for those for counselors where none asks.
    fn of_this_interview(&self) -> impl Iterator<Item = QuestionId> {
        let counselor = self.file.record.counselor;
        self.bank
            .numbered_questions()
            .filter(move |(_, question)| counselor || !question.for_counselors)
            .map(|(id, _)| id)
    }

    /// What a counselor answered is never set aside, so it was asked.
    fn is_asked(&self, id: QuestionId) -> bool {
        !self.evaluation.asked.of(id).is_false() || *self.file.answers.get(id) != Answer::MISSING
    }

    /// Every question that a person is shown: one that is asked, or that was answered while it is
    /// not known whether it is asked. None for counselors and no private one: their answers stand on no page.
    pub fn shown(&self) -> impl Iterator<Item = QuestionId> {
        self.asked().filter(|id| self.is_for_pages(*id)).filter(|id| {
            self.evaluation.asked.of(*id) == Truth::True
                || *self.file.answers.get(*id) != Answer::MISSING
        })
    }

    /// Questions whose answers were set aside, as far as a page may name them.
    pub fn ignored(&self) -> impl Iterator<Item = QuestionId> {
        self.file.ignored.iter().copied().filter(|id| self.is_for_pages(*id))
    }

    /// True where the answer to a question may be on a page.
    pub fn is_for_pages(&self, question: QuestionId) -> bool {
        let asked = self.bank.question(question);
        !asked.for_counselors && (!asked.private || self.file.on_page.contains(&question))
    }

    /// The person's own words, each with its question.
    pub fn own_words(&self) -> impl Iterator<Item = (QuestionId, &str)> {
        self.shown().filter_map(|id| {
            match (&self.bank.question(id).kind, self.file.answers.get(id)) {
                (Kind::Text { .. }, Answer::Known(Value::Text(text))) => Some((id, text.as_str())),
                _ => None,
            }
        })
    }

    /// The note on the answer to a question.
    pub fn note(&self, question: QuestionId) -> Option<&str> {
        self.file.notes.iter().find(|(noted, _)| *noted == question).map(|(_, note)| note.as_str())
    }

    /// True where a scale has a known item: one without is not shown.
    pub fn scale_is_shown(&self, scale: ScaleId) -> bool {
        self.bank.scale(scale).items.iter().any(|item| {
            !self.evaluation.asked.of(*item).is_false()
                && !self.file.answers.get(*item).is_unknown()
        })
    }
}

pub(super) fn sorted(sources: impl Iterator<Item = SourceId>) -> Vec<SourceId> {
    let found: BTreeSet<SourceId> = sources.collect();
    found.into_iter().collect()
}
