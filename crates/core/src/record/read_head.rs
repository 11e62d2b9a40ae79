//! Head of a record, and what its page shows.

use strum::VariantNames as _;

use super::file::{InterviewLength, RecordHead};
use super::moment::Moment;
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Fields, Node, Placed};
use crate::text::listed;

/// Reads the head of a record.
pub(super) fn record_head(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
    leaves_out: bool,
) -> RecordHead {
    let Some(mut fields) = Fields::of(node, "`record`", problems) else {
        return RecordHead::default();
    };
    let counselor = fields.flag("counselor");
    let interview = fields.optional_text("interview").and_then(|length| {
        let found = length.value.parse::<InterviewLength>().ok();
        if found.is_none() {
            let message = format!("`{}` is no length of an interview", length.value.escape_debug());
            let help = format!("write one of: {}", listed(InterviewLength::VARIANTS));
            problems.push(Problem::error(Code::BadValue, length.span.clone(), message).help(help));
        }
        found
    });
    let country = fields.optional_text("country").and_then(|code| {
        let codes: Vec<&str> = bank.countries().iter().map(|found| found.code.as_str()).collect();
        let wanted = code.value.to_uppercase();
        let is_known = codes.contains(&wanted.as_str());
        if !is_known && !leaves_out {
            let message = format!("the bank has no country `{}`", code.value.escape_debug());
            let help = format!("write one of: {}", listed(&codes));
            let problem = Problem::error(Code::UnknownId, code.span.clone(), message);
            problems.push(problem.help(help));
        }
        is_known.then_some(wanted)
    });
    let started = moment(&mut fields, "started", problems);
    let saved = moment(&mut fields, "saved", problems);
    let mut kept = |key| fields.optional_text(key).map(|text| text.value.to_owned());
    let (client, tool) = (kept("client"), kept("tool"));
    let (answered_by, present) = (kept("answered_by"), kept("present"));
    fields.finish();
    RecordHead { counselor, interview, country, client, answered_by, present, started, saved, tool }
}

/// Private questions that the person put on the page.
pub(super) fn on_page(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
    leaves_out: bool,
) -> Vec<QuestionId> {
    let Some(mut fields) = Fields::of(node, "`page`", problems) else { return Vec::new() };
    let named = fields.texts("show");
    fields.finish();
    let private: Vec<(QuestionId, &str)> = bank
        .numbered_questions()
        .filter(|(_, question)| question.private)
        .map(|(id, question)| (id, question.id.as_str()))
        .collect();
    let found = named.into_iter().filter_map(|name| {
        let found = private.iter().find(|(_, id)| *id == name.value);
        if found.is_none() && !leaves_out {
            let message = format!("`{}` is no private question", name.value.escape_debug());
            let ids: Vec<&str> = private.iter().map(|(_, id)| *id).collect();
            let help = format!("write one of: {}", listed(&ids));
            let problem = Problem::error(Code::UnknownQuestion, name.span.clone(), message);
            problems.push(problem.help(help));
        }
        found.map(|(id, _)| *id)
    });
    found.collect()
}

/// Reads a moment that may be there.
fn moment(fields: &mut Fields<'_, '_>, key: &'static str, problems: &Problems) -> Option<Moment> {
    moment_of(&fields.optional_text(key)?, problems)
}

/// Moment of a text.
pub(super) fn moment_of(text: &Placed<'_, &str>, problems: &Problems) -> Option<Moment> {
    let found = text.value.parse().ok();
    if found.is_none() {
        let message = format!("`{}` is no local time with an offset", text.value.escape_debug());
        let help = "write it so: 2026-11-28T14:02:00-08:00";
        problems.push(Problem::error(Code::BadValue, text.span.clone(), message).help(help));
    }
    found
}
