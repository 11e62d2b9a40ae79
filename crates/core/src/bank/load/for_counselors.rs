//! Questions for counselors: whoever answers alone is never asked them, so nothing rests on them.
//!
//! Searched only in a bank without errors: what something unreadable names is not known.

use super::unused::{item, value_span};
use crate::bank::bank::Contents;
use crate::bank::condition::Condition;
use crate::bank::constraint::ConstraintKind;
use crate::bank::id::{QuestionId, ScaleId};
use crate::bank::picture::PictureKind;
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::Node;

/// Reports everything that names a question for counselors, but the `ask_if` of another such one.
pub(super) fn check(contents: &Contents, root: &Node<'_>, problems: &Problems) {
    let items = |scale: ScaleId| {
        contents.scales.get(scale.index()).map_or(&[][..], |scale| scale.items.as_slice())
    };
    let of = |condition: &Condition| condition.questions(items);
    let report = |what: &str, (table, index): (&str, usize), key: &str, named: &[QuestionId]| {
        let questions = named.iter().filter_map(|id| contents.questions.get(id.index()));
        for question in questions.filter(|question| question.for_counselors) {
            problems.push(
                Problem::error(
                    Code::CounselorQuestion,
                    value_span(item(root, table, index), key),
                    format!("{what} names `{}`, which is for counselors", question.id),
                )
                .help("only the `ask_if` of another question for counselors may name it"),
            );
        }
    };
    for (index, question) in contents.questions.iter().enumerate() {
        if let Some(ask_if) = question.ask_if.as_ref().filter(|_| !question.for_counselors) {
            report("this `ask_if`", ("question", index), "ask_if", &of(ask_if));
        }
    }
    for (index, rule) in contents.rules.iter().enumerate() {
        report("this rule", ("rule", index), "when", &of(&rule.when));
    }
    for (index, scale) in contents.scales.iter().enumerate() {
        report("this scale", ("scale", index), "items", &scale.items);
    }
    for (index, constraint) in contents.constraints.iter().enumerate() {
        let (key, named) = match &constraint.kind {
            ConstraintKind::Less(less, than) => ("less", vec![*less, *than]),
            ConstraintKind::Never(condition) => ("never", of(condition)),
        };
        report("this constraint", ("constraint", index), key, &named);
    }
    for (index, topic) in contents.leaflet.iter().enumerate() {
        if let Some(on_page_if) = &topic.on_page_if {
            report("this `on_page_if`", ("leaflet", index), "on_page_if", &of(on_page_if));
        }
    }
    for (index, treatment) in contents.treatments.iter().enumerate() {
        let place = ("treatment", index);
        report("this treatment", place, "tried", &treatment.tried);
        report("this treatment", place, "outcome", &treatment.outcome);
    }
    for (index, picture) in contents.pictures.iter().enumerate() {
        if let PictureKind::Pair { questions, .. } = &picture.drawing {
            report("this picture", ("picture", index), "questions", questions);
        }
    }
}
