//! State that every reader of a bank shares.

use super::names::Named;
use super::shape::{Month, NameOf};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Key, Node, Placed, Table, TableReader, text};
use crate::text::{Source, Span, suggestion};

/// State of loading one bank.
#[derive(Debug)]
pub(super) struct LoadContext<'r> {
    /// The file.
    pub source: &'r Source,
    /// Problems found so far.
    pub problems: &'r Problems,
    /// Words that speak to the reader, in lower case.
    pub addressing: Vec<String>,
    /// Words that no text may hold: each entry as written, and its words in lower case.
    pub forbidden: Vec<(String, Vec<String>)>,
}

impl<'r> LoadContext<'r> {
    /// Reports a problem.
    pub fn report(&self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Reader of a node that must be a table.
    pub fn table<'n, 's, T: Table>(&self, node: &'n Node<'s>) -> Option<TableReader<'n, 's, T>>
    where
        'r: 'n,
    {
        TableReader::of(node, self.problems)
    }

    /// Reads one of the names of `E`.
    pub fn name<T: Table, E: Named>(
        &self,
        fields: &mut TableReader<'_, '_, T>,
        key: Key<T, NameOf<E>>,
    ) -> Option<E> {
        let name = key.name;
        let Some(entry) = fields.take(&key) else {
            let names = E::names_with_meaning();
            fields.missing_required_with(
                &key,
                format!("add `{name} = \"...\"`, with one of {names}"),
            );
            return None;
        };
        self.named(text(&entry.node, name, self.problems)?, name)
    }

    /// Value of `E` with a name; an unknown name is reported.
    pub fn named<E: Named>(&self, word: Placed<'_, &str>, key: &str) -> Option<E> {
        let found = E::from_str(word.value).ok();
        if found.is_none() {
            self.report(
                Problem::error(
                    Code::BadValue,
                    word.span.clone(),
                    format!("`{}` is not a value of `{key}`", word.value.escape_debug()),
                )
                .maybe_help(suggestion(word.value, E::names())),
            );
        }
        found
    }

    /// Reads a month, such as `2026-11`.
    pub fn month<T: Table>(
        &self,
        fields: &mut TableReader<'_, '_, T>,
        key: Key<T, Month>,
    ) -> Option<String> {
        let name = key.name;
        let Placed { span, value } = fields.text(key)?;
        let formed = value.split_once('-').is_some_and(|(year, month)| {
            year.len() == 4
                && month.len() == 2
                && year.bytes().all(|digit| digit.is_ascii_digit())
                && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
        });
        if !formed {
            self.report(
                Problem::error(Code::BadValue, span.clone(), format!("`{name}` must be a month"))
                    .help("write year and month, such as \"2026-11\""),
            );
            return None;
        }
        Some(value.to_owned())
    }

    /// Place in the file of a part of a text.
    ///
    /// Exact where the text is written without escapes other than a line that goes on in the next;
    /// else the whole text.
    pub fn inside(&self, node_span: &Span, value: &str, part: Span) -> Span {
        self.all_inside(node_span, value, vec![part]).pop().unwrap_or_else(|| node_span.clone())
    }

    /// The same for several parts of one text.
    pub fn all_inside(&self, node_span: &Span, value: &str, parts: Vec<Span>) -> Vec<Span> {
        let written = self.source.text.get(node_span.clone()).unwrap_or_default();
        let is_looked_into = value.len() <= LOOKED_INTO && !self.problems.is_full();
        let places = is_looked_into.then(|| places_inside(written, value)).flatten();
        let place = |part: Span| {
            let place = places.as_ref().and_then(|places| part_of(places, part));
            place.map_or(node_span.clone(), |place| {
                node_span.start + place.start..node_span.start + place.end
            })
        };
        parts.into_iter().map(place).collect()
    }
}

/// Longest text in which places are found, in bytes: of a longer one the whole is the place.
const LOOKED_INTO: usize = 1 << 16;

/// Place of each byte of a text, and of its end, in what is written for the text, quotes included; none where it is
/// written with escapes other than a line that goes on in the next.
fn places_inside(written: &str, value: &str) -> Option<Vec<usize>> {
    let mut rest = written.trim_start_matches(['"', '\'']).trim_start_matches('\r');
    rest = rest.strip_prefix('\n').unwrap_or(rest);
    let mut places = Vec::new();
    for letter in value.chars() {
        // A backslash at the end of a line stands for nothing, with all blanks that follow it.
        while let Some(behind) = rest.strip_prefix('\\').filter(|behind| ends_a_line(behind)) {
            rest = behind.trim_start();
        }
        let start = written.len() - rest.len();
        rest = rest.strip_prefix(letter)?;
        places.extend(start..written.len() - rest.len());
    }
    places.push(written.len() - rest.len());
    Some(places)
}

fn part_of(places: &[usize], part: Span) -> Option<Span> {
    let start = *places.get(part.start)?;
    let last = part.end.checked_sub(1).filter(|last| *last >= part.start);
    let end = last.map_or(Some(start), |last| places.get(last).map(|place| place + 1))?;
    Some(start..end)
}

fn ends_a_line(text: &str) -> bool {
    text.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
}
