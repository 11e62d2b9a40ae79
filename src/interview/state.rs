//! Where the interview stands, and what an action makes of it.

use std::collections::BTreeSet;

use super::Action;
use super::entry::{Entry, NotYet, Row};
use super::prompts::{Length, Prompt, prompts};
use crate::answers::{Answer, Answers};
use crate::bank::{Bank, Country};
use crate::evaluation::{Evaluation, asked, evaluate, holds};
use crate::rule::{HelpPlace, RuleId};
use crate::truth::Truth;
use crate::wording::Voice;

/// What is settled before the interview begins.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'b> {
    /// The bank.
    pub bank: &'b Bank,
    /// The country whose help lines come first.
    pub country: &'b Country,
    /// Who reads; asked where nothing was said.
    pub voice: Option<Voice>,
    /// How long; asked where nothing was said.
    pub length: Option<Length>,
    /// Whether the answers are kept in a file that did not exist before, so that leaving can delete it.
    pub keeps_draft: bool,
}

/// How an interview ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Every question that applies has been put.
    Finished,
    /// The person left.
    Left,
    /// The person left, and wants the file of the answers deleted.
    LeftWithoutDraft,
    /// The person stopped where help was called for: what to do now must stay in sight.
    StoppedForHelp,
}

/// What stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Page {
    /// What this is, and for whom.
    OpeningVoice,
    /// How long.
    OpeningLength,
    /// A question.
    Question,
    /// What a question means and why it is asked.
    Why,
    /// Where to find help, at any time.
    HelpLines,
    /// What to do now.
    HelpNow,
    /// What rules say at once.
    Notice(Vec<RuleId>),
    /// Whether to leave.
    Leave,
}

/// An interview.
#[derive(Debug)]
pub struct Interview<'b> {
    pub(super) settings: Settings<'b>,
    pub(super) answers: Answers,
    pub(super) prompts: Vec<Prompt>,
    /// The place of the present prompt.
    pub(super) at: usize,
    pub(super) entry: Entry,
    /// The pages still to be read before the question, the one on the screen last.
    pub(super) pages: Vec<Page>,
    /// How far a page that is only read is scrolled, and which row of it is chosen.
    pub(super) scroll: usize,
    pub(super) opening_row: Option<usize>,
    pub(super) message: Option<String>,
    /// No further question applies.
    done: bool,
    end: Option<End>,
    /// Whether the reader and the length were asked, so that going back asks them again.
    pub(super) asks_voice: bool,
    asks_length: bool,
}

