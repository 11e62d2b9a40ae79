//! Drafts: entries that were begun and do not count yet. They are kept while another page is shown,
//! and leaving names them.

use crate::entry::Entry;
use crate::interview::Interview;
use crate::line_edit::LineEdit;
use crate::page_stack::PageKind;
use crate::prompts::Prompt;
use ketascreen_core::evaluation::asked;
use ketascreen_core::summary::Words;

impl<'b> Interview<'b> {
    /// True where another entry was begun here, which does not count yet.
    pub(crate) fn has_draft(&self, prompt: Prompt) -> bool {
        let given = Entry::of(self.settings.bank, prompt, &self.answers);
        let here = self
            .drafts
            .get(&prompt.first())
            .or_else(|| Some(&self.entry).filter(|_| self.prompt() == Some(prompt)));
        here.is_some_and(|begun| !begun.is_same_input(&given))
    }

    /// The labels of what a prompt asks.
    pub(crate) fn labels(&self, prompt: Prompt) -> String {
        let words = Words { bank: self.settings.bank };
        words.list(prompt.questions().iter().map(|question| words.label(*question)))
    }

    /// Labels of the answers, notes and reference that were begun and do not count yet.
    pub(crate) fn draft_labels(&self) -> Option<String> {
        let is_note = |prompt: &Prompt| {
            self.note_drafts.contains_key(&prompt.first())
                || (self.prompt() == Some(*prompt) && self.note_draft().is_some())
        };
        let asked = asked(self.settings.bank, &self.answers);
        let begun = self.prompts.iter().filter(|prompt| asked.of(prompt.first()).is_true());
        let begun = begun
            .filter(|prompt| self.has_draft(**prompt) || is_note(prompt))
            .map(|prompt| self.labels(*prompt));
        let reference = self.settings.bank.phrases().ask_reference.as_str().to_owned();
        let begun = Some(reference).filter(|_| self.has_reference_draft()).into_iter().chain(begun);
        let labels = Words { bank: self.settings.bank }.list(begun);
        Some(labels).filter(|labels| !labels.is_empty())
    }

    fn has_reference_draft(&self) -> bool {
        let shown = self
            .pages
            .iter()
            .find(|open| open.page == PageKind::OpeningReference)
            .map(|open| &open.typed);
        let typed = shown.or(self.reference_draft.as_ref());
        typed.is_some_and(|typed| typed.text().trim() != self.client.as_deref().unwrap_or_default())
    }

    /// Keeps what was begun here and does not count yet.
    pub(crate) fn stash(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        if !self.entry.is_same_input(&Entry::of(self.settings.bank, prompt, &self.answers)) {
            self.drafts.insert(prompt.first(), self.entry.clone());
        }
    }

    /// Note that is typed and does not count yet.
    pub(crate) fn note_draft(&self) -> Option<&LineEdit> {
        let given = self.notes.get(&self.prompt()?.first()).map(String::as_str).unwrap_or_default();
        let note = self.pages.iter().find(|open| open.page == PageKind::Note)?;
        Some(&note.typed).filter(|typed| typed.text().trim() != given)
    }

    /// Keeps a note that was begun. True where there was one.
    pub(crate) fn stash_note(&mut self) -> bool {
        let (Some(typed), Some(prompt)) = (self.note_draft().cloned(), self.prompt()) else {
            return false;
        };
        self.note_drafts.insert(prompt.first(), typed);
        true
    }
}
