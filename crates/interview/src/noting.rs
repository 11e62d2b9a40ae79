//! Notes on answers.

use super::entry::NotYet;
use super::page::Page;
use super::{Action, Interview, LineEdit};

/// The most characters of a note.
const LONGEST_NOTE: usize = 500;

impl<'b> Interview<'b> {
    pub(super) fn open_note(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        let begun = self.begun_notes.remove(&prompt.first());
        let given = || {
            LineEdit::of(self.notes.get(&prompt.first()).map(String::as_str).unwrap_or_default())
        };
        let typed = begun.unwrap_or_else(given);
        self.open_page(Page::Note);
        self.top.typed = typed;
    }

    /// What is typed of a note and does not count yet.
    pub(super) fn begun_note(&self) -> Option<&LineEdit> {
        let given = self.notes.get(&self.prompt()?.first()).map(String::as_str).unwrap_or_default();
        let note = self.open_pages().find(|open| open.page == Page::Note)?;
        Some(&note.typed).filter(|typed| typed.text().trim() != given)
    }

    /// Keeps a note that was begun, and says whether one was.
    pub(super) fn put_by_note(&mut self) -> bool {
        let (Some(typed), Some(prompt)) = (self.begun_note().cloned(), self.prompt()) else {
            return false;
        };
        self.begun_notes.insert(prompt.first(), typed);
        true
    }

    pub(super) fn type_note(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return self.close_page() };
        match action {
            Action::Back => {
                if self.put_by_note() {
                    self.message = Some(
                        self.settings.bank.phrases().say_note_begun.get(self.voice()).to_owned(),
                    );
                }
                self.close_page();
            }
            Action::Enter => {
                let note = self.top.typed.text().trim().to_owned();
                if note.chars().count() > LONGEST_NOTE {
                    return self.say(NotYet::TooLong(note.chars().count(), LONGEST_NOTE));
                }
                if note.is_empty() {
                    self.notes.remove(&prompt.first())
                } else {
                    self.notes.insert(prompt.first(), note)
                };
                self.close_page();
            }
            action => self.top.typed.edit(action),
        }
    }
}
