//! States of a question, each a row of bits.

use super::atoms::Atoms;
use super::bits::{Piece, Word};
use super::expression::Expression;
use crate::answers::{Answer, Tick, Value};
use crate::bank::condition::Test;
use crate::bank::{Bank, Kind, OptionId, Question, QuestionId};
use crate::logic::{Comparison, Truth};

/// Bits that a state sets: one piece, unless a question has more tests than a word has bits.
type Row = Vec<Piece>;

/// A question with the rows of its states.
#[derive(Debug)]
pub struct CompiledQuestion {
    ask_if: Option<Expression>,
    unknown: Row,
    known: Known,
    /// Scales whose last item it is.
    pub ends: Vec<usize>,
}

#[derive(Debug)]
enum Known {
    /// A row for each option.
    Options(Vec<Row>),
    /// Numbers from which on another row holds, and the rows between them.
    Numbers { from: Vec<i64>, rows: Vec<Row> },
    /// Own words set nothing.
    Text,
}

impl CompiledQuestion {
    /// The question with its tests.
    pub fn of(bank: &Bank, id: QuestionId, question: &Question, atoms: &Atoms<'_>) -> Self {
        let unknown = atoms.row(id, |test| match test {
            Test::IsUnknown(_) => Truth::True,
            _ => Truth::Unknown,
        });
        let of_option = |option: OptionId| {
            atoms.row(id, |test| match test {
                Test::ChoiceIn(_, options) | Test::HasAny(_, options) => {
                    options.contains(&option).into()
                }
                _ => Truth::False,
            })
        };
        let known = match &question.kind {
            Kind::Choice(_) | Kind::Multi(_) => Known::Options(
                question.numbered_options().map(|(option, _)| of_option(option)).collect(),
            ),
            Kind::Integer { .. } => numbers(id, atoms),
            Kind::Text { .. } => Known::Text,
        };
        let ends =
            bank.numbered_scales().filter(|(_, scale)| scale.items.iter().max() == Some(&id));
        CompiledQuestion {
            ask_if: question.ask_if.as_ref().map(|condition| atoms.expression(condition)),
            unknown,
            known,
            ends: ends.map(|(scale, _)| scale.index()).collect(),
        }
    }

    /// Truth of its being asked, from the bits of the questions before it.
    pub fn asked(&self, bits: &[Word]) -> Truth {
        self.ask_if.as_ref().map_or(Truth::True, |condition| condition.truth(bits))
    }

    /// Sets the bits of an answer.
    pub fn read(&self, answer: &Answer, bits: &mut [Word]) {
        match (answer, &self.known) {
            (Answer::Unknown(_), _) => set(&self.unknown, true, bits),
            (Answer::Known(Value::Choice(option)), Known::Options(rows)) => {
                set(row(rows, option.index()), true, bits);
            }
            (Answer::Known(Value::Multi(ticks)), Known::Options(rows)) => {
                for Tick { option, sure } in ticks.options() {
                    set(row(rows, option.index()), *sure, bits);
                }
            }
            (Answer::Known(Value::Integer(number)), Known::Numbers { from, rows }) => {
                set(row(rows, from.partition_point(|first| first <= number)), true, bits);
            }
            // Own words, and an answer of another kind than the question's: no rule reads it.
            (Answer::Known(_), _) => {}
        }
    }
}

fn row(rows: &[Row], place: usize) -> &[Piece] {
    rows.get(place).map_or(&[], Vec::as_slice)
}

/// Sets a row's bits; those of what is not sure may be true, and need not.
fn set(row: &[Piece], sure: bool, bits: &mut [Word]) {
    for Piece { word, bits: of_row } in row {
        if let Some(bits) = bits.get_mut(*word) {
            bits.must |= if sure { of_row.must } else { 0 };
            bits.may |= of_row.may;
        }
    }
}

/// The classes of numbers that no threshold tells apart.
fn numbers(id: QuestionId, atoms: &Atoms<'_>) -> Known {
    let mut from: Vec<i64> = atoms
        .of_question(id)
        .iter()
        .filter_map(|(test, _)| match test {
            Test::Number(_, Comparison::Less | Comparison::AtLeast, than) => Some(*than),
            Test::Number(_, Comparison::AtMost | Comparison::Greater, than) => than.checked_add(1),
            _ => None,
        })
        .collect();
    from.sort_unstable();
    from.dedup();
    let below = from.first().map_or(0, |first| first.saturating_sub(1));
    let row_at = |number: i64| {
        atoms.row(id, |test| match test {
            Test::Number(_, comparison, than) => comparison.compares(number, *than).into(),
            _ => Truth::False,
        })
    };
    let rows = std::iter::once(below).chain(from.iter().copied()).map(row_at).collect();
    Known::Numbers { from, rows }
}
