//! Bits that are on or off.

use rustc_hash::FxHashMap;

use crate::proof::diagram::Bit;
use crate::proof::encoding::QuestionBits;

/// Bits that are on or off; a bit that it does not name does not matter.
#[derive(Debug, Clone, Default)]
pub struct Assignment(FxHashMap<Bit, bool>);

impl Assignment {
    /// Value of a bit; none if it does not matter.
    pub fn get(&self, bit: Bit) -> Option<bool> {
        self.0.get(&bit).copied()
    }

    /// True for a bit that is on.
    pub fn is_on(&self, bit: Bit) -> bool {
        self.get(bit).unwrap_or(false)
    }

    /// Sets bits.
    pub fn set(&mut self, bits: impl IntoIterator<Item = (Bit, bool)>) {
        self.0.extend(bits);
    }

    /// The assignment with some bits set.
    pub fn with(mut self, bits: &[(Bit, bool)]) -> Assignment {
        self.set(bits.iter().copied());
        self
    }

    /// The named bits of one question alone.
    pub fn of_question(&self, question: &QuestionBits) -> Assignment {
        let own = question.bits().filter_map(|bit| Some((bit, self.get(bit)?)));
        Assignment(own.collect())
    }

    /// The assignment with the bits of one question taken from another.
    pub fn with_question(&self, question: &QuestionBits, other: &Assignment) -> Assignment {
        let mut changed = self.clone();
        changed.0.retain(|bit, _| !question.bits().contains(bit));
        changed.set(other.of_question(question).0);
        changed
    }
}