impl<'b> Interview<'b> {
    /// An interview that has not begun.
    pub fn new(settings: Settings<'b>) -> Interview<'b> {
        Interview::resume(settings, Answers::none(settings.bank))
    }

    /// An interview that goes on with answers given before, at the first question that has none.
    pub fn resume(settings: Settings<'b>, answers: Answers) -> Interview<'b> {
        let prompts = prompts(settings.bank, settings.length.unwrap_or(Length::Full));
        let entry = prompts.first().map(|prompt| Entry::of(settings.bank, *prompt, &answers));
        // A bank without questions is over before it begins.
        let done = prompts.is_empty();
        let entry = entry.unwrap_or_default();
        Interview {
            settings,
            answers,
            prompts,
            at: 0,
            entry,
            pages: vec![Page::OpeningVoice],
            scroll: 0,
            opening_row: None,
            message: None,
            done,
            end: None,
            asks_voice: settings.voice.is_none(),
            asks_length: settings.length.is_none(),
        }
    }

    /// How it ended, if it has.
    pub fn end(&self) -> Option<End> {
        self.end.or((self.done && self.pages.is_empty()).then_some(End::Finished))
    }

    /// Who reads.
    pub fn voice(&self) -> Voice {
        self.settings.voice.unwrap_or_default()
    }

    /// The answers so far, those to questions that are not asked among them.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether a page stands on the screen that must be read before a key counts: what to do now, or a notice. Keys
    /// that were typed for the question before it must be dropped.
    pub fn demands_attention(&self) -> bool {
        matches!(self.page(), Page::HelpNow | Page::Notice(_))
    }

    /// Whether a question stands on the screen, and no other page before it.
    pub fn asks(&self) -> bool {
        self.page() == &Page::Question
    }

    pub(super) fn page(&self) -> &Page {
        self.pages.last().unwrap_or(&Page::Question)
    }

    /// The present prompt, whether or not another page stands before it.
    pub fn prompt(&self) -> Option<Prompt> {
        self.prompts.get(self.at).copied()
    }

    pub(super) fn evaluation(&self) -> Evaluation {
        evaluate(self.settings.bank, &self.answers)
    }

    /// Does what the person wants.
    pub fn act(&mut self, action: Action) {
        self.message = None;
        match (self.page().clone(), action) {
            (Page::Leave, Action::Character('3')) if self.settings.keeps_draft => self.end = Some(End::LeftWithoutDraft),
            (Page::Leave, action) => match stop_or_go_on(action) {
                Some(true) => self.end = Some(End::Left),
                Some(false) => self.close_page(),
                None if action == Action::Back => self.close_page(),
                None => self.scroll(action),
            },
            (_, Action::Leave) => self.open_page(Page::Leave),
            (Page::OpeningVoice, action) => self.opening(action, if self.asks_voice { 2 } else { 1 }),
            (Page::OpeningLength, Action::Back) => {
                self.close_page();
                self.open_page(Page::OpeningVoice);
            }
            (Page::OpeningLength, action) => self.opening(action, 2),
            (Page::HelpNow, action) => match stop_or_go_on(action) {
                Some(true) => self.end = Some(End::StoppedForHelp),
                Some(false) => self.close_page(),
                None => self.scroll(action),
            },
            (Page::Notice(_), Action::Back) => {
                self.close_page();
                self.back();
            }
            (Page::Notice(_), action) => match stop_or_go_on(action) {
                Some(true) => self.end = Some(End::Left),
                Some(false) => self.close_page(),
                None => self.scroll(action),
            },
            (Page::Why | Page::HelpLines, Action::Enter | Action::Back | Action::Character('?' | '!' | ' ')) => self.close_page(),
            (Page::Why | Page::HelpLines, action) => self.scroll(action),
            (Page::Question, action) => self.answer(action),
        }
    }

    fn open_page(&mut self, page: Page) {
        self.scroll = 0;
        self.opening_row = None;
        self.pages.push(page);
    }

    fn close_page(&mut self) {
        self.scroll = 0;
        self.opening_row = None;
        self.pages.pop();
    }

    fn scroll(&mut self, action: Action) {
        const PAGE: usize = 10;
        match action {
            Action::Up => self.scroll = self.scroll.saturating_sub(1),
            Action::Down => self.scroll += 1,
            Action::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            Action::PageDown => self.scroll += PAGE,
            Action::Home => self.scroll = 0,
            _ => {}
        }
    }

    /// The front end tells how far a page can be scrolled at the present size of the window.
    pub fn limit_scroll(&mut self, most: usize) {
        self.scroll = self.scroll.min(most);
    }

    fn opening(&mut self, action: Action, rows: usize) {
        match action {
            Action::Down => self.opening_row = Some(self.opening_row.map_or(0, |row| (row + 1).min(rows - 1))),
            Action::Up => self.opening_row = Some(self.opening_row.map_or(rows - 1, |row| row.saturating_sub(1))),
            Action::Enter => match self.opening_row {
                Some(row) => self.opened(row),
                None if rows == 1 => self.opened(0),
                None => self.message = Some(self.settings.bank.phrases().say_choose_here.get(self.voice()).to_owned()),
            },
            Action::Character(key) => {
                if let Some(row) = key.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).filter(|digit| (1..=rows).contains(digit))
                {
                    self.opened(row - 1);
                }
            }
            _ => {}
        }
    }

    fn opened(&mut self, row: usize) {
        let page = self.page().clone();
        self.close_page();
        if page == Page::OpeningVoice {
            if self.asks_voice {
                self.settings.voice = Voice::ALL.get(row).copied();
            }
            if self.asks_length {
                self.open_page(Page::OpeningLength);
            }
        } else {
            let length = if row == 0 { Length::Short } else { Length::Full };
            self.settings.length = Some(length);
            self.prompts = prompts(self.settings.bank, length);
        }
        if self.pages.is_empty() {
            self.go_to(self.first_unanswered());
            // Answers that are gone on with may call for help already.
            if !self.evaluation().first_help(self.settings.bank).is_empty() {
                self.open_page(Page::HelpNow);
            }
        }
    }

    fn answer(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return };
        let none = self.settings.bank.question(prompt.first()).none_option();
        match action {
            Action::Back => self.back(),
            Action::Character('?') if !self.entry.is_on_typed() || self.entry.typed.is_empty() => self.open_page(Page::Why),
            Action::Character('!') if !self.entry.is_on_typed() || self.entry.typed.is_empty() => self.open_page(Page::HelpLines),
            Action::Up => self.entry.step(false),
            Action::Down => self.entry.step(true),
            Action::Enter => self.enter(prompt),
            Action::Character(' ') if self.entry.is_ticked() => match self.entry.active {
                Some(row) if matches!(self.entry.active_row(), Some(Row::Option(_))) => self.entry.cycle(row, none),
                _ => {}
            },
            Action::Character(key) if !self.entry.is_typed() => {
                let Some(row) = self.entry.row_of_key(key) else { return };
                self.entry.active = Some(row);
                if self.entry.is_ticked() && matches!(self.entry.active_row(), Some(Row::Option(_))) {
                    self.entry.cycle(row, none);
                } else {
                    self.enter(prompt);
                }
            }
            _ if self.entry.is_on_typed() => self.entry.typed.edit(action),
            _ => {}
        }
    }

