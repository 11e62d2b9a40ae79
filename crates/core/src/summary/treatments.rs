//! Treatments that were tried.

use super::summarize::Summary;
use crate::answers::{Answer, Value};
use crate::bank::QuestionId;

/// The rows of treatments tried: treatment, what was tried, what came of it.
pub fn treatments(summary: &Summary<'_>) -> Vec<(String, String, String)> {
    let words = summary.words();
    let shown: Vec<QuestionId> = summary.shown().collect();
    let cell = |questions: &[QuestionId]| {
        let answers = questions
            .iter()
            .filter(|question| shown.contains(question))
            .filter(|question| *summary.file.answers.get(**question) != Answer::MISSING);
        words.list(answers.enumerate().map(|(place, question)| {
            let answer = words.answer(*question, summary.file.answers.get(*question));
            // What a list or a refusal is about would not be seen; a number has its unit.
            let is_clear = matches!(
                summary.file.answers.get(*question),
                Answer::Known(Value::Choice(_) | Value::Integer(_))
            );
            if place == 0 || is_clear { answer } else { words.answered(*question, &answer) }
        }))
    };
    let rows = words
        .bank
        .treatments()
        .iter()
        .map(|row| (row.label.as_str().to_owned(), cell(&row.tried), cell(&row.outcome)));
    rows.filter(|(_, tried, outcome)| !(tried.is_empty() && outcome.is_empty())).collect()
}
