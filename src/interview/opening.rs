//! Before the first question: for whom, which reference, how long.

use super::prompts::{Length, prompts};
use super::state::Page;
use super::{Action, Interview, LineEdit};
use crate::answers::Answers;
use crate::wording::Voice;

/// The most characters of a reference.
const LONGEST_REFERENCE: usize = 100;

impl Interview<'_> {
    pub(super) fn opening(&mut self, action: Action, rows: usize) {
        match action {
            // What stands above the choice is read first.
            Action::Down | Action::PageDown if self.row.is_none() && self.scroll < self.most_scroll => self.scroll(action),
            Action::Up | Action::PageUp | Action::Home if self.row.is_none_or(|row| row == 0) && self.most_scroll > 0 => {
                self.row = None;
                self.scroll(action);
            }
            Action::Down => self.row = Some(self.row.map_or(0, |row| (row + 1).min(rows - 1))),
            Action::Up => self.row = Some(self.row.map_or(rows - 1, |row| row.saturating_sub(1))),
            Action::Enter => match self.row {
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
            if self.voice() == Voice::Client { self.open_reference() } else { self.ask_length() }
        } else {
            let length = if row == 0 { Length::Short } else { Length::Full };
            self.settings.length = Some(length);
            self.prompts = prompts(self.settings.bank, length);
            self.begin();
        }
    }

    pub(super) fn type_reference(&mut self, action: Action) {
        match action {
            Action::Back => {
                self.close_page();
                self.open_voice();
            }
            Action::Enter => {
                let reference = self.typed.text().trim().to_owned();
                if reference.chars().count() > LONGEST_REFERENCE {
                    let longest = LONGEST_REFERENCE.to_string();
                    self.message = Some(self.settings.bank.phrases().say_too_long.fill(self.voice(), &[("longest", &longest)]));
                    return;
                }
                self.client = Some(reference).filter(|reference| !reference.is_empty());
                self.close_page();
                self.ask_length();
            }
            action => self.typed.edit(action),
        }
    }

    fn open_reference(&mut self) {
        self.typed = LineEdit::of(self.client.as_deref().unwrap_or_default());
        self.open_page(Page::OpeningReference);
    }

    /// The first page again, with what was chosen there.
    fn open_voice(&mut self) {
        self.open_page(Page::OpeningVoice);
        let chosen = Voice::ALL.iter().position(|voice| Some(*voice) == self.settings.voice);
        self.row = if self.asks_voice { chosen } else { Some(0) };
    }

    fn open_length(&mut self) {
        self.open_page(Page::OpeningLength);
        self.row = self.settings.length.map(|length| usize::from(length == Length::Full));
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
        match self.first_unanswered() {
            Some(first) => self.go_to(first),
            None => self.open_review(),
        }
        // Answers that are gone on with may call for help already.
        if !self.evaluation().first_help(self.settings.bank).is_empty() {
            self.open_page(Page::HelpNow);
        }
    }
}
