//! A smallest set of answers for which a function is true, and its text as an answers file.
//!
//! Smallest: the fewest answers; of those, the fewest ticks in lists; of those, the first in the order of the bank. That
//! order looks at one question after the other: an answer comes before none, an earlier option before a later one, a lower
//! number before a higher one, and in a list a certain tick before an unsure one and an earlier tick before a later one.
//!
//! The cost of a node is the least cost of a way from it to 'true'. Each bit is tested at most once on a way, so the costs
//! add up, and a bit that a way does not test costs nothing, as it can be left off.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::accepted::Accepted;
use super::diagram::{Bdd, Bit, Diagrams};
use super::space::{Block, Space, Values};
use crate::answers::NOT_SURE;
use crate::bank::NONE;

/// Answers, fewest and first of their kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example(Vec<(String, Given)>);

/// An answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Not known.
    NotSure,
    /// An option of a choice.
    Choice(String),
    /// Ticked options, each sure or not; no tick is `none`.
    Ticks(Vec<(String, bool)>),
    /// A number.
    Number(i64),
    /// The person's own words.
    Words,
}

/// The bits that are on or off; a bit that is not named does not matter.
pub type Bits = FxHashMap<Bit, bool>;

/// How much an example asks of its reader: answers, then ticks.
type Cost = (u32, u32);

/// What a bit is for, which says what it costs and which of two equal ways comes first.
enum Part {
    Known,
    Ticked,
    Sure,
    Number,
}

fn part(space: &Space, bit: Bit) -> Part {
    let Some(block) = space.blocks.get(space.block_of(bit)) else { return Part::Number };
    match (&block.values, bit - block.known) {
        (_, 0) => Part::Known,
        (Values::Multi(..), offset) if offset % 2 == 1 => Part::Ticked,
        (Values::Multi(..), _) => Part::Sure,
        _ => Part::Number,
    }
}

/// The smallest assignment for which a function is true; nothing if there is none.
pub fn smallest(function: Bdd, space: &Space, diagrams: &Diagrams) -> Option<Bits> {
    let mut costs = FxHashMap::default();
    cost(function, space, diagrams, &mut costs)?;
    let mut bits = Bits::default();
    let mut here = function;
    while let Some((bit, low, high)) = diagrams.branches(here) {
        let part = part(space, bit);
        let through = |on: bool| {
            let next = if on { high } else { low };
            known(&costs, next).map(|cost| plus(cost, &part, on))
        };
        let prefers_on = !matches!(part, Part::Number);
        let on = match (through(false), through(true)) {
            (None, _) => true,
            (_, None) => false,
            (Some(off), Some(on)) if off == on => prefers_on,
            (Some(off), Some(on)) => on < off,
        };
        bits.insert(bit, on);
        here = if on { high } else { low };
    }
    // A tick whose certainty does not matter is certain.
    for block in &space.blocks {
        if let Values::Multi(options, _) = &block.values {
            (0..options.len()).for_each(|index| {
                bits.entry(block.tick_bits(index).1).or_insert(true);
            });
        }
    }
    Some(bits)
}

/// The cost of a node that was worked out, or of a constant.
fn known(costs: &FxHashMap<Bdd, Option<Cost>>, function: Bdd) -> Option<Cost> {
    match function {
        Bdd::TRUE => Some((0, 0)),
        other => costs.get(&other).copied().flatten(),
    }
}

fn plus((answers, ticks): Cost, part: &Part, on: bool) -> Cost {
    match (part, on) {
        (Part::Known, true) => (answers + 1, ticks),
        (Part::Ticked, true) => (answers, ticks + 1),
        _ => (answers, ticks),
    }
}

fn cost(
    function: Bdd,
    space: &Space,
    diagrams: &Diagrams,
    done: &mut FxHashMap<Bdd, Option<Cost>>,
) -> Option<Cost> {
    let Some((bit, low, high)) = diagrams.branches(function) else {
        return (function == Bdd::TRUE).then_some((0, 0));
    };
    if let Some(known) = done.get(&function) {
        return *known;
    }
    let part = part(space, bit);
    let off = cost(low, space, diagrams, done).map(|cost| plus(cost, &part, false));
    let on = cost(high, space, diagrams, done).map(|cost| plus(cost, &part, true));
    let found = off.into_iter().chain(on).min();
    done.insert(function, found);
    found
}

