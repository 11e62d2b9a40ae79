//! What was begun at a question and does not count yet: it is kept while one looks elsewhere, and leaving says so.

use super::Interview;
use super::entry::Entry;
use super::page::Page;
use super::prompts::Prompt;
use ketascreen_core::evaluation::asked;
use ketascreen_core::summary::Words;

impl<'b> Interview<'b> {
    /// Whether another entry was begun here, which does not count yet.
    pub(super) fn is_begun(&self, prompt: Prompt) -> bool {
        let given = Entry::of(self.settings.bank, prompt, &self.answers);
        let here = self
            .begun
            .get(&prompt.first())
            .or_else(|| Some(&self.entry).filter(|_| self.prompt() == Some(prompt)));
        here.is_some_and(|begun| !begun.says_the_same(&given))
    }

    /// The labels of what a prompt asks.
    pub(super) fn labels(&self, prompt: Prompt) -> String {
        let words = Words { bank: self.settings.bank, voice: self.voice() };
        words.list(prompt.questions().iter().map(|question| words.label(*question)))
    }

    /// Where an answer, a note or the reference was begun that does not count yet.
    pub(super) fn begun_anywhere(&self) -> Option<String> {
        let is_note = |prompt: &Prompt| {
            self.begun_notes.contains_key(&prompt.first())
                || (self.prompt() == Some(*prompt) && self.begun_note().is_some())
        };
        let asked = asked(self.settings.bank, &self.answers);
        let begun = self.prompts.iter().filter(|prompt| asked.of(prompt.first()).is_true());
        let begun = begun
            .filter(|prompt| self.is_begun(**prompt) || is_note(prompt))
            .map(|prompt| self.labels(*prompt));
        let reference = self.settings.bank.phrases().ask_reference.get(self.voice()).to_owned();
        let begun = Some(reference).filter(|_| self.is_reference_begun()).into_iter().chain(begun);
        let labels = Words { bank: self.settings.bank, voice: self.voice() }.list(begun);
        Some(labels).filter(|labels| !labels.is_empty())
    }

    fn is_reference_begun(&self) -> bool {
        let shown = self
            .open_pages()
            .find(|open| open.page == Page::OpeningReference)
            .map(|open| &open.typed);
        let typed = shown.or(self.begun_reference.as_ref());
        typed.is_some_and(|typed| typed.text().trim() != self.client.as_deref().unwrap_or_default())
    }

    /// Keeps what was begun here and does not count yet.
    pub(super) fn put_by(&mut self) {
        let Some(prompt) = self.prompt() else { return };
        if !self.entry.says_the_same(&Entry::of(self.settings.bank, prompt, &self.answers)) {
            self.begun.insert(prompt.first(), self.entry.clone());
        }
    }
}
