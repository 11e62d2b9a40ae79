//! Sources, and the medicines' labels that rules speak of.

use super::reading::{Ids, Reading};
use crate::bank::{SourceId, Wording};
use crate::diagnostic::{Code, Problem};
use crate::document::{Fields, Node};
use serde::{Deserialize, Serialize};

/// A source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reference {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Authors or organisation.
    pub publisher: String,
    /// The year of the text; `None` where it bears none.
    pub year: Option<i64>,
    /// Its own address.
    pub url: String,
    /// The month in which it was read, such as `2026-11`.
    pub seen: String,
    /// Where it was read, if not at its own address.
    pub via: Option<String>,
    /// How much of it was read.
    pub extent: Extent,
}

/// How much of a source was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// The passage itself.
    Passage,
    /// Only the abstract.
    Abstract,
    /// Only what another page reports of it.
    Report,
}

impl Extent {
    /// Each extent with its name in files.
    pub const NAMED: [(&str, Extent); 3] =
        [("passage", Extent::Passage), ("abstract", Extent::Abstract), ("report", Extent::Report)];
}

/// A medicine's label, as a reader knows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MedicineLabel {
    /// Its id.
    pub id: String,
    /// Which medicine, and whose label.
    pub text: Wording,
}

pub(super) fn references<'n>(
    nodes: &'n [Node<'_>],
    reading: &'n Reading<'_>,
) -> (Vec<Reference>, Ids<'n>) {
    let mut ids = Ids::default();
    let found = nodes.iter().filter_map(|node| reference(node, &mut ids, reading)).collect();
    (found, ids)
}

fn reference<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    reading: &'n Reading<'_>,
) -> Option<Reference> {
    let mut fields = Fields::of(node, "a source", reading.problems)?;
    let id = reading.new_id(&mut fields, ids, "source");
    let shown = |key: &'static str, fields: &mut Fields<'n, '_>| {
        let found = fields.text(key)?;
        reading.check_text(found.value, key, found.span);
        Some(found.value.to_owned())
    };
    let title = shown("title", &mut fields);
    let publisher = shown("publisher", &mut fields);
    let url = shown("url", &mut fields);
    let before = reading.problems.errors();
    let year = fields.optional_integer("year");
    let undated = fields.flag("undated");
    if year.is_some() == undated && reading.problems.errors() == before {
        let help = if undated {
            "keep one of the two"
        } else {
            "add `year = 2025`, or `undated = true` where the text bears no year"
        };
        reading.report(
            Problem::error(
                Code::AmbiguousSource,
                fields.span.clone(),
                "a source has either a year or `undated = true`",
            )
            .help(help),
        );
    }
    let seen = reading.month(&mut fields, "seen");
    let via = fields.optional_text("via").map(|via| {
        reading.check_text(via.value, "via", via.span);
        via.value.to_owned()
    });
    let extent =
        fields.text("extent").and_then(|extent| reading.one_of(extent, "extent", &Extent::NAMED));
    fields.finish();
    Some(Reference {
        id: id?.to_owned(),
        title: title?,
        publisher: publisher?,
        year: year.map(|year| year.value),
        url: url?,
        seen: seen?,
        via,
        extent: extent?,
    })
}

pub(super) fn labels<'n>(
    nodes: &'n [Node<'_>],
    reading: &'n Reading<'_>,
) -> (Vec<MedicineLabel>, Ids<'n>) {
    let mut ids = Ids::default();
    let found = nodes
        .iter()
        .filter_map(|node| {
            let mut fields = Fields::of(node, "a medicine label", reading.problems)?;
            let id = reading.new_id(&mut fields, &mut ids, "medicine label");
            let text = reading.wording(&mut fields, "text");
            fields.finish();
            Some(MedicineLabel { id: id?.to_owned(), text: text? })
        })
        .collect();
    (found, ids)
}

/// The sources that a table names.
pub(super) fn cited(
    fields: &mut Fields<'_, '_>,
    ids: &Ids<'_>,
    reading: &Reading<'_>,
) -> Vec<SourceId> {
    reading.find_all(&fields.texts("sources"), ids, "source").into_iter().map(SourceId).collect()
}

/// The sources that a table must name.
pub(super) fn must_cite(
    fields: &mut Fields<'_, '_>,
    ids: &Ids<'_>,
    what: &str,
    reading: &Reading<'_>,
) -> Vec<SourceId> {
    let before = reading.problems.errors();
    let named = fields.texts("sources");
    if named.is_empty() && reading.problems.errors() == before {
        reading.report(
            Problem::error(
                Code::MissingSource,
                fields.span.clone(),
                format!("{what} has no source"),
            )
            .help("add `sources = [\"...\"]` with the id of a source that says it"),
        );
    }
    reading.find_all(&named, ids, "source").into_iter().map(SourceId).collect()
}
