//! Sources and medicines' labels.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdList, IdText, List, Month, NameOf, Prose, Text};
use crate::bank::id::SourceId;
use crate::bank::reference::{Extent, MedicineLabel, Reference};
use crate::diagnostic::{Code, Problem};
use crate::document::{Key, Node, Placed, Table, TableReader, table};

table! {SOURCE: SourceTable = "source", "a source" {
    must id: IdText, "Its id.";
    must title: Text, "Its title.";
    must publisher: Text, "Authors or organisation.";
    may year: i64, "The year of the text.";
    may undated: bool, "True where the text bears no year.";
    must url: Text, "Its own address.";
    must seen: Month, "The month in which it was read.";
    may via: Text, "Where it was read, if not at its own address.";
    must extent: NameOf<Extent>, "How much of it was read.";
}}

table! {MEDICINE_LABEL: MedicineLabelTable = "medicine_label", "a medicine label" {
    must id: IdText, "Its id.";
    must text: Prose, "Which medicine, and whose label.";
}}

pub(super) fn references<'n>(
    nodes: &'n [Node<'_>],
    context: &'n LoadContext<'_>,
) -> (Vec<Reference>, Ids<'n>) {
    let mut ids = Ids::default();
    let found = nodes.iter().filter_map(|node| reference(node, &mut ids, context)).collect();
    (found, ids)
}

fn reference<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    context: &'n LoadContext<'_>,
) -> Option<Reference> {
    let mut fields = context.table::<SourceTable>(node)?;
    let id = context.new_id(&mut fields, SOURCE.id, ids, "source");
    let shown = |key: Key<SourceTable, Text>, fields: &mut TableReader<'n, '_, SourceTable>| {
        let name = key.name;
        let found = fields.text(key)?;
        context.check_text(found.value, name, found.span);
        Some(found.value.to_owned())
    };
    let title = shown(SOURCE.title, &mut fields);
    let publisher = shown(SOURCE.publisher, &mut fields);
    let url = shown(SOURCE.url, &mut fields);
    let before = context.problems.errors();
    let year = fields.integer(SOURCE.year);
    let undated = fields.flag(SOURCE.undated);
    if year.is_some() == undated && context.problems.errors() == before {
        let help = if undated {
            "keep one of the two"
        } else {
            "add `year = 2025`, or `undated = true` where the text bears no year"
        };
        context.report(
            Problem::error(
                Code::AmbiguousSource,
                fields.span().clone(),
                "a source has either a year or `undated = true`",
            )
            .help(help),
        );
    }
    let seen = context.month(&mut fields, SOURCE.seen);
    let via = fields.text(SOURCE.via).map(|via| {
        context.check_text(via.value, SOURCE.via.name, via.span);
        via.value.to_owned()
    });
    let extent = context.name(&mut fields, SOURCE.extent);
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
    context: &'n LoadContext<'_>,
) -> (Vec<MedicineLabel>, Ids<'n>) {
    let mut ids = Ids::default();
    let found = nodes
        .iter()
        .filter_map(|node| {
            let mut fields = context.table::<MedicineLabelTable>(node)?;
            let id = context.new_id(&mut fields, MEDICINE_LABEL.id, &mut ids, "medicine label");
            let text = context.prose(&mut fields, MEDICINE_LABEL.text);
            fields.finish();
            Some(MedicineLabel { id: id?.to_owned(), text: text? })
        })
        .collect();
    (found, ids)
}

/// Reads the sources that a table names.
pub(super) fn cited<T: Table>(
    fields: &mut TableReader<'_, '_, T>,
    key: Key<T, IdList>,
    ids: &Ids<'_>,
    context: &LoadContext<'_>,
) -> Vec<SourceId> {
    let named = fields.texts(key);
    check_cited_once(&named, context);
    context.find_all(&named, ids, "source").into_iter().map(SourceId).collect()
}

/// Reads the sources that a table must name.
pub(super) fn must_cite<T: Table>(
    fields: &mut TableReader<'_, '_, T>,
    key: Key<T, List<IdText, 1>>,
    ids: &Ids<'_>,
    what: &str,
    context: &LoadContext<'_>,
) -> Vec<SourceId> {
    let before = context.problems.errors();
    let named = fields.texts(key);
    if named.is_empty() && context.problems.errors() == before {
        context.report(
            Problem::error(
                Code::MissingSource,
                fields.span().clone(),
                format!("{what} has no source"),
            )
            .help("add `sources = [\"...\"]` with the id of a source that says it"),
        );
    }
    check_cited_once(&named, context);
    context.find_all(&named, ids, "source").into_iter().map(SourceId).collect()
}

/// Warns of a source that stands twice in one list.
fn check_cited_once(named: &[Placed<'_, &str>], context: &LoadContext<'_>) {
    for (index, source) in named.iter().enumerate() {
        let first = named.iter().take(index).find(|before| before.value == source.value);
        if let Some(first) = first {
            let message =
                format!("the source `{}` is cited twice here", source.value.escape_debug());
            context.report(
                Problem::warning(Code::CitedTwice, source.span.clone(), message)
                    .also(first.span.clone(), "it stands here first")
                    .help("leave one of the two out, or name the source that was meant")
                    .about(source.value),
            );
        }
    }
}
