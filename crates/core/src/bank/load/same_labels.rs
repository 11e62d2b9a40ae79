//! Labels that a reader cannot tell apart: warnings, as they may be meant.
//!
//! Searched only in a bank without errors: a label that cannot be read is not known.

use super::unused::{item, list, value_span};
use crate::bank::bank::Contents;
use crate::bank::question::Question;
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::Node;
use crate::text::Span;

/// Warns of equal labels of two options of a question, two questions, points or sections.
/// `root` is the tree that the contents were read from.
pub(super) fn check(contents: &Contents, root: &Node<'_>, problems: &Problems) {
    let of = |table: &'static str, key: &'static str| {
        move |index: usize| value_span(item(root, table, index), key)
    };
    let sections = contents.sections.iter().map(|one| (one.id.clone(), one.title.as_str()));
    compare("sections", sections, of("section", "title"), problems);
    let points = contents.points.iter().map(|one| (one.id.clone(), one.title.as_str()));
    compare("points", points, of("point", "title"), problems);
    let questions = contents.questions.iter().map(|one| (one.id.clone(), one.label.as_str()));
    compare("questions", questions, of("question", "label"), problems);
    for (index, question) in contents.questions.iter().enumerate() {
        options(question, item(root, "question", index), problems);
    }
}

fn options(question: &Question, node: Option<&Node<'_>>, problems: &Problems) {
    let written = node.and_then(|node| list(node, "options"));
    let place = |key: &'static str| {
        move |option: usize| match written {
            Some(options) => value_span(options.get(option), key),
            None => value_span(node, "option_set"),
        }
    };
    let id = |option: &str| format!("{}.{option}", question.id);
    let texts = question.numbered_options().map(|(_, one)| (id(&one.id), one.text.as_str()));
    compare("options", texts, place("text"), problems);
    // A label that stands in place of the same text was compared with it.
    let labels = question.numbered_options().map(|(_, one)| {
        let label = if one.label == one.text { "" } else { one.label.as_str() };
        (id(&one.id), label)
    });
    compare("options", labels, place("label"), problems);
}

/// Warns of each label that stands a second time, whatever its capitals.
fn compare<'c>(
    what: &str,
    labels: impl Iterator<Item = (String, &'c str)>,
    place: impl Fn(usize) -> Span,
    problems: &Problems,
) {
    let mut before: Vec<(String, String)> = Vec::new();
    for (index, (id, label)) in labels.enumerate() {
        let seen = label.trim().to_lowercase();
        let first = before.iter().position(|(_, known)| !seen.is_empty() && *known == seen);
        if let Some((first, (other, _))) = first.and_then(|at| Some((at, before.get(at)?))) {
            let message = format!(
                "the {what} `{other}` and `{id}` read the same: \"{}\"",
                label.escape_debug()
            );
            problems.push(
                Problem::warning(Code::SameLabel, place(index), message)
                    .also(place(first), "the same words stand here")
                    .help("word one of them so that a reader can tell which is which")
                    .about(&id),
            );
        }
        before.push((id, seen));
    }
}
