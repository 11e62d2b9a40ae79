//! An interview that is walked through without a terminal.

use ketascreen_core::answers::{Answer, Value};
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_interview::{Action, Interview, Length, SaveTarget, Settings};

use super::question_named;

pub fn begun(bank: &Bank, length: Length) -> Interview<'_> {
    let settings = Settings {
        bank,
        country: &bank.countries()[0],
        counselor: false,
        length: Some(length),
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    interview.act(Action::Character('1'));
    interview
}

pub fn type_in(interview: &mut Interview<'_>, keys: &str) {
    for key in keys.chars() {
        interview.act(if key == '\n' { Action::Enter } else { Action::Character(key) });
    }
}

/// Answers the present question with 'not sure' (keys that do so whatever it is), and goes past what must be read.
pub fn not_sure(interview: &mut Interview<'_>) {
    while !interview.is_at_question() {
        type_in(interview, "2\n");
    }
    // It is the last row but one of every question.
    [Action::Down, Action::End, Action::Up, Action::Enter]
        .into_iter()
        .for_each(|action| interview.act(action));
}

pub fn at(interview: &Interview<'_>, bank: &Bank, id: &str) -> bool {
    interview.is_at_question()
        && interview.prompt().is_some_and(|prompt| prompt.first() == question_named(bank, id))
}

pub fn to(interview: &mut Interview<'_>, bank: &Bank, id: &str) {
    let mut steps = 0;
    while !at(interview, bank, id) {
        not_sure(interview);
        steps += 1;
        assert!(steps < 60, "it never came to {id}");
    }
}

/// To the end of the questions.
pub fn to_review(interview: &mut Interview<'_>) {
    let mut steps = 0;
    while !interview.is_at_review() {
        not_sure(interview);
        steps += 1;
        assert!(steps < 200, "the questions do not end: {:?}", shown(interview));
    }
}

/// The number of a line of the review.
pub fn line_of(interview: &Interview<'_>, words: &str) -> String {
    let lines = interview.view().lines;
    let line = lines
        .iter()
        .find(|line| line.text.starts_with(words))
        .unwrap_or_else(|| panic!("no line {words}"));
    line.mark.trim_matches(|character: char| !character.is_ascii_digit()).to_owned()
}

pub fn label(bank: &Bank, id: &str) -> String {
    bank.question(question_named(bank, id)).label.as_str().to_owned()
}

pub fn chosen(interview: &Interview<'_>, question: QuestionId) -> Option<usize> {
    match interview.answers().get(question) {
        Answer::Known(Value::Choice(option)) => Some(option.index()),
        _ => None,
    }
}

pub fn shown(interview: &Interview<'_>) -> Vec<String> {
    interview.view().lines.iter().map(|line| format!("{}{}", line.mark, line.text)).collect()
}

pub fn shows(interview: &Interview<'_>, words: &str) -> bool {
    shown(interview).iter().any(|line| line.contains(words))
}
