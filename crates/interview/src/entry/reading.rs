//! Numbers and readings in a text that is typed.

use super::error::EntryError;
use crate::prompts::Prompt;
use ketascreen_core::answers::{Answer, Answers, Value};
use ketascreen_core::bank::{Bank, Kind, QuestionId};

/// Mark of a reading that is left open.
pub(super) const OPEN_READING: char = '?';

/// Sign between two readings.
pub(crate) const READING_GAP: char = '/';

/// The second reading of a pair, if it is known.
pub(super) fn second_reading(prompt: Prompt, answers: &Answers) -> Option<i64> {
    match prompt.questions().get(1).map(|second| answers.get(*second)) {
        Some(Answer::Known(Value::Integer(second))) => Some(*second),
        _ => None,
    }
}

/// A reading as it is typed, with the second of its pair where there is one.
pub(super) fn readings(first: &str, prompt: Prompt, answers: &Answers) -> String {
    match (prompt, second_reading(prompt, answers)) {
        (Prompt::Question(_), _) => first.to_owned(),
        (Prompt::Pair(..), Some(second)) => format!("{first}/{second}"),
        (Prompt::Pair(..), None) => format!("{first}/?"),
    }
}

/// The numbers among words, and the marks of readings that are left open. A mark behind a number
/// asks nothing.
pub(super) fn readings_in(typed: &str) -> Vec<&str> {
    let parts = typed
        .split(|character: char| !character.is_ascii_digit() && !matches!(character, '.' | '?'));
    let is_open =
        |part: &str| part.starts_with('?') && !part.contains(|digit: char| digit.is_ascii_digit());
    let parts =
        parts.map(|part| if is_open(part) { "?" } else { part.trim_end_matches(['.', '?']) });
    parts.filter(|part| !part.is_empty()).collect()
}

pub(super) fn has_number(readings: &[&str]) -> bool {
    readings.iter().any(|reading| *reading != "?")
}

/// The typed text, without the unit if it is typed too.
pub(super) fn without_unit<'t>(bank: &Bank, question: QuestionId, typed: &'t str) -> &'t str {
    let Kind::Integer { unit: Some(unit), .. } = &bank.question(question).kind else {
        return typed;
    };
    typed.strip_suffix(unit.as_str()).unwrap_or(typed).trim()
}

/// The one whole number among words, such as 'about 40'; what is typed where there is no such
/// number.
pub(super) fn digits_in(typed: &str) -> &str {
    let is_part = |character: char| {
        character.is_ascii_digit() || matches!(character, '.' | ',' | '-' | '\u{2212}')
    };
    let mut numbers = typed
        .split(|character: char| !is_part(character))
        .filter(|part| part.contains(|digit: char| digit.is_ascii_digit()));
    match (numbers.next(), numbers.next()) {
        (Some(number), None) => number.trim_end_matches(['.', ',']),
        _ => typed,
    }
}

pub(super) fn number(
    bank: &Bank,
    question: QuestionId,
    digits: &str,
    typed: &str,
) -> Result<Answer, EntryError> {
    let Kind::Integer { range, .. } = &bank.question(question).kind else {
        return Err(EntryError::NotWhole(typed.to_owned()));
    };
    let out_of_range = EntryError::OutOfRange(question, *range.start(), *range.end());
    match digits.parse() {
        Ok(number) if range.contains(&number) => Ok(Answer::Known(Value::Integer(number))),
        Ok(_) => Err(out_of_range),
        // More digits than any number that is meant.
        Err(_) if !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            Err(out_of_range)
        }
        Err(_) => Err(EntryError::NotWhole(typed.to_owned())),
    }
}
