//! Calls for help.

use super::context::LoadContext;
use super::ids::Ids;
use super::shape::{IdText, List, NameOf};
use crate::bank::help::{HelpCall, HelpPlace, HelpState, LineKind};
use crate::bank::id::RuleId;
use crate::bank::wording::Wording;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, table};

table! {HELP_CALL: HelpCallTable = "help_call", "a call for help" {
    must state = "while": NameOf<HelpState>, "The state of the rule in which help is called for.";
    may beside: IdText, "Only while this rule is a finding.";
    must place: NameOf<HelpPlace>, "Where in the summary.";
    must lines: List<NameOf<LineKind>, 1>, "The kinds of lines, in the order to show.";
    must text: Wording, "What to do now.";
}}

pub(super) fn help_call(
    node: &Node<'_>,
    ids: &Ids<'_>,
    context: &LoadContext<'_>,
) -> Option<HelpCall> {
    let mut fields = context.table::<HelpCallTable>(node)?;
    let state = context.name(&mut fields, HELP_CALL.state);
    let beside =
        fields.text(HELP_CALL.beside).and_then(|rule| context.find(rule, ids, "rule")).map(RuleId);
    let place = context.name(&mut fields, HELP_CALL.place);
    let before = context.problems.errors();
    let lines = fields.texts(HELP_CALL.lines);
    if lines.is_empty() && context.problems.errors() == before {
        context.report(
            Problem::error(
                Code::EmptySet,
                fields.span().clone(),
                "this call for help names no kind of line",
            )
            .help("write `lines = [\"talk\"]`, or `emergency`, or `text`"),
        );
    }
    let lines =
        lines.into_iter().filter_map(|line| context.named(line, HELP_CALL.lines.name)).collect();
    let text = context.wording(&mut fields, HELP_CALL.text);
    fields.finish();
    Some(HelpCall { state: state?, beside, place: place?, lines, text: text? })
}
