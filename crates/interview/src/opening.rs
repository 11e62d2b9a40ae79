//! Before the first question: for whom, which reference, how long.

use super::entry::{Entry, NotYet};
use super::page::Page;
use super::prompts::{Length, Prompt, prompts_with};
use super::{Action, Interview, LineEdit};
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::mentions::mentions_any;
use ketascreen_core::bank::{RuleId, Voice};

/// The most characters of a reference.
const LONGEST_REFERENCE: usize = 100;

impl Interview<'_> {
    pub(super) fn opening(&mut self, action: Action, rows: usize) {
        match action {
            Action::Enter => match self.top.row {
                Some(row) => self.opened(row),
                None if rows == 1 => self.opened(0),
                None => {
                    self.message = Some(
                        self.settings.bank.phrases().say_choose_here.get(self.voice()).to_owned(),
                    )
                }
            },
            Action::Character(key) => {
                if let Some(row) = key
                    .to_digit(10)
                    .and_then(|digit| usize::try_from(digit).ok())
                    .filter(|digit| (1..=rows).contains(digit))
                {
                    // A choice that is out of sight is shown before it counts.
                    if self.top.scroll.can_move()
                        && !self.top.scroll.is_at_end()
                        && self.top.row.is_none()
                    {
                        self.top.row = Some(row - 1);
                    } else {
                        self.opened(row - 1);
                    }
                }
            }
            action => self.read_then_choose(action, rows),
        }
    }

    /// How many lines there are to choose from on the first page.
    pub(super) fn opening_rows(&self) -> usize {
        if self.asks_voice { 2 } else { 1 }
    }

    fn opened(&mut self, row: usize) {
        let page = self.page().clone();
        self.close_page();
        if page == Page::OpeningVoice {
            if self.asks_voice {
                self.settings.voice = Voice::ALL.get(row).copied();
            }
            let asks_reference = self.voice() == Voice::Client && !self.was_asked_reference;
            if asks_reference { self.open_reference() } else { self.ask_length() }
        } else {
            let length = if row == 0 { Length::Short } else { Length::Full };
            self.put_by();
            self.settings.length = Some(length);
            self.prompts = prompts_with(self.settings.bank, length, &self.answers);
            self.at = 0;
            self.entry = self
                .prompt()
                .map(|prompt| Entry::of(self.settings.bank, prompt, &self.answers))
                .unwrap_or_default();
            self.begin();
        }
    }

    pub(super) fn type_reference(&mut self, action: Action) {
        match action {
            Action::Back => {
                self.begun_reference = Some(self.top.typed.clone());
                self.close_page();
                self.open_voice();
            }
            Action::Enter => {
                let reference = self.top.typed.text().trim().to_owned();
                if reference.chars().count() > LONGEST_REFERENCE {
                    return self.say(NotYet::TooLong(reference.chars().count(), LONGEST_REFERENCE));
                }
                self.client = Some(reference).filter(|reference| !reference.is_empty());
                self.close_page();
                self.ask_length();
            }
            action => self.top.typed.edit(action),
        }
    }

    /// The place of the prompt whose answer calls for help before anything else, if one does.
    fn cause_of_help(&self) -> Option<usize> {
        let (bank, evaluation) = (self.settings.bank, self.evaluation());
        let rules: Vec<RuleId> =
            evaluation.first_help(bank).into_iter().map(|(rule, _)| rule).collect();
        let calls_for_it = |prompt: &Prompt| {
            !self.has_open(prompt)
                && rules.iter().any(|rule| mentions_any(bank, *rule, prompt.questions()))
        };
        let place = self.prompts.iter().position(calls_for_it).unwrap_or(self.at);
        (!rules.is_empty()).then_some(place)
    }

    /// The place of the prompt whose answer a rule rests on.
    fn cause_of(&self, rule: RuleId) -> Option<usize> {
        let bank = self.settings.bank;
        let is_cause = |prompt: &Prompt| mentions_any(bank, rule, prompt.questions());
        self.prompts.iter().position(is_cause)
    }

    fn open_reference(&mut self) {
        self.open_page(Page::OpeningReference);
        let given = || LineEdit::of(self.client.as_deref().unwrap_or_default());
        self.top.typed = self.begun_reference.take().unwrap_or_else(given);
    }

    /// The first page again, with what was chosen there.
    fn open_voice(&mut self) {
        self.open_page(Page::OpeningVoice);
        let chosen = Voice::ALL.iter().position(|voice| Some(*voice) == self.settings.voice);
        self.top.row = if self.asks_voice { chosen } else { Some(0) };
    }

    fn open_length(&mut self) {
        self.open_page(Page::OpeningLength);
        self.top.row = self.settings.length.map(|length| usize::from(length == Length::Full));
    }

    /// What is asked before the length.
    pub(super) fn open_before_length(&mut self) {
        if self.voice() == Voice::Client { self.open_reference() } else { self.open_voice() }
    }

    /// The last page before the first question.
    pub(super) fn open_before_questions(&mut self) {
        if self.asks_length { self.open_length() } else { self.open_before_length() }
    }

    fn ask_length(&mut self) {
        if self.asks_length { self.open_length() } else { self.begin() }
    }

    fn begin(&mut self) {
        self.goes_on = self.answers != Answers::none(self.settings.bank);
        self.raised_by = None;
        match self.first_unanswered() {
            Some(first) => self.go_to(first),
            None => self.open_review(),
        }
        // Answers that are gone on with may call for help already, or for a notice.
        let evaluation = self.evaluation();
        self.beside = self.early_calls_so_far(&evaluation).into_iter().take(1).collect();
        let notices = self.notices(&evaluation);
        if let Some(cause) = notices.first().and_then(|rule| self.cause_of(*rule)) {
            self.raised_by = Some((cause, false));
            self.open_page(Page::Notice(notices));
        }
        if let Some(cause) = self.cause_of_help() {
            self.raised_by = Some((cause, false));
            self.open_page(Page::HelpNow);
        }
    }
}
