//! Calls for help.

use super::context::LoadContext;
use super::help::TODAY_LONGEST;
use super::ids::Ids;
use super::shape::{IdText, List, NameOf, Prose};
use crate::bank::help::{Help, HelpCall, HelpPlace, HelpState, LineKind};
use crate::bank::id::RuleId;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, table};

table! {HELP_CALL: HelpCallTable = "help_call", "a call for help" {
    must state = "while": NameOf<HelpState>, "The state of the rule in which help is called for.";
    may beside: IdText, "Only while this rule is a finding.";
    may help: IdText, "The kind of help.";
    may today: Prose, "Instead of a kind of help, what to do today, in at most 76 characters.";
    may lines: List<NameOf<LineKind>>, "The kinds of help lines that go with `today`.";
}}

/// Kinds of help, as a call names them.
pub(super) struct HelpNames<'i, 'n> {
    pub helps: &'i [Option<Help>],
    pub ids: &'i Ids<'n>,
}

/// Reads a call for help.
pub(super) fn help_call(
    node: &Node<'_>,
    rules: &Ids<'_>,
    names: &HelpNames<'_, '_>,
    context: &LoadContext<'_>,
) -> Option<HelpCall> {
    let mut fields = context.table::<HelpCallTable>(node)?;
    let state = context.name(&mut fields, HELP_CALL.state);
    let beside = fields
        .text(HELP_CALL.beside)
        .and_then(|rule| context.find(rule, rules, "rule"))
        .map(RuleId);
    let help = fields.text(HELP_CALL.help);
    let today = context.prose_of_length(&mut fields, HELP_CALL.today, TODAY_LONGEST);
    // A kind of help has lines of its own: beside one, this key is unknown.
    let of_its_own = help.is_some() && today.is_none();
    let lines = if of_its_own { Vec::new() } else { fields.texts(HELP_CALL.lines) };
    let lines =
        lines.into_iter().filter_map(|line| context.named(line, HELP_CALL.lines.name)).collect();
    if help.is_some() == today.is_some() {
        context.report(
            Problem::error(
                Code::MissingKey,
                fields.span().clone(),
                "a call for help names either a kind of `help` or what to do `today`",
            )
            .help("write `help = \"...\"`, or `today = \"...\"`"),
        );
    }
    let found = help.and_then(|help| context.find(help, names.ids, "kind of help"));
    fields.finish();
    let state = state?;
    if let Some(text) = today {
        let place = HelpPlace::Today;
        return Some(HelpCall { state, beside, place, lines, text, helper: None });
    }
    let Help { place, lines, text, helper, .. } = names.helps.get(found?)?.clone()?;
    Some(HelpCall { state, beside, place, lines, text, helper })
}
