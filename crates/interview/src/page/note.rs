//! Notes on answers.

use crate::action::Action;
use crate::entry::EntryError;
use crate::interview::Interview;
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::page_stack::PageKind;
use crate::view::Style;

/// The most characters of a note.
const LONGEST_NOTE: usize = 500;

impl<'b> Interview<'b> {
    pub(crate) fn open_note(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        let begun = self.note_drafts.remove(&prompt.first());
        let given = || {
            LineEdit::of(self.notes.get(&prompt.first()).map(String::as_str).unwrap_or_default())
        };
        let typed = begun.unwrap_or_else(given);
        self.pages.open(PageKind::Note);
        self.pages.top.typed = typed;
    }

    pub(crate) fn type_note(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return self.pages.close() };
        match action {
            Action::Back => {
                if self.stash_note() {
                    self.say(|phrases| &phrases.say_note_begun);
                }
                self.pages.close();
            }
            Action::Enter => {
                let note = self.pages.top.typed.text().trim().to_owned();
                if note.chars().count() > LONGEST_NOTE {
                    return self.report(EntryError::TooLong(note.chars().count(), LONGEST_NOTE));
                }
                if note.is_empty() {
                    self.notes.remove(&prompt.first())
                } else {
                    self.notes.insert(prompt.first(), note)
                };
                self.pages.close();
            }
            action => self.pages.top.typed.edit(action),
        }
    }
}

impl Lines<'_, '_> {
    /// A note on the answer.
    pub(crate) fn note(&mut self) {
        let interview = self.interview;
        let Some(prompt) = interview.prompt() else { return };
        let asked = self.asked(prompt);
        self.row("? ", &asked, Style::Bold, None);
        self.gap();
        self.phrase(|phrases| &phrases.ask_note, Style::Plain);
        self.gap();
        self.other_text();
    }
}
