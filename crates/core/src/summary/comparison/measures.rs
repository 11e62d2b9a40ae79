//! Readings and scores by visit.

use std::ops::RangeInclusive;

use super::compare::SummaryComparison;
use crate::answers::{Answer, Value};
use crate::bank::{Kind, RisingConcern};
use crate::logic::Interval;

/// Reading or score at every visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Id of the question or the scale.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its unit, if it has one.
    pub unit: Option<String>,
    /// The numbers that it can be.
    pub range: RangeInclusive<i64>,
    /// The number, or the stretch in which it lies, at each visit; `None` where nothing is known.
    pub values: Vec<Option<Interval>>,
}

/// The scales, then the numbers that are more concerning as they get higher; none that is not known
/// at any visit.
pub fn measures(comparison: &SummaryComparison<'_>) -> Vec<Measure> {
    let bank = comparison.later.bank;
    let scales = bank.numbered_scales().map(|(id, scale)| Measure {
        id: scale.id.clone(),
        label: scale.label.as_str().to_owned(),
        unit: None,
        range: scale.range.clone(),
        values: comparison
            .visits()
            .map(|visit| visit.evaluation.sum(id).filter(|_| visit.scale_is_shown(id)))
            .collect(),
    });
    let numbers = bank
        .numbered_questions()
        .filter(|(_, question)| question.rising_concern == Some(RisingConcern::Higher))
        .filter(|(id, _)| comparison.may_tell(*id));
    let numbers = numbers.filter_map(|(id, question)| {
        let Kind::Integer { range, unit } = &question.kind else { return None };
        let value = |answer: &Answer| match answer {
            Answer::Known(Value::Integer(number)) => {
                Some(Interval { least: *number, greatest: *number })
            }
            _ => None,
        };
        let values = comparison.visits().map(|visit| value(visit.file.answers.get(id)));
        Some(Measure {
            id: question.id.clone(),
            label: question.label.clone(),
            unit: unit.clone(),
            range: range.clone(),
            values: values.collect(),
        })
    });
    scales.chain(numbers).filter(|measure| measure.values.iter().any(Option::is_some)).collect()
}
