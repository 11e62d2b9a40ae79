//! Points.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdText, Prose};
use crate::bank::point::Point;
use crate::document::{Node, table};

/// Longest title of a point, in characters.
const TITLE_LONGEST: usize = 40;

table! {POINT: PointTable = "point", "a point" {
    must id: IdText, "Its id.";
    must title: Prose, "Its heading on a page, at most 40 characters.";
}}

/// Reads the points.
pub(super) fn points<'n>(
    nodes: &'n [Node<'_>],
    context: &'n LoadContext<'_>,
) -> (Vec<Point>, Ids<'n>) {
    let mut ids = Ids::default();
    let mut point = |node| {
        let mut fields = context.table::<PointTable>(node)?;
        let id = context.new_id(&mut fields, POINT.id, &mut ids, "point");
        let title = context.neutral_prose_of_length(&mut fields, POINT.title, TITLE_LONGEST);
        fields.finish();
        Some(Point { id: id?.to_owned(), title: title? })
    };
    let points = nodes.iter().filter_map(&mut point).collect();
    (points, ids)
}
