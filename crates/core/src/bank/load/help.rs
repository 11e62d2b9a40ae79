//! Kinds of help.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdText, List, NameOf, Prose};
use crate::bank::help::{Help, HelpPlace, LineKind};
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, table};

/// Longest line of what to do today, in characters.
pub(super) const TODAY_LONGEST: usize = 76;

table! {HELP: HelpTable = "help", "a kind of help" {
    must id: IdText, "Its id.";
    must urgency: NameOf<HelpPlace>,
        "now: before anything else; early: in the first lines; today: one line.";
    must lines: List<NameOf<LineKind>, 1>, "The kinds of help lines, in the order to show.";
    must text: Prose, "What to do, to the person; in a line of today, at most 76 characters.";
    may helper: Prose, "The same to whoever is there with the person.";
}}

/// Reads the kinds of help.
pub(super) fn helps<'n>(
    nodes: &'n [Node<'_>],
    context: &'n LoadContext<'_>,
) -> (Vec<Option<Help>>, Ids<'n>) {
    let mut ids = Ids::default();
    let mut help = |node| {
        let mut fields = context.table::<HelpTable>(node)?;
        let id = context.new_id(&mut fields, HELP.id, &mut ids, "kind of help");
        let place = context.name(&mut fields, HELP.urgency);
        let before = context.problems.errors();
        let lines = fields.texts(HELP.lines);
        if lines.is_empty() && context.problems.errors() == before {
            context.report(
                Problem::error(
                    Code::EmptySet,
                    fields.span().clone(),
                    "this kind of help names no kind of line",
                )
                .help("write `lines = [\"talk\"]`, or `emergency`, or `text`"),
            );
        }
        let lines =
            lines.into_iter().filter_map(|line| context.named(line, HELP.lines.name)).collect();
        let text = if place == Some(HelpPlace::Today) {
            context.prose_of_length(&mut fields, HELP.text, TODAY_LONGEST)
        } else {
            context.prose(&mut fields, HELP.text)
        };
        let helper = context.prose(&mut fields, HELP.helper);
        fields.finish();
        Some(Help { id: id?.to_owned(), place: place?, lines, text: text?, helper })
    };
    let helps = nodes.iter().map(&mut help).collect();
    (helps, ids)
}
