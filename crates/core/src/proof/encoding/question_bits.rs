//! Bits of one question, and functions of them.

use std::ops::Range;

use super::values::Values;
use crate::proof::diagram::{Bdd, Bit, Decided, Diagrams};

/// The bits of one question.
#[derive(Debug, Clone)]
pub struct QuestionBits {
    /// The question's id.
    pub id: String,
    /// Values that the value bits encode.
    pub values: Values,
    /// The bit 'given and known'; the value bits follow.
    pub known: Bit,
    /// Number of value bits.
    pub width: u32,
}

impl QuestionBits {
    /// The value bits.
    pub fn value_bits(&self) -> Range<Bit> {
        self.known + 1..self.known + 1 + self.width
    }

    /// All bits.
    pub fn bits(&self) -> Range<Bit> {
        self.known..self.known + 1 + self.width
    }

    /// The bits 'ticked' and 'sure' of an option of a list.
    pub fn tick_bits(&self, option: usize) -> (Bit, Bit) {
        let ticked = self.known + 1 + 2 * Bit::try_from(option).unwrap_or(0);
        (ticked, ticked + 1)
    }

    /// The bits of an unknown answer.
    pub fn unknown(&self) -> Vec<(Bit, bool)> {
        vec![(self.known, false)]
    }

    /// The bits of a list with one option ticked, surely or not; the other options are as they are.
    pub fn with_tick(&self, option: usize, is_sure: bool) -> Vec<(Bit, bool)> {
        let (ticked, sure) = self.tick_bits(option);
        vec![(self.known, true), (ticked, true), (sure, is_sure)]
    }

    /// The bits of a known choice or number, by the place of the option or class.
    pub fn numbered(&self, place: usize) -> Vec<(Bit, bool)> {
        let bits = self
            .value_bits()
            .rev()
            .enumerate()
            .map(|(power, bit)| (bit, (place >> power) & 1 == 1));
        bits.chain([(self.known, true)]).collect()
    }

    /// Place of the option or class that an assignment numbers.
    pub fn number(&self, is_on: impl Fn(Bit) -> bool) -> usize {
        let number = self.value_bits().fold(0, |so_far, bit| so_far << 1 | usize::from(is_on(bit)));
        number.min(self.values.count().saturating_sub(1))
    }

    /// Function that is true where the value bits name one of these places; it depends on the value
    /// bits alone.
    pub fn one_of(&self, diagrams: &mut Diagrams, places: &dyn Fn(usize) -> bool) -> Decided<Bdd> {
        let last = self.values.count().saturating_sub(1);
        self.numbers_in(diagrams, self.known + 1, 0, &|number| places(number.min(last)))
    }

    fn numbers_in(
        &self,
        diagrams: &mut Diagrams,
        bit: Bit,
        so_far: usize,
        places: &dyn Fn(usize) -> bool,
    ) -> Decided<Bdd> {
        if bit >= self.value_bits().end {
            return Ok(if places(so_far) { Bdd::TRUE } else { Bdd::FALSE });
        }
        let low = self.numbers_in(diagrams, bit + 1, so_far << 1, places)?;
        let high = self.numbers_in(diagrams, bit + 1, so_far << 1 | 1, places)?;
        diagrams.branch(bit, low, high)
    }

    /// For a list two functions: one of these options is certain, and one of them is ticked at all.
    pub fn ticked(
        &self,
        diagrams: &mut Diagrams,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Decided<(Bdd, Bdd)> {
        let Values::Multi(options, none) = &self.values else {
            return Ok((Bdd::FALSE, Bdd::FALSE));
        };
        let mut certain = Bdd::FALSE;
        let mut ticked = Bdd::FALSE;
        let mut nothing = Bdd::TRUE;
        for (index, id) in options.iter().enumerate().rev() {
            let (tick, sure) = self.tick_bits(index);
            let sure = diagrams.bit(sure)?;
            if wanted(id) {
                let with = diagrams.or(sure, certain)?;
                certain = diagrams.branch(tick, certain, with)?;
                ticked = diagrams.branch(tick, ticked, Bdd::TRUE)?;
            }
            nothing = diagrams.branch(tick, nothing, Bdd::FALSE)?;
        }
        // No tick at all means the first option where the question has no `none`.
        if !none && options.first().is_some_and(|id| wanted(id)) {
            certain = diagrams.or(certain, nothing)?;
            ticked = diagrams.or(ticked, nothing)?;
        }
        Ok((certain, ticked))
    }

    /// For a list: an option is ticked and not sure.
    pub fn doubt(&self, diagrams: &mut Diagrams) -> Decided<Bdd> {
        let Values::Multi(options, _) = &self.values else { return Ok(Bdd::FALSE) };
        let mut doubt = Bdd::FALSE;
        for index in (0..options.len()).rev() {
            let (tick, sure) = self.tick_bits(index);
            let unsure = diagrams.branch(sure, Bdd::TRUE, doubt)?;
            doubt = diagrams.branch(tick, doubt, unsure)?;
        }
        Ok(doubt)
    }

    /// The ticks are written as they are meant: where the question has no `none`, at least one is
    /// set.
    pub fn canonical(&self, diagrams: &mut Diagrams) -> Decided<Bdd> {
        let Values::Multi(options, false) = &self.values else { return Ok(Bdd::TRUE) };
        let mut some = Bdd::FALSE;
        for index in (0..options.len()).rev() {
            some = diagrams.branch(self.tick_bits(index).0, some, Bdd::TRUE)?;
        }
        Ok(some)
    }
}
