//! What every part of reading a bank shares: ids, words for the two voices, and where problems go.

use std::collections::HashMap;

use crate::bank::condition::RESERVED;
use crate::bank::{NONE, Wording};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Entry, Fields, Node, Placed, Value, text, wrong};
use crate::text::is_control;
use crate::text::{Source, Span, nearest, suggestion};

/// The state of reading one bank.
#[derive(Debug)]
pub struct Reading<'r> {
    /// The file.
    pub source: &'r Source,
    /// Where problems go.
    pub problems: &'r Problems,
    /// Words that speak to the reader, in lower case.
    pub addressing: Vec<String>,
    /// Words that no text may hold: each entry as written, and its words in lower case.
    pub forbidden: Vec<(String, Vec<String>)>,
}

/// Ids of one kind that were read so far, in the order of the bank, each with its place.
#[derive(Debug, Default)]
pub struct Ids<'n> {
    ids: Vec<&'n str>,
    places: HashMap<&'n str, (usize, Span)>,
}

impl<'n> Ids<'n> {
    /// The place in the order of the bank.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.places.get(id).map(|(index, _)| *index)
    }

    /// Where an id stands.
    pub fn span(&self, id: &str) -> Option<&Span> {
        self.places.get(id).map(|(_, span)| span)
    }

    /// The ids in order.
    pub fn iter(&self) -> impl Iterator<Item = &'n str> + Clone + '_ {
        self.ids.iter().copied()
    }
}