    fn enter(&mut self, prompt: Prompt) {
        let given = match self.entry.answers(self.settings.bank, prompt) {
            Ok(given) => given,
            Err(reason) => return self.say(reason),
        };
        let mut answers = self.answers.clone();
        given.into_iter().for_each(|(question, answer)| answers.set(question, answer));
        let broken = self.settings.bank.constraints().iter().find(|constraint| holds(self.settings.bank, &answers, constraint).is_false());
        if let Some(constraint) = broken {
            self.message = Some(constraint.text.get(self.voice()).to_owned());
            return;
        }
        let before = self.evaluation();
        self.answers = answers;
        let after = self.evaluation();
        self.forward();
        self.raise(&before, &after);
    }

    /// Puts before the next question what the answers now call for.
    fn raise(&mut self, before: &Evaluation, after: &Evaluation) {
        let bank = self.settings.bank;
        let found = |evaluation: &Evaluation| -> BTreeSet<RuleId> {
            let noticed = evaluation.findings.iter().filter(|finding| bank.rule(finding.rule).notice.is_some());
            noticed.map(|finding| finding.rule).collect()
        };
        let notices: Vec<RuleId> = found(after).difference(&found(before)).copied().collect();
        if !notices.is_empty() {
            self.open_page(Page::Notice(notices));
        }
        let calls = |evaluation: &Evaluation| -> BTreeSet<(RuleId, usize)> {
            let called = evaluation.help_calls(bank).into_iter().filter(|(_, call)| call.place == HelpPlace::First);
            called
                .map(|(rule, call)| (rule, bank.rule(rule).help.iter().position(|other| std::ptr::eq(other, call)).unwrap_or(0)))
                .collect()
        };
        if calls(after).difference(&calls(before)).next().is_some() {
            // Last, so that it is the first to be seen.
            self.open_page(Page::HelpNow);
        }
    }

    fn forward(&mut self) {
        match self.applies_from(self.at + 1) {
            Some(next) => self.go_to(next),
            None => self.done = true,
        }
    }

    fn applies_from(&self, start: usize) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.answers);
        (start..self.prompts.len()).find(|index| self.prompts.get(*index).is_some_and(|prompt| asked.of(prompt.first()) == Truth::True))
    }

    /// The first prompt that applies and has no answer; the first of all where every one has.
    fn first_unanswered(&self) -> usize {
        let asked = asked(self.settings.bank, &self.answers);
        let open = |prompt: &Prompt| asked.of(prompt.first()) == Truth::True && *self.answers.get(prompt.first()) == Answer::MISSING;
        self.prompts.iter().position(open).unwrap_or(0)
    }

    fn back(&mut self) {
        let asked = asked(self.settings.bank, &self.answers);
        let before =
            (0..self.at).rev().find(|index| self.prompts.get(*index).is_some_and(|prompt| asked.of(prompt.first()) == Truth::True));
        match before {
            Some(before) => self.go_to(before),
            None if self.asks_length => self.open_page(Page::OpeningLength),
            None => self.open_page(Page::OpeningVoice),
        }
    }

    fn go_to(&mut self, at: usize) {
        self.at = at;
        if let Some(prompt) = self.prompt() {
            self.entry = Entry::of(self.settings.bank, prompt, &self.answers);
        }
    }

    fn say(&mut self, reason: NotYet) {
        let phrases = self.settings.bank.phrases();
        let voice = self.voice();
        self.message = Some(match reason {
            NotYet::NothingChosen => phrases.say_choose_one.get(voice).to_owned(),
            NotYet::NothingTicked => phrases.say_tick_one.get(voice).to_owned(),
            NotYet::TickedAlready => phrases.say_ticked_already.get(voice).to_owned(),
            NotYet::NothingTyped => phrases.say_type_something.get(voice).to_owned(),
            NotYet::NotWhole(typed) => phrases.say_not_whole.fill(voice, &[("typed", &typed)]),
            NotYet::OutOfRange(question, least, greatest) => {
                let label = self.settings.bank.question(question).label.get(voice);
                let (least, greatest) = (least.to_string(), greatest.to_string());
                phrases.say_out_of_range.fill(voice, &[("question", label), ("least", &least), ("greatest", &greatest)])
            }

            NotYet::NotTwo => phrases.say_not_two.get(voice).to_owned(),
            NotYet::TooLong(longest) => phrases.say_too_long.fill(voice, &[("longest", &longest.to_string())]),
        });
    }
}

/// The keys that leave a page on which Enter and Space alone do nothing.
fn stop_or_go_on(action: Action) -> Option<bool> {
    match action {
        Action::Character('1') => Some(true),
        Action::Character('2') => Some(false),
        _ => None,
    }
}
