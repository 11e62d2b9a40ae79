//! Values that the bits of one question encode.

use std::collections::BTreeSet;
use std::mem::discriminant;
use std::ops::RangeInclusive;

use crate::bank::{Kind, NONE, Question};

/// Known answers to one question that every bank accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// One of these options.
    Choice(Vec<String>),
    /// Some of these options, or none of them if that can be said.
    Multi(Vec<String>, bool),
    /// A number in one of these classes.
    Integer(Vec<RangeInclusive<i64>>),
    /// The person's own words.
    Text,
    /// No known answer, as not every bank accepts one.
    Unknown,
}

impl Values {
    /// Values that a question and its namesakes in the other banks all accept.
    pub fn shared(question: &Question, same: &[&Question], starts: Option<&BTreeSet<i64>>) -> Self {
        if same.iter().any(|other| discriminant(&other.kind) != discriminant(&question.kind)) {
            return Values::Unknown;
        }
        let has = |id: &str| same.iter().all(|other| other.option_named(id).is_some());
        let options =
            || question.options().iter().map(|option| option.id.clone()).filter(|id| has(id));
        match &question.kind {
            Kind::Choice(_) => match options().collect::<Vec<_>>() {
                options if options.is_empty() => Values::Unknown,
                options => Values::Choice(options),
            },
            Kind::Multi(_) => {
                let none = options().any(|id| id == NONE);
                match options().filter(|id| id != NONE).collect::<Vec<_>>() {
                    options if options.is_empty() && !none => Values::Unknown,
                    options => Values::Multi(options, none),
                }
            }
            Kind::Integer { range, .. } => classes(range, same, starts),
            Kind::Text { .. } => Values::Text,
        }
    }

    /// Number of options or classes that the bits number.
    pub fn count(&self) -> usize {
        match self {
            Values::Choice(options) => options.len(),
            Values::Integer(classes) => classes.len(),
            Values::Multi(..) | Values::Text | Values::Unknown => 0,
        }
    }

    /// Number of bits that the values need.
    pub fn width(&self) -> usize {
        match self {
            Values::Choice(_) | Values::Integer(_) => width_of(self.count()),
            Values::Multi(options, _) => 2 * options.len(),
            Values::Text | Values::Unknown => 0,
        }
    }
}

/// Number of bits that number so many things.
fn width_of(count: usize) -> usize {
    usize::try_from(usize::BITS - count.saturating_sub(1).leading_zeros()).unwrap_or(0)
}

/// The range that all questions share, cut into classes.
fn classes(
    range: &RangeInclusive<i64>,
    same: &[&Question],
    starts: Option<&BTreeSet<i64>>,
) -> Values {
    let ranges = same.iter().filter_map(|other| match &other.kind {
        Kind::Integer { range, .. } => Some(range),
        _ => None,
    });
    let (least, greatest) = ranges
        .fold((*range.start(), *range.end()), |(least, greatest), range| {
            (least.max(*range.start()), greatest.min(*range.end()))
        });
    if least > greatest {
        return Values::Unknown;
    }
    let mut starts: Vec<i64> = starts
        .into_iter()
        .flatten()
        .copied()
        .filter(|start| *start > least && *start <= greatest)
        .collect();
    starts.insert(0, least);
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([greatest]);
    Values::Integer(starts.iter().zip(ends).map(|(start, end)| *start..=end).collect())
}
