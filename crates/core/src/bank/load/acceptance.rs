//! Warnings that the bank's author knows of and means, each with its reason.

use super::reading::Reading;
use crate::diagnostic::{Code, Problem, Severity};
use crate::document::{Fields, Node};
use crate::text::{Span, suggestion};

/// A warning that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Its code.
    pub code: Code,
    /// The id of what it is about: `id`, or `question.option`.
    pub id: String,
    /// Why it is meant.
    pub reason: String,
    /// Where this stands.
    pub span: Span,
}

/// Problems after what is accepted was taken out.
#[derive(Debug)]
pub struct Settled<'a> {
    /// What is left, in the order of the file.
    pub problems: Vec<Problem>,
    /// What is accepted and was there.
    pub accepted: Vec<&'a Acceptance>,
}

pub(super) fn read(nodes: &[Node<'_>], reading: &Reading<'_>) -> Vec<Acceptance> {
    nodes.iter().filter_map(|node| acceptance(node, reading)).collect()
}

fn acceptance(node: &Node<'_>, reading: &Reading<'_>) -> Option<Acceptance> {
    let mut fields = Fields::of(node, "an accepted warning", reading.problems)?;
    let span = fields.span.clone();
    let code = fields.text("code").and_then(|code| {
        let found = Code::named(code.value);
        if found.is_none() {
            reading.report(
                Problem::error(
                    Code::BadValue,
                    code.span.clone(),
                    format!("there is no code `{}`", code.value.escape_debug()),
                )
                .help("write the code that stands in brackets behind `warning`")
                .maybe_help(suggestion(code.value, Code::ALL.iter().map(|code| code.as_str()))),
            );
        }
        found
    });
    let id = fields.text("id");
    let reason = fields.text("reason");
    if let Some(reason) = reason {
        reading.check_text(reason.value, "reason", reason.span);
    }
    fields.finish();
    Some(Acceptance {
        code: code?,
        id: id?.value.to_owned(),
        reason: reason?.value.to_owned(),
        span,
    })
}

/// Takes the accepted warnings out of all that was found, and warns of an acceptance that matches none.
///
/// An error is never accepted. While there is one, some warnings are not looked for, so nothing is said of acceptances.
pub fn settle(problems: Vec<Problem>, acceptances: &[Acceptance]) -> Settled<'_> {
    let meant = |problem: &Problem, acceptance: &Acceptance| {
        problem.severity == Severity::Warning
            && problem.code == acceptance.code
            && problem.about.as_ref() == Some(&acceptance.id)
    };
    let (accepted, idle): (Vec<&Acceptance>, Vec<&Acceptance>) = acceptances
        .iter()
        .partition(|acceptance| problems.iter().any(|problem| meant(problem, acceptance)));
    let sound = problems.iter().all(|problem| problem.severity == Severity::Warning);
    let mut left: Vec<Problem> = problems
        .into_iter()
        .filter(|problem| !accepted.iter().any(|acceptance| meant(problem, acceptance)))
        .collect();
    for acceptance in idle.into_iter().filter(|_| sound) {
        let message = format!(
            "there is no warning `{}` about `{}` to accept",
            acceptance.code.as_str(),
            acceptance.id.escape_debug()
        );
        left.push(
            Problem::warning(Code::UnusedAcceptance, acceptance.span.clone(), message)
                .help("leave this table out, or mend its `code` or `id`: the id of a question, a source, ..., or `question.option`"),
        );
    }
    left.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    Settled { problems: left, accepted }
}
