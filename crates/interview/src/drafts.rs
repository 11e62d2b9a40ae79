//! Drafts: what was begun and does not count yet. Leaving names it.

use std::collections::BTreeMap;

use crate::entry::Entry;
use crate::interview::Interview;
use crate::line_edit::LineEdit;
use crate::prompts::{Length, Prompt, prompts};
use crate::state::Drafts;
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::evaluation::asked;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::summary::Words;

/// What stands before a note in what was begun: the key that opens one.
const NOTE_BEGUN: &str = "+ ";

impl Drafts {
    /// Drafts of what a record says was begun.
    pub(crate) fn begun(bank: &Bank, file: &AnswersFile) -> Drafts {
        let mut drafts = Drafts::default();
        let prompts = prompts(bank, Length::Full, true);
        for (question, begun) in &file.begun {
            let Some(prompt) = prompts.iter().find(|prompt| prompt.first() == *question) else {
                continue;
            };
            let (typed, note) = typed_and_note(begun);
            let mut entry = Entry::of(bank, *prompt, &file.answers);
            if let Some(typed) = typed.filter(|_| entry.is_typed()) {
                entry.begin(typed);
                drafts.entries.insert(*question, entry);
            }
            drafts.notes.extend(note.map(|note| (*question, LineEdit::of(note))));
        }
        drafts
    }
}

/// What was typed for an answer, and for a note on it.
fn typed_and_note(begun: &str) -> (Option<&str>, Option<&str>) {
    if let Some(note) = begun.strip_prefix(NOTE_BEGUN) {
        return (None, Some(note));
    }
    match begun.rsplit_once(&format!("\n{NOTE_BEGUN}")) {
        Some((typed, note)) => (Some(typed), Some(note)),
        None => (Some(begun), None),
    }
}

impl Interview<'_> {
    /// Text that was typed and does not count yet, by question: a note behind the key that opens
    /// one.
    pub(crate) fn begun(&self) -> Vec<(QuestionId, String)> {
        let here = self.prompt().map(|prompt| (prompt.first(), &self.pages.entry));
        let entries: BTreeMap<QuestionId, &Entry> =
            self.drafts.entries.iter().map(|(id, entry)| (*id, entry)).chain(here).collect();
        let typed = |prompt: &Prompt| {
            let entry = entries.get(&prompt.first())?;
            let text = entry.typed.text();
            (entry.is_typed() && !text.trim().is_empty() && self.has_draft(*prompt)).then_some(text)
        };
        let note = |prompt: &Prompt| {
            let text = self.drafts.notes.get(&prompt.first())?.text();
            let is_begun = !text.trim().is_empty() && self.has_note_draft(*prompt);
            is_begun.then(|| format!("{NOTE_BEGUN}{text}"))
        };
        let begun = prompts(self.settings.bank, Length::Full, true).into_iter().map(|prompt| {
            let parts: Vec<String> = typed(&prompt).into_iter().chain(note(&prompt)).collect();
            (prompt.first(), parts.join("\n"))
        });
        begun.filter(|(_, text)| !text.is_empty()).collect()
    }

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
