//! Every set of answers as bits, so that every assignment of the bits is a set of answers and every set of answers is one.
//!
//! Each question has, in the order of the bank, one bit 'given and known' and behind it bits for the value. Where the
//! first is off the answer is unknown: not sure, prefer not to say and missing are the same to every rule.
//!
//! | kind | bits of the value |
//! | --- | --- |
//! | choice | the place of the option in binary; a number past the last option stands for the last |
//! | multi | for each option but `none` 'ticked' and 'sure'; no tick is `none`, or, where the question has no `none`, the first option |
//! | integer | the place of the class in binary; a number past the last class stands for the last |
//! | text | none: no rule reads the words |
//!
//! What a class of numbers is stands in `classes`.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::classes;
use super::diagram::{Bdd, Bit, Decided, Diagrams};
use crate::bank::{Bank, Kind, NONE, Question};

/// More bits than any questionnaire has, and far fewer than the stack could bear.
const MOST_BITS: usize = 10_000;

/// What the answers to one question can be, in every bank that is looked at.
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
    /// It can only be unknown, as not every bank accepts an answer to it.
    Unknown,
}

/// The bits of one question.
#[derive(Debug, Clone)]
pub struct Block {
    /// The question's id.
    pub id: String,
    /// What the value bits say.
    pub values: Values,
    /// The bit 'given and known'; the value bits follow.
    pub known: Bit,
    /// How many value bits there are.
    pub width: u32,
}

/// The bits of all questions, in the order of the first bank.
#[derive(Debug)]
pub struct Space {
    /// One block for each question of the first bank.
    pub blocks: Vec<Block>,
}

/// There are more bits than this method takes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyBits;

impl Space {
    /// The answers that every one of the banks accepts, in the order of the first.
    ///
    /// # Errors
    /// The questions need too many bits.
    pub fn of(banks: &[&Bank]) -> Result<Space, TooManyBits> {
        let Some((first, others)) = banks.split_first() else {
            return Ok(Space { blocks: Vec::new() });
        };
        let starts = classes::starts(banks).ok_or(TooManyBits)?;
        let mut blocks = Vec::new();
        let mut next = 0_usize;
        for question in first.questions() {
            let same: Vec<&Question> = others
                .iter()
                .filter_map(|bank| bank.question_named(&question.id).map(|id| bank.question(id)))
                .collect();
            let starts = starts.get(question.id.as_str());
            let values = if same.len() == others.len() {
                shared(question, &same, starts)
            } else {
                Values::Unknown
            };
            let width = match &values {
                Values::Choice(options) => width_of(options.len()),
                Values::Integer(classes) => width_of(classes.len()),
                Values::Multi(options, _) => 2 * options.len(),
                Values::Text | Values::Unknown => 0,
            };
            let known = Bit::try_from(next).map_err(|_| TooManyBits)?;
            next += 1 + width;
            if next > MOST_BITS {
                return Err(TooManyBits);
            }
            blocks.push(Block {
                id: question.id.clone(),
                values,
                known,
                width: u32::try_from(width).map_err(|_| TooManyBits)?,
            });
        }
        Ok(Space { blocks })
    }

    /// The block of a question.
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// The place of the block that a bit belongs to.
    pub fn block_of(&self, bit: Bit) -> usize {
        self.blocks.partition_point(|block| block.known <= bit).saturating_sub(1)
    }
}

/// How many bits number so many things.
fn width_of(count: usize) -> usize {
    usize::try_from(usize::BITS - count.saturating_sub(1).leading_zeros()).unwrap_or(0)
}

/// What a question and its namesakes in the other banks all accept.
fn shared(question: &Question, same: &[&Question], starts: Option<&BTreeSet<i64>>) -> Values {
    let has = |id: &str| same.iter().all(|other| other.option_named(id).is_some());
    let options = || question.options().iter().map(|option| option.id.clone()).filter(|id| has(id));
    let alike = same
        .iter()
        .all(|other| std::mem::discriminant(&other.kind) == std::mem::discriminant(&question.kind));
    match &question.kind {
        _ if !alike => Values::Unknown,
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
        Kind::Integer { range, .. } => {
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
        Kind::Text { .. } => Values::Text,
    }
}

impl Block {
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

    /// The bits that say 'unknown'.
    pub fn unknown(&self) -> Vec<(Bit, bool)> {
        vec![(self.known, false)]
    }

    /// The bits that say a known value of a choice or number, by the place of the option or class.
    pub fn numbered(&self, place: usize) -> Vec<(Bit, bool)> {
        let bits = self
            .value_bits()
            .rev()
            .enumerate()
            .map(|(power, bit)| (bit, (place >> power) & 1 == 1));
        bits.chain([(self.known, true)]).collect()
    }

    /// Where the value bits name one of these places. It speaks of the value bits alone.
    pub fn one_of(&self, diagrams: &mut Diagrams, places: &dyn Fn(usize) -> bool) -> Decided<Bdd> {
        let count = match &self.values {
            Values::Choice(options) => options.len(),
            Values::Integer(classes) => classes.len(),
            _ => 0,
        };
        self.numbers_in(diagrams, self.known + 1, 0, &|number| {
            places(number.min(count.saturating_sub(1)))
        })
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

    /// For a list: where one of these options is certain, and where one of them is ticked at all.
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
        // No tick at all says the first option where the question has no `none`.
        if !none && options.first().is_some_and(|id| wanted(id)) {
            certain = diagrams.or(certain, nothing)?;
            ticked = diagrams.or(ticked, nothing)?;
        }
        Ok((certain, ticked))
    }

    /// For a list: where an option is ticked and not sure.
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

    /// Where the ticks are written as they are meant: where the question has no `none`, at least one is set.
    pub fn written_out(&self, diagrams: &mut Diagrams) -> Decided<Bdd> {
        let Values::Multi(options, false) = &self.values else { return Ok(Bdd::TRUE) };
        let mut some = Bdd::FALSE;
        for index in (0..options.len()).rev() {
            some = diagrams.branch(self.tick_bits(index).0, some, Bdd::TRUE)?;
        }
        Ok(some)
    }
}
