//! What stands beside the answers of a record: notes, text that was begun, origins of carried
//! answers, and changes of answers about suicide.

use super::carried::{Carried, Origin};
use super::changed::ChangedAnswer;
use super::moment::day_of;
use super::read_answer::read_answer;
use super::read_head::moment_of;
use crate::answers::Answer;
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document;
use crate::document::{Entry, Fields, Node};
use crate::text::{Span, listed, nearest, suggestion};

/// Most characters of a note, and of a text that was begun: more than anybody types at a question.
pub const LONGEST_NOTE: usize = 10_000;

/// Reads texts by question id, such as notes.
pub(super) fn texts(
    node: &Node<'_>,
    what: &str,
    bank: &Bank,
    problems: &Problems,
    left_out: Option<&mut Vec<Span>>,
) -> Vec<(QuestionId, String)> {
    by_question(node, what, bank, problems, left_out, |entry, problems| {
        let text = document::text(&entry.node, &entry.key, problems)?;
        let count = text.value.chars().count();
        if count > LONGEST_NOTE {
            let message = format!("this text of `{what}` has {count} characters");
            let help = format!("at most {LONGEST_NOTE} are kept: shorten it");
            problems.push(Problem::error(Code::TextTooLong, text.span.clone(), message).help(help));
            return None;
        }
        Some(text.value.to_owned())
    })
}

/// Reads the origins of carried answers.
pub(super) fn carried(
    node: &Node<'_>,
    bank: &Bank,
    problems: &Problems,
    left_out: Option<&mut Vec<Span>>,
) -> Carried {
    by_question(node, "carried", bank, problems, left_out, |entry, problems| {
        let mut fields = Fields::of(&entry.node, "the origin of an answer", problems)?;
        let (day, digest) = (fields.text("day"), fields.text("digest"));
        fields.finish();
        let day = day?;
        let found = day_of(day.value);
        if found.is_none() {
            let message = format!("`{}` is no day", day.value.escape_debug());
            let help = "write it so: 2026-10-31";
            problems.push(Problem::error(Code::BadValue, day.span.clone(), message).help(help));
        }
        Some(Origin { day: found?, digest: digest?.value.to_owned() })
    })
    .into_iter()
    .collect()
}

/// Reads the changes of answers about suicide.
pub(super) fn changed(
    nodes: &[Node<'_>],
    bank: &Bank,
    problems: &Problems,
    mut left_out: Option<&mut Vec<Span>>,
) -> Vec<ChangedAnswer> {
    let read = |node: &Node<'_>| {
        let own = Problems::new();
        let found = change(node, bank, &own);
        match &mut left_out {
            Some(left_out) if own.errors() > 0 => left_out.push(node.span.clone()),
            _ => own.into_sorted().into_iter().for_each(|problem| problems.push(problem)),
        }
        found
    };
    nodes.iter().filter_map(read).collect()
}

fn change(node: &Node<'_>, bank: &Bank, problems: &Problems) -> Option<ChangedAnswer> {
    let mut fields = Fields::of(node, "`changed`", problems)?;
    let (question, before, at) =
        (fields.text("question"), fields.required("before"), fields.text("at"));
    fields.finish();
    let at = at.and_then(|at| moment_of(&at, problems));
    let question = question?;
    let about_suicide: Vec<(QuestionId, &str)> = bank
        .numbered_questions()
        .filter(|(_, question)| question.about_suicide)
        .map(|(id, question)| (id, question.id.as_str()))
        .collect();
    let Some((id, _)) = about_suicide.iter().find(|(_, id)| *id == question.value) else {
        let message = format!("`{}` is no question about suicide", question.value.escape_debug());
        let ids: Vec<&str> = about_suicide.iter().map(|(_, id)| *id).collect();
        let help = nearest(question.value, ids.iter().copied()).map_or_else(
            || format!("write one of: {}", listed(&ids)),
            |id| format!("did you mean `{id}`?"),
        );
        let problem = Problem::error(Code::UnknownQuestion, question.span.clone(), message);
        problems.push(problem.help(help));
        return None;
    };
    let before = before?;
    let answer = read_answer(&before.node, bank.question(*id), problems)?;
    if answer == Answer::MISSING {
        let message = "an answer that was not given cannot have been changed";
        let problem = Problem::error(Code::BadValue, before.node.span.clone(), message);
        problems.push(problem.help("leave this change out"));
        return None;
    }
    Some(ChangedAnswer { question: *id, before: answer, at: at? })
}

/// Reads a table by question id, in bank order.
fn by_question<T>(
    node: &Node<'_>,
    what: &str,
    bank: &Bank,
    problems: &Problems,
    mut left_out: Option<&mut Vec<Span>>,
    read: impl Fn(&Entry<'_>, &Problems) -> Option<T>,
) -> Vec<(QuestionId, T)> {
    let mut found: Vec<(QuestionId, T)> = entries(node, what, problems)
        .iter()
        .filter_map(|entry| {
            fitting(entry, bank, problems, left_out.as_deref_mut(), |problems| {
                let question = question_named(entry, bank, problems);
                let value = read(entry, problems)?;
                Some((question?, value))
            })
        })
        .collect();
    found.sort_by_key(|(question, _)| *question);
    found
}

/// Reads an entry. Where what no longer fits is left out, it is not a problem; a private one is not
/// named either.
pub(super) fn fitting<T>(
    entry: &Entry<'_>,
    bank: &Bank,
    problems: &Problems,
    left_out: Option<&mut Vec<Span>>,
    read: impl Fn(&Problems) -> Option<T>,
) -> Option<T> {
    let Some(left_out) = left_out else { return read(problems) };
    let own = Problems::new();
    let found = read(&own);
    if own.errors() > 0 {
        let question = bank.question_named(&entry.key);
        if question.is_some_and(|id| bank.question(id).private) {
            return None;
        }
        left_out.push(entry.key_span.start..entry.node.span.end);
        return None;
    }
    found
}

/// Entries of a table; of anything else none, with a problem.
pub(super) fn entries<'n, 's>(
    node: &'n Node<'s>,
    what: &str,
    problems: &Problems,
) -> &'n [Entry<'s>] {
    match &node.value {
        document::Value::Table(entries) => entries,
        other => {
            document::wrong(&node.span, what, "a table", other, problems);
            &[]
        }
    }
}

/// Question that an entry names.
pub(super) fn question_named(
    entry: &Entry<'_>,
    bank: &Bank,
    problems: &Problems,
) -> Option<QuestionId> {
    let found = bank.question_named(&entry.key);
    if found.is_none() {
        let names = bank.questions().iter().map(|question| question.id.as_str());
        problems.push(
            Problem::error(Code::UnknownQuestion, entry.key_span.clone(), format!("there is no question `{}`", entry.key.escape_debug()))
                .help(suggestion(&entry.key, names).unwrap_or_else(|| {
                    "`ketascreen bank show` lists the questions; where these answers are to another bank, name it with --bank FILE"
                        .to_owned()
                })),
        );
    }
    found
}
