//! Lists of words that a bank must not hold: warnings where they cannot do their work.

use super::context::LoadContext;
use crate::diagnostic::{Code, Problem};
use crate::document::Placed;
use crate::text::Span;

/// The words of the lists of the bank in English, one entry a line.
const ENGLISH: &str = include_str!("../../../words/english_lists.txt");

impl LoadContext<'_> {
    /// Warns of a list that is missing or empty, and of the English one in a bank that is not in English.
    pub fn check_word_list(
        &self,
        key: &str,
        purpose: &str,
        entries: &[Placed<'_, &str>],
        language: Option<&str>,
        header: &Span,
    ) {
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
            self.report(
                Problem::warning(
                    Code::NoWordList,
                    header.clone(),
                    format!("this bank has no `{key}`"),
                )
                .help(format!("add `{key} = [\"...\"]`: {purpose}"))
                .about(key),
            );
            return;
        };
        let Some(language) = language.filter(|language| !is_english(language)) else { return };
        let is_known = |entry: &&Placed<'_, &str>| {
            ENGLISH.lines().any(|known| known == entry.value.to_lowercase())
        };
        let known = entries.iter().filter(is_known).count();
        if known * 2 > entries.len() {
            let message = format!(
                "`{key}` is a list of English words, and this bank is in `{}`",
                language.escape_debug()
            );
            self.report(
                Problem::warning(Code::EnglishWordList, first.span.start..last.span.end, message)
                    .help(format!("write it in the language of the bank: {purpose}"))
                    .about(key),
            );
        }
    }

    /// Code of a language; reports one that is not written as BCP 47 has it.
    pub fn language<'n>(&self, language: Placed<'n, &'n str>) -> Option<&'n str> {
        let mut parts = language.value.split('-');
        let is_first = |part: &str| {
            matches!(part.len(), 2..=3) && part.bytes().all(|letter| letter.is_ascii_alphabetic())
        };
        let is_further = |part: &str| {
            matches!(part.len(), 1..=8) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        };
        let formed = parts.next().is_some_and(is_first) && parts.all(is_further);
        if !formed {
            let message =
                format!("`{}` is not the code of a language", language.value.escape_debug());
            self.report(
                Problem::error(Code::BadValue, language.span.clone(), message).help(
                    "write two or three letters (BCP 47), such as \"en\", \"es\" or \"pt-BR\"",
                ),
            );
        }
        formed.then_some(language.value)
    }
}

/// True of English, of whatever country.
pub(super) fn is_english(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    primary.eq_ignore_ascii_case("en")
}
