//! Parts of a condition: its comparisons, and the arms of each `or` and `and`.

use super::{Condition, Truth};

/// A part, by the turns that lead to it.
pub type Way = Vec<usize>;

impl Condition {
    /// The way to each part, from left to right, each before those within it.
    pub fn parts(&self) -> Vec<Way> {
        let mut found = Vec::new();
        self.add_parts(false, &[], &mut found);
        found
    }

    fn inner(&self) -> Vec<&Condition> {
        match self {
            Condition::Or(arms) | Condition::And(arms) => arms.iter().collect(),
            Condition::Not(inner) => vec![inner],
            _ => Vec::new(),
        }
    }

    fn add_parts(&self, is_arm: bool, way: &[usize], found: &mut Vec<Way>) {
        if is_arm || self.inner().is_empty() {
            found.push(way.to_vec());
        }
        for (turn, inner) in self.inner().into_iter().enumerate() {
            // `a or (b or c)` has three arms.
            let is_arm = match (self, inner) {
                (Condition::Or(_), Condition::Or(_)) | (Condition::And(_), Condition::And(_)) => {
                    false
                }
                _ => !matches!(self, Condition::Not(_)),
            };
            inner.add_parts(is_arm, &[way, &[turn]].concat(), found);
        }
    }

    /// The part at the end of a way.
    pub fn at(&self, way: &[usize]) -> &Condition {
        way.iter().fold(self, |condition, turn| condition.inner()[*turn])
    }

    /// The condition with a constant in place of a part.
    pub fn with(&self, way: &[usize], constant: Truth) -> Condition {
        let Some((turn, further)) = way.split_first() else {
            return Condition::Constant(constant);
        };
        let changed = |arms: &[Condition]| {
            let mut arms = arms.to_vec();
            arms[*turn] = arms[*turn].with(further, constant);
            arms
        };
        match self {
            Condition::Or(arms) => Condition::Or(changed(arms)),
            Condition::And(arms) => Condition::And(changed(arms)),
            Condition::Not(inner) => Condition::Not(Box::new(inner.with(further, constant))),
            comparison => panic!("{comparison:?} has no parts"),
        }
    }
}