impl<'r> Reading<'r> {
    /// Reports a problem.
    pub fn report(&self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Reads `id` and adds it to the ids of its kind. An id that cannot be used is reported and kept, so that the
    /// indices of those that follow it stay right.
    pub fn new_id<'n>(
        &self,
        fields: &mut Fields<'n, '_>,
        ids: &mut Ids<'n>,
        what: &str,
    ) -> Option<&'n str> {
        let found = fields.text("id");
        let Some(Placed { span, value }) = found else {
            ids.ids.push("");
            return None;
        };
        self.check_id(value, span, false);
        self.add_id(value, span, ids, what);
        Some(value)
    }

    /// Adds an id to those of its kind, and reports one that stands twice.
    pub fn add_id<'n>(&self, id: &'n str, span: &Span, ids: &mut Ids<'n>, what: &str) {
        if let Some((_, first)) = ids.places.get(id) {
            self.report(
                Problem::error(
                    Code::DuplicateId,
                    span.clone(),
                    format!("the {what} `{}` stands here a second time", id.escape_debug()),
                )
                .also(first.clone(), "it stands here first")
                .help("give one of the two another id"),
            );
        } else {
            ids.places.insert(id, (ids.ids.len(), span.clone()));
        }
        ids.ids.push(id);
    }

    /// Reports an id that does not have the form of an id, or that is a word of the conditions.
    pub fn check_id(&self, id: &str, span: &Span, of_option: bool) {
        let mut letters = id.bytes();
        let formed = letters.next().is_some_and(|first| first.is_ascii_lowercase())
            && letters.all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_'
            });
        if !formed {
            let message = if id.is_empty() {
                "this id is empty".to_owned()
            } else {
                format!("`{}` cannot be an id", id.escape_debug())
            };
            self.report(
                Problem::error(Code::BadId, span.clone(), message)
                    .help("an id begins with a small letter a to z and goes on with small letters, digits and `_`"),
            );
        } else if RESERVED.contains(&id) && !(of_option && id == NONE) {
            self.report(
                Problem::error(
                    Code::ReservedId,
                    span.clone(),
                    format!("`{id}` cannot be an id here: it is a word of the conditions"),
                )
                .help("choose another id, such as one with a second word"),
            );
        }
    }

    /// Looks an id up. One that is not there is reported with the nearest.
    pub fn find(&self, id: Placed<'_, &str>, ids: &Ids<'_>, what: &str) -> Option<usize> {
        let found = ids.index(id.value);
        if found.is_none() {
            let code = if what == "question" { Code::UnknownQuestion } else { Code::UnknownId };
            self.report(
                Problem::error(
                    code,
                    id.span.clone(),
                    format!("there is no {what} `{}`", id.value.escape_debug()),
                )
                .maybe_help(ids.places.is_empty().then(|| format!("the bank has no {what} at all")))
                .maybe_help(suggestion(id.value, ids.iter().filter(|id| !id.is_empty()))),
            );
        }
        found
    }

    /// Looks several ids up.
    pub fn find_all(&self, names: &[Placed<'_, &str>], ids: &Ids<'_>, what: &str) -> Vec<usize> {
        names.iter().filter_map(|id| self.find(*id, ids, what)).collect()
    }

    /// One of a fixed list of words.
    pub fn one_of<T: Copy>(
        &self,
        word: Placed<'_, &str>,
        key: &str,
        known: &[(&str, T)],
    ) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == word.value).map(|(_, value)| *value);
        if found.is_none() {
            self.report(
                Problem::error(
                    Code::BadValue,
                    word.span.clone(),
                    format!("`{}` is not a value of `{key}`", word.value.escape_debug()),
                )
                .maybe_help(suggestion(word.value, known.iter().map(|(name, _)| *name))),
            );
        }
        found
    }

    /// Words for both voices or for each, that must be there.
    pub fn wording(&self, fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Wording> {
        let entry = fields.required(key)?;
        self.wording_of(&entry.node, key)
    }

    /// Words for both voices or for each, that may be there.
    pub fn optional_wording(
        &self,
        fields: &mut Fields<'_, '_>,
        key: &'static str,
    ) -> Option<Wording> {
        let entry = fields.take(key)?;
        self.wording_of(&entry.node, key)
    }

    /// Words for both voices or for each, from a value.
    pub fn wording_of(&self, node: &Node<'_>, key: &str) -> Option<Wording> {
        self.read_wording(node, key, true)
    }

    /// The official words of an instrument: one text, read out unchanged in both voices.
    pub fn instrument_wording(
        &self,
        fields: &mut Fields<'_, '_>,
        key: &'static str,
    ) -> Option<Wording> {
        let entry = fields.required(key)?;
        self.read_wording(&entry.node, key, false)
    }

    fn read_wording(
        &self,
        node: &Node<'_>,
        key: &str,
        addressing_matters: bool,
    ) -> Option<Wording> {
        match &node.value {
            Value::Text(both) => {
                self.check_text(both, key, &node.span);
                if addressing_matters {
                    self.check_addresses_nobody(both, key, &node.span);
                }
                Some(Wording::Both(both.to_string()))
            }
            Value::Table(entries) => {
                let mut fields = Fields::of(node, key, self.problems)?;
                let person = self.voice(&mut fields, entries, "self", key);
                let client = self.voice(&mut fields, entries, "client", key);
                fields.finish();
                Some(Wording::Each { person: person?, client: client? })
            }
            other => {
                wrong(
                    &node.span,
                    key,
                    "a text, or a text for each voice (`self` and `client`)",
                    other,
                    self.problems,
                );
                None
            }
        }
    }

    fn voice(
        &self,
        fields: &mut Fields<'_, '_>,
        entries: &[Entry<'_>],
        voice: &'static str,
        key: &str,
    ) -> Option<String> {
        let Some(entry) = fields.take(voice) else {
            let span =
                entries.first().map_or_else(|| fields.span.clone(), |entry| entry.key_span.clone());
            self.report(
                Problem::error(Code::MissingVoice, span, format!("`{key}` has no words for the voice `{voice}`"))
                    .help(format!("add `{key}.{voice} = \"...\"`, or write one text for both voices: `{key} = \"...\"`")),
            );
            return None;
        };
        let found = text(&entry.node, key, self.problems)?;
        self.check_text(found.value, key, found.span);
        Some(found.value.to_owned())
    }

    /// Reports a text that is blank, that holds a word that the bank rules out, or that holds a character that could move a cursor or turn the line around.
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

    /// An entry of the words that no text may hold.
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

    fn check_addresses_nobody(&self, text: &str, key: &str, span: &Span) {
        let word = text
            .split(|character: char| !(character.is_alphanumeric() || character == '\''))
            .map(|word| word.trim_matches('\''))
            .find(|word| self.addressing.iter().any(|known| known.eq_ignore_ascii_case(word)));
        if let Some(word) = word {
            self.report(
                Problem::error(
                    Code::AddressesReader,
                    span.clone(),
                    format!("`{key}` is for both voices, but `{word}` speaks to the reader"),
                )
                .help(format!("write `{key}.self` and `{key}.client`, or words that fit both")),
            );
        }
    }

    /// Reports a `{place}` in a phrase that is never filled in, and one that is missing.
    pub fn placeholders(&self, text: &str, known: &[&str], span: &Span) {
        let mut used = Vec::new();
        for part in text.split('{').skip(1) {
            let closed = part.split_once('}').map(|(name, _)| name);
            let name = closed.unwrap_or(part);
            // A misspelt name stands for the nearest: that one is not missing besides.
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

    /// A month, such as `2026-11`.
    pub fn month(&self, fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
        let Placed { span, value } = fields.text(key)?;
        let formed = value.split_once('-').is_some_and(|(year, month)| {
            year.len() == 4
                && month.len() == 2
                && year.bytes().all(|digit| digit.is_ascii_digit())
                && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
        });
        if !formed {
            self.report(
                Problem::error(Code::BadValue, span.clone(), format!("`{key}` must be a month"))
                    .help("write year and month, such as \"2026-11\""),
            );
            return None;
        }
        Some(value.to_owned())
    }

    /// Where a place inside a text stands in the file.
    ///
    /// Exact where the text is written without escapes; else the whole text.
    pub fn inside(&self, node_span: &Span, value: &str, part: Span) -> Span {
        let written = self.source.text.get(node_span.clone()).unwrap_or_default();
        let Some(start) = written.find(value) else { return node_span.clone() };
        node_span.start + start + part.start..node_span.start + start + part.end
    }
}

/// The words of a text in lower case. Digits end a word, so that `5mg` is two.
fn words(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut before = ' ';
    for character in text.chars() {
        let apostrophe = matches!(character, '\'' | '’');
        if (!character.is_alphanumeric() && !apostrophe)
            || character.is_numeric() != before.is_numeric()
        {
            found.push(String::new());
        }
        if let Some(word) = found.last_mut()
            && character.is_alphanumeric()
        {
            word.extend(character.to_lowercase());
        }
        before = character;
    }
    found.retain(|word| !word.is_empty());
    found
}
