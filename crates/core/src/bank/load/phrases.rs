//! Fixed phrases, and their places to fill in.

use super::context::LoadContext;
use super::word_lists::is_english;
use crate::bank::phrases::{Phrase, Phrases};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Entry, Fields, Node, Value, parse_toml};
use crate::text::{Span, listed, nearest, suggestion};

/// The words of the program in English.
const ENGLISH: &str = include_str!("../../../words/en.toml");

/// Words of the program, those of the bank in place of the English ones.
///
/// A bank in another language is warned of the words that stay in English, at `span` where it has
/// no table of words.
pub(super) fn phrases(
    words: Option<&Node<'_>>,
    language: Option<&str>,
    span: &Span,
    context: &LoadContext<'_>,
) -> Option<Phrases> {
    let problems = Problems::new();
    let english = parse_toml(ENGLISH, &problems);
    let mut own = words.and_then(|node| Fields::of(node, "`words`", context.problems));
    let mut in_english = Vec::new();
    let mut phrases = Vec::new();
    for (key, _, places) in Phrases::DECLARED {
        let words = match own.as_mut().and_then(|own| own.take(key)) {
            Some(entry) => own_words(entry, key, places, context),
            None => {
                in_english.push(*key);
                english_words(&english, key)
            }
        };
        phrases.push(words.map(Phrase::new));
    }
    if let Some(own) = own {
        own.finish();
    }
    if let Some(language) = language.filter(|language| !is_english(language))
        && !in_english.is_empty()
    {
        let place = words.map_or(span, |words| &words.span).clone();
        context.report(untranslated(place, language, &in_english));
    }
    Phrases::of(phrases.into_iter().collect::<Option<Vec<Phrase>>>()?)
}

fn own_words(
    entry: &Entry<'_>,
    key: &str,
    places: &[&str],
    context: &LoadContext<'_>,
) -> Option<String> {
    let words = context.prose_of(&entry.node, key)?;
    context.placeholders(&words, places, &entry.node.span);
    Some(words)
}

fn english_words(english: &Node<'_>, key: &str) -> Option<String> {
    let Value::Table(entries) = &english.value else { return None };
    match &entries.iter().find(|entry| entry.key == key)?.node.value {
        Value::Text(words) => Some(words.to_string()),
        _ => None,
    }
}

fn untranslated(place: Span, language: &str, in_english: &[&str]) -> Problem {
    const SHOWN: usize = 5;
    let shown: Vec<&str> = in_english.iter().copied().take(SHOWN).collect();
    let message = format!(
        "{} of {} words of the program stay in English, though the bank is in `{}`",
        in_english.len(),
        Phrases::DECLARED.len(),
        language.escape_debug()
    );
    Problem::warning(Code::UntranslatedWords, place, message)
        .help(format!("write them in `[words]`: {} and so on", listed(&shown)))
        .about("words")
}

impl LoadContext<'_> {
    /// Reports a `{place}` in a phrase that is never filled in, and one that is missing.
    pub fn placeholders(&self, text: &str, known: &[&str], span: &Span) {
        let mut used = Vec::new();
        for part in text.split('{').skip(1) {
            let closed = part.split_once('}').map(|(name, _)| name);
            let name = closed.unwrap_or(part);
            // A misspelt name counts as the nearest, which is then not reported as missing.
            used.push(nearest(name, known.iter().copied()).unwrap_or(name));
            if closed.is_none() {
                let help = known.first().map_or_else(
                    || "this phrase has no places to fill in: write it without braces".to_owned(),
                    |name| format!("write the name of a place in two braces, such as `{{{name}}}`"),
                );
                self.report(
                    Problem::error(
                        Code::Placeholder,
                        span.clone(),
                        format!("the brace of `{{{}` is not closed", name.escape_debug()),
                    )
                    .help(help),
                );
            } else if !known.contains(&name) {
                let help = if known.is_empty() {
                    Some("this phrase has no places to fill in: write it without braces".to_owned())
                } else {
                    suggestion(name, known.iter().copied())
                };
                self.report(
                    Problem::error(
                        Code::Placeholder,
                        span.clone(),
                        format!("nothing is filled in for `{{{}}}` here", name.escape_debug()),
                    )
                    .maybe_help(help),
                );
            }
        }
        for name in known.iter().filter(|name| !used.contains(name)) {
            self.report(
                Problem::error(
                    Code::Placeholder,
                    span.clone(),
                    format!("this phrase must hold `{{{name}}}`"),
                )
                .help("what it stands for would be lost"),
            );
        }
    }
}
