//! Room that a part of the page takes.

use std::ops::Add;

use crate::render::PageSize;
use crate::summary::Block;

/// What is measured of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Lines as text.
    Lines,
    /// Words besides own words.
    Words,
    /// Height in print.
    Sides,
}

/// Room that a part takes: lines as text, words, sides of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    pub lines: f64,
    pub words: f64,
    pub sides: f64,
}

/// Parts of a millionth are counted, rounded up.
const FINEST: f64 = 1_000_000.0;

impl Cost {
    /// What blocks add to a page that ends with others.
    pub fn of(above: &[Block], blocks: &[Block], is_help_first: bool) -> Cost {
        let whole: Vec<Block> = above.iter().chain(blocks).cloned().collect();
        let [before, after] = [above, &whole].map(|page| PageSize::of(page, is_help_first));
        Cost {
            lines: (after.lines - before.lines) as f64,
            words: (after.words - before.words) as f64,
            sides: after.sides - before.sides,
        }
    }

    /// The cost in one measure.
    pub fn get(self, measure: Measure) -> f64 {
        match measure {
            Measure::Lines => self.lines,
            Measure::Words => self.words,
            Measure::Sides => self.sides,
        }
    }

    /// A weight of a sum.
    pub fn weight(self, measure: Measure) -> i64 {
        (self.get(measure) * FINEST).ceil() as i64
    }

    /// The greater in each measure.
    pub fn or(self, other: Cost) -> Cost {
        Cost {
            lines: self.lines.max(other.lines),
            words: self.words.max(other.words),
            sides: self.sides.max(other.sides),
        }
    }

    /// So many times as much.
    pub fn times(self, count: f64) -> Cost {
        Cost { lines: self.lines * count, words: self.words * count, sides: self.sides * count }
    }
}

impl Add for Cost {
    type Output = Cost;

    fn add(self, other: Cost) -> Cost {
        Cost {
            lines: self.lines + other.lines,
            words: self.words + other.words,
            sides: self.sides + other.sides,
        }
    }
}

impl std::iter::Sum for Cost {
    fn sum<I: Iterator<Item = Cost>>(costs: I) -> Cost {
        costs.fold(Cost::default(), Add::add)
    }
}

/// What a weight stands for.
pub fn amount(weight: i64) -> f64 {
    weight as f64 / FINEST
}
