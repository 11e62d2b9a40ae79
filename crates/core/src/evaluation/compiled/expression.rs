//! Conditions as masks over the bits of atoms.

use super::bits::{Place, Word};
use crate::bank::condition::{Condition, Test};
use crate::logic::Truth;

/// A condition over atoms.
#[derive(Debug)]
pub enum Expression {
    /// One of some atoms of a word.
    AnyOf(Place),
    /// All of some atoms of a word.
    AllOf(Place),
    /// One of these.
    Any(Vec<Expression>),
    /// Each of these.
    All(Vec<Expression>),
    /// Not this.
    Not(Box<Expression>),
}

impl Expression {
    /// A condition whose tests have places.
    pub fn of(condition: &Condition, place: &impl Fn(&Test) -> Option<Place>) -> Expression {
        match condition {
            Condition::Test(test) => place(test).map_or(Expression::NEVER, Expression::AnyOf),
            Condition::Not(inner) => Expression::Not(Box::new(Expression::of(inner, place))),
            Condition::Or(parts) => {
                let (tests, others) = split(parts, place);
                joined(tests.into_iter().map(Expression::AnyOf).chain(others), Expression::Any)
            }
            Condition::And(parts) => {
                let (tests, others) = split(parts, place);
                joined(tests.into_iter().map(Expression::AllOf).chain(others), Expression::All)
            }
        }
    }

    /// One of no atoms.
    const NEVER: Expression = Expression::AnyOf(Place { word: 0, mask: 0 });

    /// Its truth, as the two bits of an atom: true, and true or unknown.
    ///
    /// In Kleene's logic the two go their own ways: each part of `and` and `or` is asked for both,
    /// and `not` exchanges them.
    #[inline]
    pub fn holds(&self, bits: &[Word]) -> (bool, bool) {
        match self {
            // Most conditions are a single test: they need no call.
            Expression::AnyOf(Place { word, mask }) => {
                let Word { must, may } = bits.get(*word).copied().unwrap_or_default();
                (must & mask != 0, may & mask != 0)
            }
            parts => parts.parts_hold(bits),
        }
    }

    fn parts_hold(&self, bits: &[Word]) -> (bool, bool) {
        match self {
            Expression::AnyOf(_) => self.holds(bits),
            Expression::AllOf(Place { word, mask }) => {
                let Word { must, may } = bits.get(*word).copied().unwrap_or_default();
                (must & mask == *mask, may & mask == *mask)
            }
            Expression::Any(parts) => parts.iter().fold((false, false), |(must, may), part| {
                let part = part.holds(bits);
                (must | part.0, may | part.1)
            }),
            Expression::All(parts) => parts.iter().fold((true, true), |(must, may), part| {
                let part = part.holds(bits);
                (must & part.0, may & part.1)
            }),
            Expression::Not(inner) => {
                let (must, may) = inner.holds(bits);
                (!may, !must)
            }
        }
    }

    /// Its truth.
    pub fn truth(&self, bits: &[Word]) -> Truth {
        match self.holds(bits) {
            (true, _) => Truth::True,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::False,
        }
    }
}

/// The tests among parts, joined by word, and the other parts.
fn split(
    parts: &[Condition],
    place: &impl Fn(&Test) -> Option<Place>,
) -> (Vec<Place>, Vec<Expression>) {
    let (mut tests, mut others): (Vec<Place>, Vec<Expression>) = (Vec::new(), Vec::new());
    for part in parts {
        let of_test = match part {
            Condition::Test(test) => place(test),
            _ => None,
        };
        match of_test {
            None => others.push(Expression::of(part, place)),
            Some(of_test) => match tests.iter_mut().find(|known| known.word == of_test.word) {
                Some(known) => known.mask |= of_test.mask,
                None => tests.push(of_test),
            },
        }
    }
    (tests, others)
}

/// The only part, or all of them.
fn joined(
    parts: impl Iterator<Item = Expression>,
    join: impl Fn(Vec<Expression>) -> Expression,
) -> Expression {
    let mut parts: Vec<Expression> = parts.collect();
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (last, _) => join(parts.into_iter().chain(last).collect()),
    }
}
