//! Search for the smallest assignment.
//!
//! The cost of a node is the least cost of a way from it to 'true'. Each bit is tested at most once
//! on a way, so the costs add up, and a bit that a way does not test costs nothing, as it can be
//! left off.

use rustc_hash::FxHashMap;

use super::assignment::Assignment;
use crate::proof::diagram::{Bdd, Bit, Diagrams};
use crate::proof::encoding::{Encoding, Values};

/// Reading effort of an example: answers, then ticks.
type Cost = (u32, u32);

/// Role of a bit, by which it costs and one of two equal ways comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BitRole {
    Known,
    Ticked,
    Sure,
    Number,
}

impl BitRole {
    fn of(encoding: &Encoding, bit: Bit) -> BitRole {
        let Some(question) = encoding.questions.get(encoding.place_of(bit)) else {
            return BitRole::Number;
        };
        match (&question.values, bit - question.known) {
            (_, 0) => BitRole::Known,
            (Values::Multi(..), offset) if offset % 2 == 1 => BitRole::Ticked,
            (Values::Multi(..), _) => BitRole::Sure,
            _ => BitRole::Number,
        }
    }

    fn added_to(self, (answers, ticks): Cost, on: bool) -> Cost {
        match (self, on) {
            (BitRole::Known, true) => (answers + 1, ticks),
            (BitRole::Ticked, true) => (answers, ticks + 1),
            _ => (answers, ticks),
        }
    }
}

/// The smallest assignment for which a function is true; none if there is none.
pub fn smallest(function: Bdd, encoding: &Encoding, diagrams: &Diagrams) -> Option<Assignment> {
    let mut costs = Costs { encoding, diagrams, done: FxHashMap::default() };
    costs.of(function)?;
    let mut found = Assignment::default();
    let mut here = function;
    while let Some((bit, low, high)) = diagrams.branches(here) {
        let role = BitRole::of(encoding, bit);
        let on = match costs.of_branches(role, low, high) {
            (None, _) => true,
            (_, None) => false,
            (Some(off), Some(on)) if off == on => role != BitRole::Number,
            (Some(off), Some(on)) => on < off,
        };
        found.set([(bit, on)]);
        here = if on { high } else { low };
    }
    make_certain(&mut found, encoding);
    Some(found)
}

/// Makes a tick certain whose certainty does not matter.
fn make_certain(assignment: &mut Assignment, encoding: &Encoding) {
    for question in &encoding.questions {
        if let Values::Multi(options, _) = &question.values {
            let sure = (0..options.len()).map(|option| question.tick_bits(option).1);
            let open: Vec<Bit> = sure.filter(|bit| assignment.get(*bit).is_none()).collect();
            assignment.set(open.into_iter().map(|bit| (bit, true)));
        }
    }
}

struct Costs<'c> {
    encoding: &'c Encoding,
    diagrams: &'c Diagrams,
    done: FxHashMap<Bdd, Option<Cost>>,
}

impl Costs<'_> {
    fn of(&mut self, function: Bdd) -> Option<Cost> {
        let Some((bit, low, high)) = self.diagrams.branches(function) else {
            return (function == Bdd::TRUE).then_some((0, 0));
        };
        if let Some(known) = self.done.get(&function) {
            return *known;
        }
        let (off, on) = self.of_branches(BitRole::of(self.encoding, bit), low, high);
        let found = off.into_iter().chain(on).min();
        self.done.insert(function, found);
        found
    }

    fn of_branches(&mut self, role: BitRole, low: Bdd, high: Bdd) -> (Option<Cost>, Option<Cost>) {
        let off = self.of(low).map(|cost| role.added_to(cost, false));
        let on = self.of(high).map(|cost| role.added_to(cost, true));
        (off, on)
    }
}
