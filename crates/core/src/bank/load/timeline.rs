//! Timelines: ticks, and what happens at them.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdText, Prose};
use crate::bank::picture::{PictureKind, TimelineRow};
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, table};
use crate::text::Span;

table! {TICK: TickTable = "tick", "a tick" {
    must id: IdText, "Its id.";
    must text: Prose, "When it is, in a few words.";
}}

table! {ROW: RowTable = "row", "a row" {
    must label: Prose, "What happens, in a few words.";
    may at: IdText, "The tick of a moment.";
    may from: IdText, "The tick at which a stretch begins.";
    may to: IdText, "The tick at which it ends.";
}}

pub(super) fn timeline<'n>(
    ticks: &'n [Node<'_>],
    rows: &'n [Node<'_>],
    span: &Span,
    context: &'n LoadContext<'_>,
) -> Option<PictureKind> {
    let before = context.problems.errors();
    let mut ids = Ids::default();
    let ticks: Vec<String> =
        ticks.iter().filter_map(|node| tick(node, &mut ids, context)).collect();
    let rows: Vec<TimelineRow> = rows.iter().filter_map(|node| row(node, &ids, context)).collect();
    if context.problems.errors() > before {
        return None;
    }
    if ticks.len() < 2 || rows.is_empty() {
        context.report(
            Problem::error(
                Code::BadPicture,
                span.clone(),
                "a timeline has at least two ticks and one row",
            )
            .help(
                "write `ticks = [{ id = \"...\", text = \"...\" }]` and `rows = [{ \
                    label = \"...\", at = \"...\" }]`",
            ),
        );
    }
    Some(PictureKind::Timeline { ticks, rows })
}

fn tick<'n>(node: &'n Node<'_>, ids: &mut Ids<'n>, context: &'n LoadContext<'_>) -> Option<String> {
    let mut fields = context.table::<TickTable>(node)?;
    context.new_id(&mut fields, TICK.id, ids, "tick");
    let text = context.prose(&mut fields, TICK.text);
    fields.finish();
    text
}

fn row(node: &Node<'_>, ticks: &Ids<'_>, context: &LoadContext<'_>) -> Option<TimelineRow> {
    let mut fields = context.table::<RowTable>(node)?;
    let label = context.prose(&mut fields, ROW.label);
    let (at, from, to) = (fields.text(ROW.at), fields.text(ROW.from), fields.text(ROW.to));
    let span = fields.span().clone();
    fields.finish();
    let find = |tick| context.find(tick, ticks, "tick");
    match (at, from, to) {
        (Some(at), None, None) => {
            let at = find(at)?;
            Some(TimelineRow { label: label?, from: at, to: at })
        }
        (None, Some(begin), Some(end)) => {
            let (from, to) = (find(begin), find(end));
            let (from, to) = (from?, to?);
            if to <= from {
                context.report(
                    Problem::error(
                        Code::BadPicture,
                        end.span.clone(),
                        "this row does not end after it begins",
                    )
                    .also(begin.span.clone(), "it begins here")
                    .help("`to` is a later tick than `from`; for a moment write `at`"),
                );
            }
            Some(TimelineRow { label: label?, from, to })
        }
        _ => {
            context.report(
                Problem::error(Code::BadPicture, span, "a row has either `at`, or `from` and `to`")
                    .help(
                        "write the id of a tick: `at = \"...\"` for a moment, `from = \
                        \"...\"` and `to = \"...\"` for a stretch",
                    ),
            );
            None
        }
    }
}
