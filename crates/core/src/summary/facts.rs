//! What was said, in short: day and person, readings and scores.

use crate::answers::{Answer, Value};
use crate::bank::{PagePart, QuestionId};
use crate::record::Moment;
use crate::summary::summarize::Summary;

/// Questions of a part of the page that have an answer, known or not.
pub(super) fn answered_in<'s>(
    summary: &'s Summary<'_>,
    part: PagePart,
) -> impl Iterator<Item = QuestionId> + 's {
    let (bank, answers) = (summary.bank, &summary.file.answers);
    summary
        .shown()
        .filter(move |id| bank.question(*id).page_part == Some(part))
        .filter(|id| *answers.get(*id) != Answer::MISSING)
}

/// The day, and what is said about the person.
pub fn about(summary: &Summary<'_>) -> Vec<String> {
    let (words, phrases) = (summary.words(), summary.bank.phrases());
    let record = &summary.file.record;
    let date = record.saved.as_ref().map(Moment::day).or(summary.options.today).map_or_else(
        || phrases.date_to_write.as_str().to_owned(),
        |date| phrases.date.fill(&[("date", &date.to_string())]),
    );
    let answers = &summary.file.answers;
    let said = |id| words.answered(id, &words.answer_together(id, answers.get(id)));
    let about = answered_in(summary, PagePart::About).map(said);
    [date].into_iter().chain(about).collect()
}

/// Readings with their day, and the sums of scales.
pub fn numbers(summary: &Summary<'_>) -> Vec<String> {
    let scales = summary.bank.numbered_scales().filter(|(id, _)| summary.scale_is_shown(*id));
    let sum = |(id, _)| Some(summary.words().sum(id, summary.evaluation.sum(id)?));
    readings(summary).into_iter().chain(scales.filter_map(sum)).collect()
}

/// Numbers that are asked together, and what else was said of them.
fn readings(summary: &Summary<'_>) -> Option<String> {
    let (bank, phrases, words) = (summary.bank, summary.bank.phrases(), summary.words());
    let answers = &summary.file.answers;
    let questions: Vec<QuestionId> = answered_in(summary, PagePart::Readings).collect();
    let pair = bank.paired_readings().first();
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
