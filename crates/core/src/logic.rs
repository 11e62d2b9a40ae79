//! Three-valued logic after Kleene (the strong tables): an unknown answer is neither yes nor no.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::ops::Not;

/// Result of a condition.
///
/// The order is `False < Unknown < True`: `and` is the least of its parts, `or` the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Definitely not so.
    False,
    /// An answer that it needs is not known.
    Unknown,
    /// Definitely so.
    True,
}

impl Truth {
    /// True if every part is true, false if one is false, else unknown. True of no parts.
    pub fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
        parts.into_iter().min().unwrap_or(Truth::True)
    }

    /// True if one part is true, false if every part is false, else unknown. False of no parts.
    pub fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
        parts.into_iter().max().unwrap_or(Truth::False)
    }

    /// True of [`Truth::True`].
    pub fn is_true(self) -> bool {
        self == Truth::True
    }

    /// True of [`Truth::False`].
    pub fn is_false(self) -> bool {
        self == Truth::False
    }

    /// True of [`Truth::Unknown`].
    pub fn is_unknown(self) -> bool {
        self == Truth::Unknown
    }
}

impl Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Truth {
        if known { Truth::True } else { Truth::False }
    }
}

/// Range of a number that is not known exactly, from `least` to `greatest`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The least that it can be.
    pub least: i64,
    /// The greatest that it can be.
    pub greatest: i64,
}

impl Interval {
    /// A number that is known exactly.
    pub fn exactly(value: i64) -> Interval {
        Interval { least: value, greatest: value }
    }

    /// True if every number of the interval compares so with `than`, false if none does.
    pub fn compare(self, comparison: Comparison, than: i64) -> Truth {
        let least = comparison.holds(self.least.cmp(&than));
        let greatest = comparison.holds(self.greatest.cmp(&than));
        // Each comparison is monotone, so the two ends decide for all between them.
        if least == greatest { least.into() } else { Truth::Unknown }
    }
}

/// Comparison of a number with a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// True where a number compares so with a threshold.
    pub fn compares(self, number: i64, than: i64) -> bool {
        self.holds(number.cmp(&than))
    }

    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Comparison::Less => ordering.is_lt(),
            Comparison::AtMost => ordering.is_le(),
            Comparison::Greater => ordering.is_gt(),
            Comparison::AtLeast => ordering.is_ge(),
        }
    }

    /// The sign as written in a condition.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Greater => ">",
            Comparison::AtLeast => ">=",
        }
    }
}
