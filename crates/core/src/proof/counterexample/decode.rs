//! Answers that an assignment of the bits encodes.

use rustc_hash::FxHashMap;

use super::assignment::Assignment;
use crate::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use crate::bank::{Bank, Question, QuestionId};
use crate::proof::assumptions::Assumptions;
use crate::proof::diagram::Diagrams;
use crate::proof::encoding::{Encoding, QuestionBits, Values};

/// Numbers chosen from their classes, by the place of the question.
pub type Numbers = FxHashMap<usize, i64>;

/// For each number that the bits give, the least of its class that keeps the constraints.
pub fn least_numbers(
    assignment: &Assignment,
    encoding: &Encoding,
    assumptions: &Assumptions,
    diagrams: &Diagrams,
) -> Numbers {
    let least = |bits: &QuestionBits| match &bits.values {
        Values::Integer(classes) if assignment.is_on(bits.known) => {
            let class = classes.get(bits.number(|bit| assignment.is_on(bit)))?;
            Some(*class.start())
        }
        _ => None,
    };
    let mut numbers: Numbers = (encoding.questions.iter().enumerate())
        .filter_map(|(place, bits)| Some((place, least(bits)?)))
        .collect();
    let holds: Vec<_> = assumptions
        .orders
        .iter()
        .filter(|order| diagrams.value(order.both, &|bit| assignment.is_on(bit)))
        .collect();
    // Each round settles at least one number more.
    for _ in 0..=holds.len() {
        for order in &holds {
            if let (Some(low), Some(high)) =
                (numbers.get(&order.lesser).copied(), numbers.get_mut(&order.greater))
            {
                *high = (*high).max(low.saturating_add(1));
            }
        }
    }
    numbers
}

/// The answers to the first bank's questions that an assignment encodes, with these numbers.
pub fn decode(
    assignment: &Assignment,
    numbers: &Numbers,
    encoding: &Encoding,
    bank: &Bank,
) -> Answers {
    let mut answers = Answers::none(bank);
    for ((id, question), bits) in bank.numbered_questions().zip(&encoding.questions) {
        if assignment.is_on(bits.known)
            && let Some(value) = value(assignment, numbers.get(&id.index()), question, bits)
        {
            answers.set(id, Answer::Known(value));
        }
    }
    answers
}

fn value(
    assignment: &Assignment,
    number: Option<&i64>,
    question: &Question,
    bits: &QuestionBits,
) -> Option<Value> {
    match &bits.values {
        Values::Choice(options) => {
            let option = options.get(bits.number(|bit| assignment.is_on(bit)))?;
            question.option_named(option).map(Value::Choice)
        }
        Values::Integer(_) => number.copied().map(Value::Integer),
        Values::Multi(options, none) => {
            Some(Value::Multi(ticks(assignment, question, bits, options, *none)))
        }
        // Any words do: no rule reads them.
        Values::Text => Some(Value::Text("x".to_owned())),
        Values::Unknown => None,
    }
}

fn ticks(
    assignment: &Assignment,
    question: &Question,
    bits: &QuestionBits,
    options: &[String],
    none: bool,
) -> Ticks {
    let tick = |id: &String, sure| Some(Tick { option: question.option_named(id)?, sure });
    let mut ticks: Vec<Tick> = options
        .iter()
        .enumerate()
        .filter(|(index, _)| assignment.is_on(bits.tick_bits(*index).0))
        .filter_map(|(index, id)| tick(id, assignment.is_on(bits.tick_bits(index).1)))
        .collect();
    if ticks.is_empty() && !none {
        ticks.extend(options.first().and_then(|id| tick(id, true)));
    }
    Ticks::of(ticks).unwrap_or(Ticks::NoneOfThese)
}

/// The same answers, but that the answer to one question is not known.
pub fn with_not_sure(answers: &Answers, question: QuestionId) -> Answers {
    let mut changed = answers.clone();
    changed.set(question, Answer::Unknown(Unknown::NotSure));
    changed
}
