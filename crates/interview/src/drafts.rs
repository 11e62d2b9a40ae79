//! Drafts: what was begun and does not count yet. Leaving names it.

use crate::entry::Entry;
use crate::interview::Interview;
use crate::prompts::Prompt;
use ketascreen_core::evaluation::asked;
use ketascreen_core::summary::Words;

impl Interview<'_> {
    /// True where another entry was begun here, which does not count yet.
    pub(crate) fn has_draft(&self, prompt: Prompt) -> bool {
        let given = Entry::of(self.settings.bank, prompt, &self.given.answers);
        let here = self
            .drafts
            .entries
            .get(&prompt.first())
            .or_else(|| Some(&self.pages.entry).filter(|_| self.prompt() == Some(prompt)));
        here.is_some_and(|begun| !begun.is_same_input(&given))
    }

    /// True where another note was begun, which does not count yet.
    pub(crate) fn has_note_draft(&self, prompt: Prompt) -> bool {
        let given = self.given.notes.get(&prompt.first()).map_or("", String::as_str);
        let begun = self.drafts.notes.get(&prompt.first());
        begun.is_some_and(|typed| typed.text().trim() != given)
    }

    fn has_reference_draft(&self) -> bool {
        let given = self.given.client.as_deref().unwrap_or_default();
        self.drafts.reference.as_ref().is_some_and(|typed| typed.text().trim() != given)
    }

    /// The labels of what a prompt asks.
    pub(crate) fn labels(&self, prompt: Prompt) -> String {
        let words = Words { bank: self.settings.bank };
        words.list(prompt.questions().iter().map(|question| words.label(*question)))
    }

    /// Labels of the answers, notes and reference that were begun and do not count yet.
    pub(crate) fn draft_labels(&self) -> Option<String> {
        let asked = asked(self.settings.bank, &self.given.answers);
        let begun = self.flow.prompts.iter().filter(|prompt| asked.of(prompt.first()).is_true());
        let begun = begun
            .filter(|prompt| self.has_draft(**prompt) || self.has_note_draft(**prompt))
            .map(|prompt| self.labels(*prompt));
        let reference = self.settings.bank.phrases().ask_reference.as_str().to_owned();
        let begun = Some(reference).filter(|_| self.has_reference_draft()).into_iter().chain(begun);
        let labels = Words { bank: self.settings.bank }.list(begun);
        Some(labels).filter(|labels| !labels.is_empty())
    }

    /// Keeps what was begun here and does not count yet.
    pub(crate) fn stash(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        let given = Entry::of(self.settings.bank, prompt, &self.given.answers);
        if !self.pages.entry.is_same_input(&given) {
            self.drafts.entries.insert(prompt.first(), self.pages.entry.clone());
        }
    }
}
