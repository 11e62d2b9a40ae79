//! Answers of the engine and of the small banks, each as the other.

use crate::proof::small_bank::{Answer, Kind, SmallBank, option_name};
use ketascreen_core::answers::{Answer as EngineAnswer, Answers, Tick, Ticks, Value};
use ketascreen_core::bank::{Bank, OptionId, QuestionId};

/// An example to a bank as the small bank knows it.
pub fn as_small(example: &Answers, bank: &Bank, small: &SmallBank) -> Vec<Answer> {
    let answer = |id: QuestionId| match example.get(id) {
        EngineAnswer::Unknown(_) => Answer::Unknown,
        EngineAnswer::Known(Value::Choice(option)) => Answer::Choice(option.index()),
        EngineAnswer::Known(Value::Integer(number)) => Answer::Number(*number),
        EngineAnswer::Known(Value::Text(_)) => Answer::Words,
        EngineAnswer::Known(Value::Multi(ticks)) => as_small_list(ticks, id, small),
    };
    bank.numbered_questions().map(|(id, _)| answer(id)).collect()
}

fn as_small_list(ticks: &Ticks, question: QuestionId, small: &SmallBank) -> Answer {
    let Kind::Multi(options, _) = small.questions[question.index()].kind else {
        panic!("ticks are of a list")
    };
    let mut all = vec![0; options];
    for tick in ticks.options() {
        all[tick.option.index()] = if tick.sure { 2 } else { 1 };
    }
    Answer::Multi(all)
}

pub fn engine_answers(bank: &Bank, small: &SmallBank, answers: &[Answer]) -> Answers {
    let mut engine = Answers::none(bank);
    for (id, question) in bank.numbered_questions() {
        let option = |place: usize| -> OptionId {
            question.option_named(&option_name(place)).expect("it has the option")
        };
        let value = match &answers[QuestionId::index(id)] {
            Answer::Unknown => continue,
            Answer::Choice(place) => Value::Choice(option(*place)),
            Answer::Number(number) => Value::Integer(*number),
            Answer::Words => Value::Text("words".to_owned()),
            Answer::Multi(ticks) => {
                let ticks = ticks.iter().enumerate().filter(|(_, tick)| **tick > 0);
                let ticks: Vec<Tick> = ticks
                    .map(|(place, tick)| Tick { option: option(place), sure: *tick == 2 })
                    .collect();
                Value::Multi(Ticks::of(ticks).unwrap_or(Ticks::NoneOfThese))
            }
        };
        engine.set(id, EngineAnswer::Known(value));
    }
    assert_eq!(small.questions.len(), bank.questions().len());
    engine
}
