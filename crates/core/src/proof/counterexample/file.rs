//! Text of the answers file that a counterexample is printed as.

use std::fmt::Write as _;

use crate::answers::{Answer, Answers, NOT_SURE, Tick, Ticks, Unknown, Value};
use crate::bank::{Bank, NONE, OptionId, Question};

/// Answers to a bank's questions as the text of an answers file.
pub fn answers_file(bank: &Bank, answers: &Answers) -> String {
    let mut text = "[answers]\n".to_owned();
    for (id, question) in bank.numbered_questions() {
        let answer = match answers.get(id) {
            Answer::Unknown(Unknown::Missing) => continue,
            Answer::Unknown(_) => format!("\"{NOT_SURE}\""),
            Answer::Known(value) => value_in_toml(question, value),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} = {answer}", question.id);
    }
    text
}

fn value_in_toml(question: &Question, value: &Value) -> String {
    let id = |option: OptionId| question.option(option).map_or("", |option| option.id.as_str());
    let tick = |tick: &Tick| format!("\"{}{}\"", id(tick.option), if tick.sure { "" } else { "?" });
    match value {
        Value::Choice(option) => format!("\"{}\"", id(*option)),
        Value::Multi(Ticks::NoneOfThese) => format!("[\"{NONE}\"]"),
        Value::Multi(Ticks::Options(ticks)) => {
            format!("[{}]", ticks.iter().map(tick).collect::<Vec<_>>().join(", "))
        }
        Value::Integer(number) => number.to_string(),
        Value::Text(words) => format!("\"{words}\""),
    }
}
