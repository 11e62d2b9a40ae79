//! Answers as the values of a file: the one encoder of answers files, records and JSON.

use serde::Serialize;

use crate::answers::{Answer, Answers, NOT_SURE, PREFER_NOT, Ticks, Unknown, Value};
use crate::bank::{Bank, NONE, OptionId, Question, QuestionId};

/// An answer as the value of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum EncodedAnswer {
    /// A number.
    Integer(i64),
    /// An option, own words, or a word for an unknown answer.
    Text(String),
    /// Ticked options.
    List(Vec<String>),
}

/// Encodes the answer to a question; `None` where nothing was answered.
pub fn encode(bank: &Bank, question: QuestionId, answers: &Answers) -> Option<EncodedAnswer> {
    encode_answer(bank.question(question), answers.get(question))
}

/// Encodes one answer; `None` for a missing one.
pub fn encode_answer(asked: &Question, answer: &Answer) -> Option<EncodedAnswer> {
    Some(match answer {
        Answer::Unknown(Unknown::Missing) => return None,
        Answer::Unknown(Unknown::NotSure) => EncodedAnswer::Text(NOT_SURE.to_owned()),
        Answer::Unknown(Unknown::PreferNot) => EncodedAnswer::Text(PREFER_NOT.to_owned()),
        Answer::Known(Value::Integer(number)) => EncodedAnswer::Integer(*number),
        Answer::Known(Value::Text(text)) => EncodedAnswer::Text(text.clone()),
        Answer::Known(Value::Choice(option)) => {
            EncodedAnswer::Text(asked.option(*option)?.id.clone())
        }
        Answer::Known(Value::Multi(Ticks::NoneOfThese)) => {
            EncodedAnswer::List(vec![NONE.to_owned()])
        }
        Answer::Known(Value::Multi(Ticks::Options(ticks))) => {
            encode_options(asked, ticks.iter().map(|tick| (tick.option, tick.sure)))
        }
    })
}

/// Encodes options of a list, each certain or not.
pub fn encode_options(
    question: &Question,
    options: impl IntoIterator<Item = (OptionId, bool)>,
) -> EncodedAnswer {
    let encoded = options.into_iter().filter_map(|(option, sure)| {
        let id = &question.option(option)?.id;
        Some(if sure { id.clone() } else { format!("{id}?") })
    });
    EncodedAnswer::List(encoded.collect())
}

/// Encodes all answers that were given, each with the id of its question, in bank order.
pub fn encode_all<'b>(
    bank: &'b Bank,
    answers: &Answers,
) -> impl Iterator<Item = (&'b str, EncodedAnswer)> {
    bank.numbered_questions()
        .filter_map(|(id, question)| Some((question.id.as_str(), encode(bank, id, answers)?)))
}
