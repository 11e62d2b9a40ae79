//! Ids read so far, and references to them.

use std::collections::HashMap;

use super::context::LoadContext;
use super::shape::IdText;
use crate::bank::condition::parser::RESERVED;
use crate::bank::question::NONE;
use crate::diagnostic::{Code, Problem};
use crate::document::{Key, Placed, Table, TableReader};
use crate::text::{Span, suggestion};

/// Ids of one kind that were read so far, in the order of the bank, each with its place.
#[derive(Debug, Default)]
pub(super) struct Ids<'n> {
    ids: Vec<&'n str>,
    places: HashMap<&'n str, (usize, Span)>,
}

impl<'n> Ids<'n> {
    /// Place in the order of the bank.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.places.get(id).map(|(index, _)| *index)
    }

    /// Place of an id in the file.
    pub fn span(&self, id: &str) -> Option<&Span> {
        self.places.get(id).map(|(_, span)| span)
    }

    /// The ids in order.
    pub fn iter(&self) -> impl Iterator<Item = &'n str> + Clone + '_ {
        self.ids.iter().copied()
    }
}

impl LoadContext<'_> {
    /// Reads an id and adds it to the ids of its kind. One that cannot be used is reported and
    /// kept, so that the indices of those that follow it stay right.
    pub fn new_id<'n, T: Table>(
        &self,
        fields: &mut TableReader<'n, '_, T>,
        key: Key<T, IdText>,
        ids: &mut Ids<'n>,
        what: &str,
    ) -> Option<&'n str> {
        let found = fields.text(key);
        let Some(Placed { span, value }) = found else {
            ids.ids.push("");
            return None;
        };
        self.check_id(value, span, false);
        self.add_id(value, span, ids, what);
        Some(value)
    }

    /// Adds an id to those of its kind, and reports a duplicate.
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
            self.report(Problem::error(Code::BadId, span.clone(), message).help(
                "an id begins with a small letter a to z and goes on with small \
                        letters, digits and `_`",
            ));
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

    /// Finds an id; one that is not there is reported with the nearest.
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

    /// Finds several ids.
    pub fn find_all(&self, names: &[Placed<'_, &str>], ids: &Ids<'_>, what: &str) -> Vec<usize> {
        names.iter().filter_map(|id| self.find(*id, ids, what)).collect()
    }
}
