//! Which sets of answers a bank accepts: those that definitely break no constraint.
//!
//! A constraint with a condition is a function of the bits as it stands. Numbers that must be less than one another are
//! known only by their classes. Some choice of one number from each class keeps `x0 < x1 < … < xk`, and every other chain
//! besides, exactly if no chain leaves its last number less room than it needs: the least of the first class plus `k` must
//! not pass the greatest of the last. (Give each number the least that its class and those below it allow. If that passes
//! the greatest of its class, the chain that forced it there began at the least of some class.) A chain that comes back to
//! where it began has no room at all.

use super::diagram::{Bdd, Bit, Decided, Diagrams};
use super::functions::{Functions, MustBeLess};
use super::space::{Space, Values};

/// Parts that must all hold, each with the questions that it speaks of.
#[derive(Debug)]
pub struct Accepted {
    parts: Vec<(Bdd, Vec<usize>)>,
    /// Every `less` constraint, to choose numbers by.
    pub less: Vec<MustBeLess>,
}

impl Accepted {
    /// What every one of the banks accepts.
    pub fn by(banks: &[&Functions], space: &Space, diagrams: &mut Diagrams) -> Decided<Accepted> {
        let less: Vec<MustBeLess> =
            banks.iter().flat_map(|bank| bank.less.iter().copied()).collect();
        let mut found: Vec<Bdd> = banks.iter().flat_map(|bank| bank.kept.iter().copied()).collect();
        for first in 0..space.blocks.len() {
            let mut chains = vec![(vec![first], Bdd::TRUE)];
            while let Some((chain, so_far)) = chains.pop() {
                let last = chain.last().copied().unwrap_or(first);
                for next in less.iter().filter(|next| next.less == last) {
                    diagrams.count()?;
                    let together = diagrams.and(so_far, next.both)?;
                    let circle = chain.contains(&next.than);
                    let broken = if circle {
                        together
                    } else {
                        let room = no_room(space, diagrams, first, next.than, chain.len())?;
                        diagrams.and(together, room)?
                    };
                    let kept = diagrams.not(broken)?;
                    if kept != Bdd::TRUE {
                        found.push(kept);
                    }
                    if !circle && !together.is_never() {
                        chains.push((chain.iter().copied().chain([next.than]).collect(), together));
                    }
                }
            }
        }
        let parts =
            found.into_iter().map(|part| (part, blocks(space, &diagrams.support(part)))).collect();
        Ok(Accepted { parts, less })
    }

    /// All of it, with some bits held fixed.
    pub fn whole(&self, diagrams: &mut Diagrams, fixed: &[(Bit, bool)]) -> Decided<Bdd> {
        let whole = diagrams.all(self.parts.iter().map(|(part, _)| *part))?;
        diagrams.fix(whole, fixed)
    }

    /// All of it, where every list that is given has a tick or is `none`: what an example is taken from.
    pub fn spelled_out(&self, space: &Space, diagrams: &mut Diagrams) -> Decided<Bdd> {
        let mut spelled = self.whole(diagrams, &[])?;
        for block in space.blocks.iter().rev() {
            let written_out = block.written_out(diagrams)?;
            let fits = diagrams.branch(block.known, Bdd::TRUE, written_out)?;
            spelled = diagrams.and(spelled, fits)?;
        }
        Ok(spelled)
    }

    /// These questions, and those that constraints join to them, directly or through others.
    pub fn joined(&self, places: &[usize]) -> Vec<usize> {
        let mut reached = places.to_vec();
        let mut waiting: Vec<&[usize]> =
            self.parts.iter().map(|(_, blocks)| blocks.as_slice()).collect();
        while let Some(index) =
            waiting.iter().position(|blocks| blocks.iter().any(|block| reached.contains(block)))
        {
            reached.extend(waiting.swap_remove(index));
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// The parts that speak of a question.
    pub fn about(&self, diagrams: &mut Diagrams, block: usize) -> Decided<Bdd> {
        diagrams.all(
            self.parts.iter().filter(|(_, blocks)| blocks.contains(&block)).map(|(part, _)| *part),
        )
    }

    /// Where a function is true for accepted answers, also with each of these lists of bits held fixed.
    ///
    /// Only the parts that speak, directly or through others, of a question of the function are joined to it. The others
    /// speak of other questions, and as [`Accepted::whole`] is not empty they can be kept whatever these answers are; so the
    /// result is empty exactly if it is with all parts.
    pub fn within(
        &self,
        diagrams: &mut Diagrams,
        space: &Space,
        function: Bdd,
        changed: &[Vec<(Bit, bool)>],
    ) -> Decided<Bdd> {
        let bits: Vec<Bit> = diagrams
            .support(function)
            .into_iter()
            .chain(changed.iter().flatten().map(|(bit, _)| *bit))
            .collect();
        let mut reached = blocks(space, &bits);
        let mut found = function;
        let mut waiting: Vec<&(Bdd, Vec<usize>)> = self.parts.iter().collect();
        while let Some(index) = waiting
            .iter()
            .position(|(_, blocks)| blocks.iter().any(|block| reached.contains(block)))
        {
            let (part, blocks) = waiting.swap_remove(index);
            reached.extend(blocks);
            found = diagrams.and(found, *part)?;
            for bits in changed {
                let part = diagrams.fix(*part, bits)?;
                found = diagrams.and(found, part)?;
            }
        }
        Ok(found)
    }
}

/// The places of the blocks that bits belong to.
fn blocks(space: &Space, bits: &[Bit]) -> Vec<usize> {
    let mut blocks: Vec<usize> = bits.iter().map(|bit| space.block_of(*bit)).collect();
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}

/// Where the least of the first number's class, with `steps` added, passes the greatest of the last number's class.
fn no_room(
    space: &Space,
    diagrams: &mut Diagrams,
    first: usize,
    last: usize,
    steps: usize,
) -> Decided<Bdd> {
    let (Some(first), Some(last)) = (space.blocks.get(first), space.blocks.get(last)) else {
        return Ok(Bdd::FALSE);
    };
    let (Values::Integer(lower), Values::Integer(upper)) = (&first.values, &last.values) else {
        return Ok(Bdd::FALSE);
    };
    let steps = i64::try_from(steps).unwrap_or(i64::MAX);
    let mut found = Bdd::FALSE;
    for (place, class) in upper.iter().enumerate() {
        diagrams.count()?;
        let greatest = *class.end();
        let too_high = |lower_place: usize| {
            lower
                .get(lower_place)
                .is_some_and(|class| class.start().saturating_add(steps) > greatest)
        };
        let lower = first.one_of(diagrams, &too_high)?;
        let upper = last.one_of(diagrams, &|other| other == place)?;
        let both = diagrams.and(lower, upper)?;
        found = diagrams.or(found, both)?;
    }
    Ok(found)
}
