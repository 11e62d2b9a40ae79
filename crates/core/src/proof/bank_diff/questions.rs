//! Questions whose answers two banks do not both accept.

use crate::bank::{Bank, Kind, Question};

/// The questions whose answers only one bank accepts, in whole or in part.
pub fn not_compared(new: &Bank, old: &Bank) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for question in new.questions() {
        match old.question_named(&question.id).map(|id| old.question(id)) {
            None => found.push((question.id.clone(), "is new")),
            Some(before) => {
                found.extend(answers_differ(question, before).map(|why| (question.id.clone(), why)))
            }
        }
    }
    let gone = old.questions().iter().filter(|question| new.question_named(&question.id).is_none());
    found.extend(gone.map(|question| (question.id.clone(), "is gone")));
    found
}

fn answers_differ(new: &Question, old: &Question) -> Option<&'static str> {
    let ids = |question: &Question| {
        let mut ids: Vec<String> =
            question.options().iter().map(|option| option.id.clone()).collect();
        ids.sort();
        ids
    };
    match (&new.kind, &old.kind) {
        (Kind::Choice(_), Kind::Choice(_)) | (Kind::Multi(_), Kind::Multi(_)) => {
            (ids(new) != ids(old)).then_some("has other options")
        }
        (Kind::Integer { range: now, .. }, Kind::Integer { range: before, .. }) => {
            (now != before).then_some("has another range")
        }
        (Kind::Text { .. }, Kind::Text { .. }) => None,
        _ => Some("is of another kind"),
    }
}
