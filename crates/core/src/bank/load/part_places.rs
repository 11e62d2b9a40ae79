//! Places in the file of the parts of conditions.

use super::context::LoadContext;
use crate::bank::condition::part_places;
use crate::document::{Node, Value};
use crate::text::Span;

/// For each table, the places of the parts of the condition under a key; none where it has none.
pub(super) fn places_of_parts(
    tables: &[Node<'_>],
    key: &str,
    context: &LoadContext<'_>,
) -> Vec<Vec<Span>> {
    let of_table = |table: &Node<'_>| {
        let Value::Table(entries) = &table.value else { return Vec::new() };
        let entry = entries.iter().find(|entry| entry.key == key);
        entry.map(|entry| places_in(&entry.node, context)).unwrap_or_default()
    };
    tables.iter().map(of_table).collect()
}

fn places_in(condition: &Node<'_>, context: &LoadContext<'_>) -> Vec<Span> {
    let Value::Text(text) = &condition.value else { return Vec::new() };
    context.all_inside(&condition.span, text, part_places(text))
}
