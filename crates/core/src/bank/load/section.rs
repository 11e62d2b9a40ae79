//! Sections.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdText, Prose};
use crate::bank::question::Section;
use crate::document::{Node, table};

table! {SECTION: SectionTable = "section", "a section" {
    must id: IdText, "Its id.";
    must title: Prose, "Its heading.";
}}

pub(super) fn section<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    context: &'n LoadContext<'_>,
) -> Option<Section> {
    let mut fields = context.table::<SectionTable>(node)?;
    let id = context.new_id(&mut fields, SECTION.id, ids, "section");
    let title = context.prose(&mut fields, SECTION.title);
    fields.finish();
    Some(Section { id: id?.to_owned(), title: title? })
}
