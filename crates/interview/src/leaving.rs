//! Leaving: with the answers kept or not, or with the summary of what was answered so far.

use super::page::Page;
use super::state::{Draft, End};
use super::{Action, Interview};

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
            // Each choice has the same key wherever it is.
            Draft::None | Draft::Resumed => {
                &[Leaving::Stop, Leaving::GoOn, Leaving::Summary, Leaving::Keep]
            }
            // A file that nothing was saved in yet, or that something else wrote, is not this interview's to delete.
            Draft::New if !self.is_in_file() || self.is_unsaved => {
                &[Leaving::Stop, Leaving::GoOn, Leaving::Summary, Leaving::Keep]
            }
            Draft::New => {
                &[Leaving::Stop, Leaving::GoOn, Leaving::Summary, Leaving::Keep, Leaving::Delete]
            }
        }
    }

    pub(super) fn leave(&mut self, action: Action) {
        match action {
            Action::Back => self.close_page(),
            Action::Enter => match self.top.row.and_then(|row| self.leaving().get(row)) {
                Some(chosen) => self.leave_by(*chosen),
                None => {
                    self.message = Some(
                        self.settings.bank.phrases().say_choose_here.get(self.voice()).to_owned(),
                    )
                }
            },
            Action::Character(key) => {
                self.top.row =
                    super::entry::place_of_key(key).filter(|place| *place < self.leaving().len());
                // A digit may have been meant for the question: alone it loses nothing.
                if let Some(chosen) = self.top.row.and_then(|row| self.leaving().get(row))
                    && self.warning().is_none()
                {
                    self.leave_by(*chosen);
                }
            }
            action => self.read_then_choose(action, self.leaving().len()),
        }
    }

    /// What is said before the choice that is pointed at, where it loses answers.
    pub(super) fn warning(&self) -> Option<String> {
        let phrases = self.settings.bank.phrases();
        match self.leaving().get(self.top.row?) {
            Some(Leaving::Delete) => Some(phrases.confirm_delete.get(self.voice()).to_owned()),
            Some(Leaving::Stop) if self.stopping_loses_answers() => Some(self.confirm_stop()),
            _ => None,
        }
    }

    fn leave_by(&mut self, chosen: Leaving) {
        match chosen {
            Leaving::Stop => self.end = Some(End::Left),
            Leaving::GoOn => self.close_page(),
            Leaving::Delete => self.end = Some(End::LeftWithoutDraft),
            Leaving::Keep => self.open_page(Page::Keep),
            Leaving::Summary => self.end = Some(End::Finished),
        }
    }

    pub(super) fn name_file(&mut self, action: Action) {
        match action {
            Action::Back | Action::Leave => self.close_page(),
            Action::Enter => {
                let name = self.top.typed.text().trim().to_owned();
                if !name.is_empty() {
                    self.wants_kept_in(name);
                }
            }
            action => self.top.typed.edit(action),
        }
    }
}
