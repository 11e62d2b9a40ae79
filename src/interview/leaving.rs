//! Leaving: with the answers kept or not, or with the summary of what was answered so far.

use super::state::{Draft, End, Page};
use super::{Action, Interview, LineEdit};

/// A choice on the page that asks whether to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Leave; a file of the answers stays.
    Stop,
    /// Stay.
    GoOn,
    /// Leave, and delete the file of the answers.
    Delete,
    /// Keep the answers in a file, and leave.
    Keep,
    /// To the summary of the answers so far.
    Summary,
}

impl Interview<'_> {
    /// The choices, in the order of their keys.
    pub(super) fn leaving(&self) -> &'static [Leaving] {
        match self.settings.draft {
            Draft::None => &[Leaving::Stop, Leaving::GoOn, Leaving::Keep, Leaving::Summary],
            Draft::New => &[Leaving::Stop, Leaving::GoOn, Leaving::Delete, Leaving::Summary],
            Draft::Resumed => &[Leaving::Stop, Leaving::GoOn, Leaving::Summary],
        }
    }

    pub(super) fn leave(&mut self, action: Action) {
        let last = self.leaving().len().saturating_sub(1);
        match action {
            Action::Back => self.close_page(),
            Action::Down => self.row = Some(self.row.map_or(0, |row| (row + 1).min(last))),
            Action::Up => self.row = Some(self.row.map_or(last, |row| row.saturating_sub(1))),
            Action::Enter => match self.row.and_then(|row| self.leaving().get(row)) {
                Some(chosen) => self.leave_by(*chosen),
                None => self.message = Some(self.settings.bank.phrases().say_choose_here.get(self.voice()).to_owned()),
            },
            Action::Character(key) => {
                let Some(place) = super::entry::place_of_key(key).filter(|place| *place <= last) else { return };
                let Some(chosen) = self.leaving().get(place).copied() else { return };
                // A digit may have been meant for the question: alone it loses nothing.
                match self.warning_before(chosen) {
                    Some(warning) => {
                        self.row = Some(place);
                        self.message = Some(warning);
                    }
                    None => self.leave_by(chosen),
                }
            }
            _ => {}
        }
    }

    /// What is said before a choice that loses answers.
    fn warning_before(&self, chosen: Leaving) -> Option<String> {
        let phrases = self.settings.bank.phrases();
        let phrase = match chosen {
            Leaving::Delete => &phrases.confirm_delete,
            Leaving::Stop if self.stopping_loses_answers() => &phrases.confirm_stop,
            _ => return None,
        };
        Some(phrase.get(self.voice()).to_owned())
    }

    fn leave_by(&mut self, chosen: Leaving) {
        match chosen {
            Leaving::Stop => self.end = Some(End::Left),
            Leaving::GoOn => self.close_page(),
            Leaving::Delete => self.end = Some(End::LeftWithoutDraft),
            Leaving::Keep => {
                self.typed = LineEdit::default();
                self.open_page(Page::Keep);
            }
            Leaving::Summary => self.end = Some(End::Finished),
        }
    }

    pub(super) fn name_file(&mut self, action: Action) {
        match action {
            Action::Back | Action::Leave => self.close_page(),
            Action::Enter => {
                let name = self.typed.text().trim().to_owned();
                if !name.is_empty() {
                    self.wants_kept_in(name);
                }
            }
            action => self.typed.edit(action),
        }
    }
}
