//! Questions that few parts of a bank may name: those for counselors, which whoever answers alone is
//! never asked, and private ones, which leave no trace on a page.
//!
//! Searched only in a bank without errors: what something unreadable names is not known.

use super::unused::{item, value_span};
use crate::bank::bank::Contents;
use crate::bank::condition::Condition;
use crate::bank::constraint::ConstraintKind;
use crate::bank::id::{QuestionId, ScaleId};
use crate::bank::picture::PictureKind;
use crate::bank::question::Question;
use crate::bank::rule::{Level, Rule};
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::Node;

/// Part of a bank that names questions.
struct Naming {
    what: &'static str,
    table: &'static str,
    index: usize,
    key: &'static str,
    named: Vec<QuestionId>,
}

/// Reports every part that names a question which it may not name.
pub(super) fn check(contents: &Contents, root: &Node<'_>, problems: &Problems) {
    for naming in namings(contents) {
        let questions = naming.named.iter().filter_map(|id| contents.questions.get(id.index()));
        let span = || value_span(item(root, naming.table, naming.index), naming.key);
        for question in questions {
            if question.for_counselors && !is_for_counselors(contents, &naming) {
                let message =
                    format!("{} names `{}`, which is for counselors", naming.what, question.id);
                let help = "only the `ask_if` of another question for counselors may name it";
                problems.push(Problem::error(Code::CounselorQuestion, span(), message).help(help));
            }
            if question.private && naming.table != "rule" {
                let message = format!("{} names `{}`, which is private", naming.what, question.id);
                let help = "only rules of level `discuss` or `note` may name it, so that what is left off a page leaves no trace there";
                problems.push(Problem::error(Code::PrivateQuestion, span(), message).help(help));
            }
        }
    }
    for (index, rule) in contents.rules.iter().enumerate() {
        let named = rule.when.questions(|scale| items(contents, scale));
        let mut named = named.iter().filter_map(|id| contents.questions.get(id.index()));
        if let Some(question) = named.find(|question| question.private) {
            check_rule(contents, root, problems, (index, rule), question);
        }
    }
}

fn check_rule(
    contents: &Contents,
    root: &Node<'_>,
    problems: &Problems,
    (index, rule): (usize, &Rule),
    question: &Question,
) {
    let report = |is_wrong: bool, (at, key): (usize, &str), does: &str, right: &str| {
        if is_wrong {
            let span = value_span(item(root, "rule", at), key);
            let message =
                format!("`{}` names `{}`, which is private, and {does}", rule.id, question.id);
            problems.push(Problem::error(Code::PrivateQuestion, span, message).help(right));
        }
    };
    let is_high = rule.level > Level::Discuss;
    report(is_high, (index, "level"), "stands above `discuss`", "write `discuss` or `note`");
    let calls = !rule.calls.is_empty();
    report(calls, (index, "calls"), "calls for help", "leave `calls` out");
    for (other, replaced) in contents.rules.iter().enumerate() {
        let does = replaced.replaced_by.iter().any(|stronger| stronger.index() == index);
        report(does, (other, "replaced_by"), "replaces another rule", "leave it out here");
    }
}

fn is_for_counselors(contents: &Contents, naming: &Naming) -> bool {
    naming.table == "question"
        && contents.questions.get(naming.index).is_some_and(|question| question.for_counselors)
}

fn items(contents: &Contents, scale: ScaleId) -> &[QuestionId] {
    contents.scales.get(scale.index()).map_or(&[], |scale| scale.items.as_slice())
}

/// Every part that names questions, in the order of the kinds of parts.
fn namings(contents: &Contents) -> Vec<Naming> {
    let of = |condition: &Condition| condition.questions(|scale| items(contents, scale));
    let mut found = Vec::new();
    let mut name = |what, (table, index), key, named| {
        found.push(Naming { what, table, index, key, named });
    };
    for (index, question) in contents.questions.iter().enumerate() {
        if let Some(ask_if) = &question.ask_if {
            name("this `ask_if`", ("question", index), "ask_if", of(ask_if));
        }
    }
    for (index, rule) in contents.rules.iter().enumerate() {
        name("this rule", ("rule", index), "when", of(&rule.when));
    }
    for (index, scale) in contents.scales.iter().enumerate() {
        name("this scale", ("scale", index), "items", scale.items.clone());
    }
    for (index, constraint) in contents.constraints.iter().enumerate() {
        let (key, named) = match &constraint.kind {
            ConstraintKind::Less(less, than) => ("less", vec![*less, *than]),
            ConstraintKind::Never(condition) => ("never", of(condition)),
        };
        name("this constraint", ("constraint", index), key, named);
    }
    for (index, topic) in contents.leaflet.iter().enumerate() {
        if let Some(on_page_if) = &topic.on_page_if {
            name("this `on_page_if`", ("leaflet", index), "on_page_if", of(on_page_if));
        }
    }
    for (index, treatment) in contents.treatments.iter().enumerate() {
        let place = ("treatment", index);
        name("this treatment", place, "tried", treatment.tried.clone());
        name("this treatment", place, "outcome", treatment.outcome.clone());
    }
    for (index, picture) in contents.pictures.iter().enumerate() {
        if let PictureKind::Pair { questions, .. } = &picture.drawing {
            name("this picture", ("picture", index), "questions", questions.to_vec());
        }
    }
    found
}
