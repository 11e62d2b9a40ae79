//! Checks of the texts of a bank.

use super::context::LoadContext;
use crate::diagnostic::{Code, Problem};
use crate::document::Placed;
use crate::text::{Span, is_control, words};

impl LoadContext<'_> {
    /// Reports a blank text, a word that the bank rules out, and a control character.
    pub fn check_text(&self, text: &str, key: &str, span: &Span) {
        self.check_forbidden(text, key, span);
        if text.trim().is_empty() {
            self.report(
                Problem::error(Code::BlankText, span.clone(), format!("`{key}` is blank"))
                    .help("write the words, or leave the key out if it may be left out"),
            );
        }
        if let Some(found) = text.chars().find(|character| is_control(*character)) {
            let message = if found == '\n' {
                format!("`{key}` holds a line break")
            } else {
                format!("`{key}` holds the invisible character U+{:04X}", u32::from(found))
            };
            self.report(
                Problem::error(Code::ControlCharacter, span.clone(), message).help(
                    "leave it out: a text is one line, and the program breaks it where needed",
                ),
            );
        }
    }

    /// Reads an entry of the words that no text may hold.
    pub fn forbidden_entry(&self, entry: Placed<'_, &str>) -> Option<(String, Vec<String>)> {
        let words = words(entry.value);
        if words.is_empty() {
            self.report(
                Problem::error(
                    Code::BlankText,
                    entry.span.clone(),
                    "this entry of `forbidden_words` has no word",
                )
                .help("write a word, or several in a row"),
            );
            return None;
        }
        Some((entry.value.to_owned(), words))
    }

    /// Reports a word that the bank rules out. An address is not prose.
    fn check_forbidden(&self, text: &str, key: &str, span: &Span) {
        if self.forbidden.is_empty() || matches!(key, "url" | "via") {
            return;
        }
        let found = words(text);
        for (entry, row) in &self.forbidden {
            if found.windows(row.len()).any(|words| words == row) {
                self.report(
                    Problem::error(
                        Code::ForbiddenWord,
                        span.clone(),
                        format!(
                            "`{key}` holds `{}`, which this bank rules out",
                            entry.escape_debug()
                        ),
                    )
                    .help("say it in other words; the list is `forbidden_words` in `[bank]`"),
                );
            }
        }
    }

    /// Reports a text with too many characters.
    pub fn check_length(&self, text: &str, key: &str, longest: usize, span: &Span) {
        let length = text.chars().count();
        if length > longest {
            let message =
                format!("`{key}` has at most {longest} characters; this one has {length}");
            self.report(
                Problem::error(Code::TextTooLong, span.clone(), message)
                    .help("shorten it: a page has room for so much"),
            );
        }
    }

    /// Reports a text with too many words.
    pub fn check_words(&self, text: &str, key: &str, most: usize, span: &Span) {
        let count = text.split_whitespace().count();
        if count > most {
            let message = format!("`{key}` has at most {most} words; this one has {count}");
            self.report(
                Problem::error(Code::TextTooLong, span.clone(), message)
                    .help("say what a clinician would act on, and leave the rest to the sources"),
            );
        }
    }

    /// Reports a word that speaks to or of the person in a text that a clinician reads too.
    pub fn check_addresses_nobody(&self, text: &str, key: &str, span: &Span) {
        let word = text
            .split(|character: char| !(character.is_alphanumeric() || character == '\''))
            .map(|word| word.trim_matches('\''))
            .find(|word| self.addressing.iter().any(|known| known.eq_ignore_ascii_case(word)));
        if let Some(word) = word {
            self.report(
                Problem::error(
                    Code::AddressesReader,
                    span.clone(),
                    format!(
                        "`{key}` is read by the person and by a clinician, but `{word}` \
                         speaks to one of them"
                    ),
                )
                .help("write a noun phrase, such as \"Blood pressure not under control\""),
            );
        }
    }
}
