//! How much of a bank is translated.

use std::fmt::Write as _;

use super::export::originals;
use super::po::PoFile;
use crate::bank::{Bank, BankText};
use crate::text::Source;

/// Texts of a bank by the state of their translation, each by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TranslationState {
    /// Texts with a translation of what stands there now.
    pub translated: Vec<String>,
    /// Texts without a translation.
    pub missing: Vec<String>,
    /// Texts whose original has changed, or whose translation is marked as fuzzy.
    pub outdated: Vec<String>,
    /// Translations of texts that the bank does not have.
    pub gone: Vec<String>,
}

impl TranslationState {
    /// State of a translation of a bank.
    pub fn of(bank: &Bank, source: &Source, file: &PoFile) -> TranslationState {
        let mut state = TranslationState::default();
        let all = originals(bank, source);
        for text in &all {
            let list = match translation(text, file) {
                Translation::Current(_) => &mut state.translated,
                Translation::Outdated => &mut state.outdated,
                Translation::Missing => &mut state.missing,
            };
            list.push(text.name.clone());
        }
        let is_gone = |context: &&String| !all.iter().any(|text| text.name == **context);
        let contexts = file.messages.iter().map(|message| &message.context);
        state.gone = contexts.filter(is_gone).cloned().collect();
        state
    }

    /// The state in words, with the first names of each list.
    pub fn text(&self, language: &str) -> String {
        const SHOWN: usize = 5;
        let all = self.translated.len() + self.missing.len() + self.outdated.len();
        let mut text = format!(
            "Translation into {language}: {} of {all} texts translated, {} missing, {} outdated.\n",
            self.translated.len(),
            self.missing.len(),
            self.outdated.len()
        );
        let lists = [
            ("Missing", &self.missing),
            ("Outdated", &self.outdated),
            ("No longer there", &self.gone),
        ];
        for (what, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
            let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
            let more = if names.len() > SHOWN { " and so on" } else { "" };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{what}: {}{more}", shown.join(", "));
        }
        text
    }
}

/// Translation of one text.
pub(super) enum Translation<'f> {
    /// It says what stands there now.
    Current(&'f str),
    /// The original has changed since, or somebody doubts it.
    Outdated,
    /// There is none.
    Missing,
}

pub(super) fn translation<'f>(text: &BankText, file: &'f PoFile) -> Translation<'f> {
    match file.message(&text.name) {
        Some(message) if message.translation.trim().is_empty() => Translation::Missing,
        Some(message) if message.is_fuzzy || message.original != text.words => {
            Translation::Outdated
        }
        Some(message) => Translation::Current(&message.translation),
        None => Translation::Missing,
    }
}
