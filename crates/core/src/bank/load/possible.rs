//! Constraints that no answers keep.
//!
//! Every way to answer the questions of a condition is tried, with known answers. A number needs
//! only the values at and beside each threshold, as no comparison separates those between; a list
//! is tried with every set of options. Where a question has an `ask_if`, not being asked is one way
//! more. So a constraint that is reported is never kept.

use super::partial::PartialQuestions;
use crate::bank::condition::{Condition, Test};
use crate::bank::id::{OptionId, QuestionId};
use crate::bank::question::{Kind, Question};
use crate::logic::{Comparison, Interval};

/// Limit of the sets of answers that are tried. A condition of more is left to the proofs over all
/// answers.
const MOST_TRIED: usize = 1 << 16;

/// Known answer, or none as the question is not asked.
#[derive(Debug, Clone)]
enum Way {
    NotAsked,
    Options(Vec<OptionId>),
    Number(i64),
}

/// True where two numbers can be given of which the first is less than the second.
pub(super) fn can_be_less(less: &Question, than: &Question) -> bool {
    match (&less.kind, &than.kind) {
        (Kind::Integer { range: less, .. }, Kind::Integer { range: than, .. }) => {
            less.start() < than.end()
        }
        _ => true,
    }
}

/// True of a condition that every set of answers fulfils, as far as that can be tried.
pub(super) fn is_always_true(condition: &Condition, read: &PartialQuestions) -> bool {
    let mut questions = condition.questions(|scale| read.items(scale));
    questions.sort();
    questions.dedup();
    let Some(ways) = questions
        .iter()
        .map(|id| ways(*id, read.question(*id)?, condition))
        .collect::<Option<Vec<Vec<Way>>>>()
    else {
        return false;
    };
    let number = ways.iter().try_fold(1_usize, |number, ways| {
        number.checked_mul(ways.len()).filter(|number| *number <= MOST_TRIED)
    });
    let Some(number) = number else { return false };
    (0..number).all(|mut choice| {
        let picked: Vec<(QuestionId, &Way)> = questions
            .iter()
            .zip(&ways)
            .filter_map(|(question, ways)| {
                let way = ways.get(choice % ways.len())?;
                choice /= ways.len();
                Some((*question, way))
            })
            .collect();
        holds(condition, &picked, read)
    })
}

fn ways(id: QuestionId, question: &Question, condition: &Condition) -> Option<Vec<Way>> {
    let mut ways: Vec<Way> = match &question.kind {
        Kind::Choice(options) => {
            (0..options.len()).map(|index| Way::Options(vec![OptionId(index)])).collect()
        }
        Kind::Multi(options) => {
            let counted: Vec<OptionId> = (0..options.len())
                .map(OptionId)
                .filter(|option| question.none_option() != Some(*option))
                .collect();
            let sets = 1_usize
                .checked_shl(u32::try_from(counted.len()).ok()?)
                .filter(|sets| *sets <= MOST_TRIED)?;
            // The empty set is the answer `none`.
            let first = usize::from(question.none_option().is_none());
            let set = |bits: usize| {
                (0..)
                    .zip(&counted)
                    .filter(|(bit, _)| bits & (1 << bit) != 0)
                    .map(|(_, option)| *option)
                    .collect()
            };
            (first..sets).map(|bits| Way::Options(set(bits))).collect()
        }
        Kind::Integer { range, .. } => {
            let mut values = vec![*range.start(), *range.end()];
            condition.each_test(&mut |test| {
                if let Test::Number(question, _, than) = test
                    && *question == id
                {
                    values.extend([than.saturating_sub(1), *than, than.saturating_add(1)]);
                }
            });
            values.into_iter().filter(|value| range.contains(value)).map(Way::Number).collect()
        }
        Kind::Text { .. } => vec![Way::Options(Vec::new())],
    };
    if question.ask_if.is_some() {
        ways.push(Way::NotAsked);
    }
    Some(ways)
}

/// Result of a condition where every answer is known.
fn holds(condition: &Condition, picked: &[(QuestionId, &Way)], read: &PartialQuestions) -> bool {
    let way =
        |question: &QuestionId| picked.iter().find(|(id, _)| id == question).map(|(_, way)| *way);
    let compares = |value: i64, comparison: Comparison, than: i64| {
        Interval::exactly(value).compare(comparison, than).is_true()
    };
    match condition {
        Condition::Or(parts) => parts.iter().any(|part| holds(part, picked, read)),
        Condition::And(parts) => parts.iter().all(|part| holds(part, picked, read)),
        Condition::Not(inner) => !holds(inner, picked, read),
        Condition::Test(Test::IsUnknown(_)) => false,
        Condition::Test(Test::ChoiceIn(question, options) | Test::HasAny(question, options)) => {
            let counts = |option: &OptionId| options.contains(option);
            matches!(way(question), Some(Way::Options(chosen)) if chosen.iter().any(counts))
        }
        Condition::Test(Test::Number(question, comparison, than)) => {
            let holds = |number: i64| compares(number, *comparison, *than);
            matches!(way(question), Some(Way::Number(number)) if holds(*number))
        }
        Condition::Test(Test::Sum(scale, comparison, than)) => {
            let score = |item: &QuestionId| match way(item)? {
                Way::Options(chosen) => read.question(*item)?.option(*chosen.first()?)?.score,
                Way::NotAsked | Way::Number(_) => None,
            };
            let scores: Vec<i64> = read.items(*scale).iter().filter_map(score).collect();
            !scores.is_empty() && compares(scores.iter().sum(), *comparison, *than)
        }
    }
}
