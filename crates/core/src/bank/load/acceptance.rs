//! Warnings that the bank's author accepts, each with the reason.

use std::str::FromStr as _;

use super::context::LoadContext;
use super::names::Named as _;
use super::shape::{NameOf, Text};
use crate::diagnostic::{Code, Problem, Severity};
use crate::document::{Node, table};
use crate::text::{Span, suggestion};

table! {ACCEPTED: AcceptedTable = "accepted", "an accepted warning" {
    must code: NameOf<Code>, "The code of the warning.";
    must id: Text, "The id of what it is about; of an option, `question.option`.";
    must reason: Text, "Why it is meant.";
}}

/// Accepted warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Its code.
    pub code: Code,
    /// Id of its subject: `id`, or `question.option`.
    pub id: String,
    /// Reason why it is meant.
    pub reason: String,
    /// Its place in the file.
    pub span: Span,
}

/// Problems without the accepted ones.
#[derive(Debug)]
pub struct Settled<'a> {
    /// The rest, in the order of the file.
    pub problems: Vec<Problem>,
    /// Acceptances that matched a warning.
    pub accepted: Vec<&'a Acceptance>,
}

pub(super) fn read(nodes: &[Node<'_>], context: &LoadContext<'_>) -> Vec<Acceptance> {
    nodes.iter().filter_map(|node| acceptance(node, context)).collect()
}

fn acceptance(node: &Node<'_>, context: &LoadContext<'_>) -> Option<Acceptance> {
    let mut fields = context.table::<AcceptedTable>(node)?;
    let span = fields.span().clone();
    let code = fields.text(ACCEPTED.code).and_then(|code| {
        let found = Code::from_str(code.value).ok();
        if found.is_none() {
            context.report(
                Problem::error(
                    Code::BadValue,
                    code.span.clone(),
                    format!("there is no code `{}`", code.value.escape_debug()),
                )
                .help("write the code that stands in brackets behind `warning`")
                .maybe_help(suggestion(code.value, Code::names())),
            );
        }
        found
    });
    let id = fields.text(ACCEPTED.id);
    let reason = fields.text(ACCEPTED.reason);
    if let Some(reason) = reason {
        context.check_text(reason.value, ACCEPTED.reason.name, reason.span);
    }
    fields.finish();
    Some(Acceptance {
        code: code?,
        id: id?.value.to_owned(),
        reason: reason?.value.to_owned(),
        span,
    })
}

/// Removes the accepted warnings from the problems, and warns of an acceptance that matches none.
///
/// An error is never accepted. While there is one, some warnings are not searched for, so that
/// nothing is reported of acceptances.
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
        left.push(Problem::warning(Code::UnusedAcceptance, acceptance.span.clone(), message).help(
            "leave this table out, or mend its `code` or `id`: the id of a \
                    question, a source, ..., or `question.option`",
        ));
    }
    left.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    Settled { problems: left, accepted }
}
