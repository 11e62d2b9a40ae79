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
        let chosen = match action {
            Action::Character(key) => super::entry::place_of_key(key).and_then(|place| self.leaving().get(place)),
            Action::Back => Some(&Leaving::GoOn),
            _ => None,
        };
        match chosen {
            Some(Leaving::Stop) => self.end = Some(End::Left),
            Some(Leaving::GoOn) => self.close_page(),
            Some(Leaving::Delete) => self.end = Some(End::LeftWithoutDraft),
            Some(Leaving::Keep) => {
                self.typed = LineEdit::default();
                self.open_page(Page::Keep);
            }
            Some(Leaving::Summary) => self.end = Some(End::Finished),
            None => self.scroll(action),
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
