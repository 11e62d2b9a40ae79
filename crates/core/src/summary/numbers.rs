//! Readings and scores in words, one line each.

use super::summarize::Summary;
use crate::answers::{Answer, Value};
use crate::bank::{PagePart, QuestionId};

/// Readings that were answered and scales with a known item; what is not known as a range.
pub fn numbers(summary: &Summary<'_>) -> Vec<String> {
    let words = summary.words();
    let scales = words.bank.numbered_scales().filter(|(id, _)| summary.scale_is_shown(*id));
    let sums =
        scales.filter_map(|(id, _)| summary.evaluation.sum(id).map(|sum| words.sum(id, sum)));
    readings(summary).into_iter().chain(sums).collect()
}

/// Numbers that are asked together, and what else was said of them.
fn readings(summary: &Summary<'_>) -> Option<String> {
    let (words, answers) = (summary.words(), &summary.file.answers);
    let phrases = words.bank.phrases();
    let questions: Vec<QuestionId> = summary.answered_in(PagePart::Readings).collect();
    let pair = words.bank.paired_readings().first();
    let of_pair = |id: &QuestionId| pair.is_some_and(|pair| pair.questions.contains(id));
    let number = |id: QuestionId| match answers.get(id) {
        Answer::Known(Value::Integer(number)) => number.to_string(),
        _ => phrases.page_unknown_number.as_str().to_owned(),
    };
    let is_known = questions.iter().any(|id| of_pair(id) && !answers.get(*id).is_unknown());
    let numbers = pair.filter(|_| is_known).map(|pair| {
        let [first, second] = pair.questions.map(number);
        let numbers = phrases.page_pair.fill(&[("first", &first), ("second", &second)]);
        phrases.answer.fill(&[("question", pair.label.as_str()), ("answer", &numbers)])
    });
    let others =
        questions.iter().filter(|id| !of_pair(id)).map(|id| words.answer(*id, answers.get(*id)));
    numbers.map(|numbers| words.list([numbers].into_iter().chain(others)))
}
