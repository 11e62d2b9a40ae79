//! What several tests share: the shipped bank, random answers, and the seven people.

pub mod dice;
pub mod folder;
pub mod formats;
pub mod lines;
pub mod page;
pub mod parts;
pub mod schema;
pub mod terminal;
pub mod walk;

use std::fs;
use std::path::PathBuf;

use crate::shipped::shipped_bank;
use ketascreen_core::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use ketascreen_core::bank::{Bank, Kind, OptionId, Question, QuestionId};
use ketascreen_core::evaluation::holds;
use ketascreen_core::record::{AnswersFile, ExpectedBank, read};
use ketascreen_core::text::Source;

pub fn shipped() -> Bank {
    shipped_bank()
}

/// Answers made of one number for each question. Small numbers are simple answers, so that a failure shrinks to few.
pub fn answers_from(bank: &Bank, numbers: &[u32]) -> Answers {
    let mut answers = Answers::none(bank);
    for ((id, question), number) in bank.numbered_questions().zip(numbers) {
        answers.set(id, answer_from(question, *number));
        // An answer that breaks a constraint could not be given.
        if !keeps_constraints(bank, &answers) {
            answers.set(id, Answer::MISSING);
        }
    }
    answers
}

pub fn keeps_constraints(bank: &Bank, answers: &Answers) -> bool {
    bank.constraints().iter().all(|constraint| !holds(bank, answers, constraint).is_false())
}

fn answer_from(question: &Question, number: u32) -> Answer {
    let choice = number / 8;
    match number % 8 {
        0 | 1 => Answer::MISSING,
        2 => Answer::Unknown(Unknown::NotSure),
        3 if choice.is_multiple_of(2) => Answer::Unknown(Unknown::PreferNot),
        _ => {
            let known = known_answers(question);
            known[choice as usize % known.len()].clone()
        }
    }
}

/// Known answers to a question: every option; every list of one or two options, each sure or not; numbers at and around
/// every threshold that the rules of the shipped bank mention.
pub fn known_answers(question: &Question) -> Vec<Answer> {
    let values: Vec<Value> = match &question.kind {
        Kind::Choice(options) => {
            (0..options.len()).map(|index| Value::Choice(option(question, index))).collect()
        }
        Kind::Multi(options) => {
            let mut values = Vec::new();
            if question.none_option().is_some() {
                values.push(Value::Multi(Ticks::NoneOfThese));
            }
            let counted: Vec<OptionId> = (0..options.len())
                .map(|index| option(question, index))
                .filter(|id| question.none_option() != Some(*id))
                .collect();
            for (index, one) in counted.iter().enumerate() {
                for sure in [true, false] {
                    values.push(Value::Multi(
                        Ticks::of(vec![Tick { option: *one, sure }]).expect("one option is a list"),
                    ));
                    for two in &counted[index + 1..] {
                        let ticks = vec![
                            Tick { option: *one, sure },
                            Tick { option: *two, sure: !sure || index % 2 == 0 },
                        ];
                        values
                            .push(Value::Multi(Ticks::of(ticks).expect("two options are a list")));
                    }
                }
            }
            let all = counted.iter().map(|id| Tick { option: *id, sure: true }).collect();
            values.push(Value::Multi(Ticks::of(all).expect("all options are a list")));
            values
        }
        Kind::Integer { range, .. } => {
            let near = [
                11,
                12,
                17,
                18,
                24,
                25,
                64,
                65,
                79,
                80,
                89,
                90,
                119,
                120,
                129,
                130,
                139,
                140,
                179,
                180,
                *range.start(),
                *range.end(),
            ];
            near.into_iter().filter(|number| range.contains(number)).map(Value::Integer).collect()
        }
        Kind::Text { .. } => vec![Value::Text("Things I want to say.".to_owned())],
    };
    values.into_iter().map(Answer::Known).collect()
}

fn option(question: &Question, index: usize) -> OptionId {
    question.option_named(&question.options()[index].id).expect("an option has its own id")
}

/// An answers file of this text.
pub fn answers_file(bank: &Bank, text: &str) -> AnswersFile {
    let source = Source::from_bytes("answers.toml", text.as_bytes().to_vec()).expect("it is UTF-8");
    read(&source, bank, ExpectedBank::Same).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The answers of an answers file under `tests/fixtures/people`, with its name.
pub fn people(bank: &Bank) -> Vec<(String, AnswersFile)> {
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/fixtures/people")
        .expect("the people are there")
        .map(|entry| entry.expect("they can be read").path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("file names are plain")
                .to_owned();
            let source = Source::from_bytes(&name, fs::read(&path).expect("they can be read"))
                .expect("they are UTF-8");
            (name, read(&source, bank, ExpectedBank::Same).expect("their answers are right"))
        })
        .collect()
}

pub fn question_named(bank: &Bank, id: &str) -> QuestionId {
    bank.question_named(id).unwrap_or_else(|| panic!("the bank has no question {id}"))
}
