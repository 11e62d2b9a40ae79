//! Explanations in a summary.

use super::conditions::resolve_placed;
use super::context::LoadContext;
use super::ids::Ids;
use super::partial::PartialQuestions;
use super::reference::must_cite;
use super::shape::{IdText, List, NameOf, Prose};
use crate::bank::condition::Condition;
use crate::bank::leaflet::{LeafletPlace, LeafletTopic};
use crate::document::{Node, table};

table! {LEAFLET: LeafletTable = "leaflet", "a leaflet topic" {
    must id: IdText, "Its id.";
    must place: NameOf<LeafletPlace>, "Where it stands in a summary.";
    must title: Prose, "Its heading.";
    may text: Prose, "A paragraph.";
    may points: List<Prose>, "A list.";
    may on_page_if: Condition, "The condition under which its text or first point stands on the page.";
    must sources: List<IdText, 1>, "The sources that it rests on.";
}}

pub(super) fn leaflet<'n>(
    nodes: &'n [Node<'_>],
    questions: &PartialQuestions,
    sources: &Ids<'_>,
    context: &'n LoadContext<'_>,
) -> (Vec<LeafletTopic>, Ids<'n>) {
    let mut ids = Ids::default();
    let mut item = |node| {
        let mut fields = context.table::<LeafletTable>(node)?;
        let id = context.new_id(&mut fields, LEAFLET.id, &mut ids, "leaflet topic");
        let place = context.name(&mut fields, LEAFLET.place);
        let title = context.prose(&mut fields, LEAFLET.title);
        let text = context.prose(&mut fields, LEAFLET.text);
        let points: Vec<String> = fields
            .list(LEAFLET.points)
            .iter()
            .filter_map(|point| context.prose_of(point, LEAFLET.points.name))
            .collect();
        if text.is_none() && points.is_empty() {
            fields.missing_with(&LEAFLET.text, "add `text = \"...\"`, or `points = [\"...\"]`");
        }
        let on_page_if = fields
            .text(LEAFLET.on_page_if)
            .map(|when| resolve_placed(when, questions.subjects(), context));
        let sources =
            must_cite(&mut fields, LEAFLET.sources, sources, "this leaflet topic", context);
        fields.finish();
        Some(LeafletTopic {
            id: id?.to_owned(),
            place: place?,
            title: title?,
            text,
            points,
            on_page_if: match on_page_if {
                Some(condition) => Some(condition?),
                None => None,
            },
            sources,
        })
    };
    let items = nodes.iter().filter_map(&mut item).collect();
    (items, ids)
}
