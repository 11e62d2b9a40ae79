//! Explanations in a summary.

use super::context::LoadContext;
use super::ids::Ids;
use super::reference::must_cite;
use super::shape::{IdText, List, NameOf};
use crate::bank::education::{Education, EducationPlace};
use crate::bank::wording::Wording;
use crate::document::{Node, table};

table! {EDUCATION: EducationTable = "education", "an education item" {
    must id: IdText, "Its id.";
    must place: NameOf<EducationPlace>, "Where it stands in a summary.";
    must title: Wording, "Its heading.";
    may text: Wording, "A paragraph.";
    may points: List<Wording>, "A list.";
    must sources: List<IdText, 1>, "The sources that it rests on.";
}}

pub(super) fn education<'n>(
    nodes: &'n [Node<'_>],
    sources: &Ids<'_>,
    context: &'n LoadContext<'_>,
) -> (Vec<Education>, Ids<'n>) {
    let mut ids = Ids::default();
    let mut item = |node| {
        let mut fields = context.table::<EducationTable>(node)?;
        let id = context.new_id(&mut fields, EDUCATION.id, &mut ids, "education item");
        let place = context.name(&mut fields, EDUCATION.place);
        let title = context.wording(&mut fields, EDUCATION.title);
        let text = context.wording(&mut fields, EDUCATION.text);
        let points: Vec<Wording> = fields
            .list(EDUCATION.points)
            .iter()
            .filter_map(|point| context.wording_of(point, EDUCATION.points.name))
            .collect();
        if text.is_none() && points.is_empty() {
            fields.missing_with(&EDUCATION.text, "add `text = \"...\"`, or `points = [\"...\"]`");
        }
        let sources =
            must_cite(&mut fields, EDUCATION.sources, sources, "this education item", context);
        fields.finish();
        Some(Education { id: id?.to_owned(), place: place?, title: title?, text, points, sources })
    };
    let items = nodes.iter().filter_map(&mut item).collect();
    (items, ids)
}