/// The bits with some of them set anew.
pub fn changed(bits: &Bits, block: &Block, new: &[(Bit, bool)]) -> Bits {
    let mut changed: Bits = bits
        .iter()
        .filter(|(bit, _)| !block.bits().contains(bit))
        .map(|(bit, on)| (*bit, *on))
        .collect();
    changed.extend(new.iter().copied());
    changed
}

/// For each number that the bits give, the least of its class that keeps the constraints.
pub fn numbers(
    bits: &Bits,
    space: &Space,
    accepted: &Accepted,
    diagrams: &Diagrams,
) -> FxHashMap<usize, i64> {
    let mut numbers = FxHashMap::default();
    for (place, block) in space.blocks.iter().enumerate() {
        if let (true, Values::Integer(classes)) = (is_on(bits, block.known), &block.values)
            && let Some(class) = classes.get(number(bits, block, classes.len()))
        {
            numbers.insert(place, *class.start());
        }
    }
    let holds: Vec<_> = accepted
        .less
        .iter()
        .filter(|less| diagrams.value(less.both, &|bit| is_on(bits, bit)))
        .collect();
    // Each round settles at least one number more.
    for _ in 0..=holds.len() {
        for less in &holds {
            if let (Some(low), Some(high)) =
                (numbers.get(&less.less).copied(), numbers.get_mut(&less.than))
            {
                *high = (*high).max(low.saturating_add(1));
            }
        }
    }
    numbers
}

fn is_on(bits: &Bits, bit: Bit) -> bool {
    bits.get(&bit).copied().unwrap_or(false)
}

fn number(bits: &Bits, block: &Block, count: usize) -> usize {
    let read =
        block.value_bits().fold(0, |so_far, bit| so_far << 1 | usize::from(is_on(bits, bit)));
    read.min(count.saturating_sub(1))
}

impl Example {
    /// The answers that the bits stand for, with these numbers.
    pub fn of(bits: &Bits, numbers: &FxHashMap<usize, i64>, space: &Space) -> Example {
        let mut given = Vec::new();
        for (place, block) in space.blocks.iter().enumerate() {
            if !is_on(bits, block.known) {
                continue;
            }
            let answer = match &block.values {
                Values::Choice(options) => {
                    options.get(number(bits, block, options.len())).cloned().map(Given::Choice)
                }
                Values::Integer(_) => numbers.get(&place).copied().map(Given::Number),
                Values::Multi(options, none) => {
                    let mut ticks: Vec<(String, bool)> = options
                        .iter()
                        .enumerate()
                        .filter(|(index, _)| is_on(bits, block.tick_bits(*index).0))
                        .map(|(index, id)| {
                            (
                                id.clone(),
                                bits.get(&block.tick_bits(index).1).copied().unwrap_or(true),
                            )
                        })
                        .collect();
                    if ticks.is_empty() && !none {
                        ticks.extend(options.first().map(|id| (id.clone(), true)));
                    }
                    Some(Given::Ticks(ticks))
                }
                Values::Text => Some(Given::Words),
                Values::Unknown => None,
            };
            given.extend(answer.map(|answer| (block.id.clone(), answer)));
        }
        Example(given)
    }

    /// The same with the answer to one question said to be not known.
    pub fn without(&self, id: &str) -> Example {
        let answers = self.0.iter().map(|(other, given)| {
            (other.clone(), if other == id { Given::NotSure } else { given.clone() })
        });
        Example(answers.collect())
    }

    /// The answers, in the order of the bank.
    pub fn answers(&self) -> &[(String, Given)] {
        &self.0
    }

    /// The text of an answers file.
    pub fn text(&self) -> String {
        let mut text = "[answers]\n".to_owned();
        for (id, given) in &self.0 {
            let answer = match given {
                Given::NotSure => format!("\"{NOT_SURE}\""),
                Given::Choice(option) => format!("\"{option}\""),
                Given::Ticks(ticks) if ticks.is_empty() => format!("[\"{NONE}\"]"),
                Given::Ticks(ticks) => {
                    let ticks: Vec<String> = ticks
                        .iter()
                        .map(|(id, sure)| format!("\"{id}{}\"", if *sure { "" } else { "?" }))
                        .collect();
                    format!("[{}]", ticks.join(", "))
                }
                Given::Number(number) => number.to_string(),
                Given::Words => "\"x\"".to_owned(),
            };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{id} = {answer}");
        }
        text
    }

    /// The text with each line moved in; it can be pasted as it stands.
    pub fn moved_in(&self) -> String {
        self.text().lines().map(|line| format!("    {line}\n")).collect()
    }
}
