//! A compiled condition with a constant in place of one of its parts.

use super::ternary::Ternary;
use crate::bank::condition::Condition;
use crate::proof::diagram::{Decided, Diagrams};

/// Part of a condition with what stands in its place.
#[derive(Debug, Clone, Copy)]
pub struct Replacement {
    /// Number of the part.
    pub part: usize,
    /// Value in its place.
    pub value: Ternary,
}

/// The value of a condition whose comparisons, from left to right, are these functions.
pub fn value_with(
    condition: &Condition,
    tests: &[Ternary],
    replacement: Option<Replacement>,
    diagrams: &mut Diagrams,
) -> Decided<Ternary> {
    let tests = tests.iter().copied();
    Substitution { tests, replacement, next_part: 0, diagrams }.value(condition, false)
}

struct Substitution<'s, T> {
    /// Comparisons that were not reached yet.
    tests: T,
    replacement: Option<Replacement>,
    /// Number of the next part, as `Condition::parts` numbers them.
    next_part: usize,
    diagrams: &'s mut Diagrams,
}

impl<T: Iterator<Item = Ternary>> Substitution<'_, T> {
    fn value(&mut self, condition: &Condition, is_arm: bool) -> Decided<Ternary> {
        let instead = if condition.is_part(is_arm) { self.instead() } else { None };
        // What is replaced is walked through all the same, for the sake of the numbers.
        let value = match condition {
            Condition::Or(arms) => arms.iter().try_fold(Ternary::FALSE, |so_far, arm| {
                let arm = self.value(arm, true)?;
                so_far.or(arm, self.diagrams)
            })?,
            Condition::And(arms) => arms.iter().try_fold(Ternary::TRUE, |so_far, arm| {
                let arm = self.value(arm, true)?;
                so_far.and(arm, self.diagrams)
            })?,
            Condition::Not(inner) => self.value(inner, false)?.not(),
            Condition::Test(_) => self.tests.next().unwrap_or(Ternary::UNKNOWN),
        };
        Ok(instead.unwrap_or(value))
    }

    /// What stands in place of the next part.
    fn instead(&mut self) -> Option<Ternary> {
        let own = self.next_part;
        self.next_part += 1;
        self.replacement.filter(|replaced| replaced.part == own).map(|replaced| replaced.value)
    }
}
