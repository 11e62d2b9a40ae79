//! Assumptions under which everything is proved: the answers are accepted, so they definitely break
//! no constraint.
//!
//! A constraint with a condition is a function of the bits already. Numbers that must be less than
//! one another are known only by their classes. Some choice of one number from each class keeps `x0
//! < x1 < … < xk`, and every other chain besides, exactly if no chain leaves its last number less
//! room than it needs: the least of the first class plus `k` must not pass the greatest of the
//! last. (Give each number the least that its class and those below it allow. If that passes the
//! greatest of its class, the chain that forced it there began at the least of some class.) A chain
//! that comes back to where it began has no room at all.

use super::compile::{NumberOrder, Symbolic};
use super::diagram::{Bdd, Bit, Decided, Diagrams};
use super::encoding::{Encoding, QuestionBits, Values};

/// Parts that must all hold.
#[derive(Debug)]
pub struct Assumptions {
    parts: Vec<Assumption>,
    /// Every constraint between two numbers, to choose numbers by.
    pub orders: Vec<NumberOrder>,
}

#[derive(Debug)]
struct Assumption {
    holds: Bdd,
    /// Places of the questions that it mentions.
    questions: Vec<usize>,
}

impl Assumption {
    fn mentions_any(&self, questions: &[usize]) -> bool {
        self.questions.iter().any(|question| questions.contains(question))
    }
}

impl Assumptions {
    /// Every one of the banks accepts the answers.
    pub fn of(
        banks: &[&Symbolic],
        encoding: &Encoding,
        diagrams: &mut Diagrams,
    ) -> Decided<Assumptions> {
        let orders: Vec<NumberOrder> =
            banks.iter().flat_map(|bank| bank.orders.iter().copied()).collect();
        let mut found: Vec<Bdd> =
            banks.iter().flat_map(|bank| bank.constraints.iter().copied()).collect();
        for first in 0..encoding.questions.len() {
            found.extend(chains_from(first, &orders, encoding, diagrams)?);
        }
        let parts = found.into_iter().map(|holds| Assumption {
            holds,
            questions: encoding.places_of(diagrams.support(holds)),
        });
        Ok(Assumptions { parts: parts.collect(), orders })
    }

    /// Each part by itself.
    pub fn accepted(&self) -> Vec<Bdd> {
        self.parts.iter().map(|part| part.holds).collect()
    }

    /// All of them, with some bits held fixed.
    pub fn all(&self, diagrams: &mut Diagrams, fixed: &[(Bit, bool)]) -> Decided<Bdd> {
        let all = diagrams.all(self.parts.iter().map(|part| part.holds))?;
        diagrams.restrict(all, fixed)
    }

    /// All of them, and every list that is given has a tick or is `none`: the form in which answers
    /// are shown.
    pub fn canonical(&self, encoding: &Encoding, diagrams: &mut Diagrams) -> Decided<Bdd> {
        let mut found = self.all(diagrams, &[])?;
        for question in encoding.questions.iter().rev() {
            let canonical = question.canonical(diagrams)?;
            let fits = diagrams.branch(question.known, Bdd::TRUE, canonical)?;
            found = diagrams.and(found, fits)?;
        }
        Ok(found)
    }

    /// These questions, and those that constraints join to them, directly or through others.
    pub fn connected(&self, questions: &[usize]) -> Vec<usize> {
        let mut reached = questions.to_vec();
        for part in self.cone(questions) {
            reached.extend(&part.questions);
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// The parts that mention a question.
    pub fn mentioning(&self, diagrams: &mut Diagrams, question: usize) -> Decided<Bdd> {
        let parts = self.parts.iter().filter(|part| part.questions.contains(&question));
        diagrams.all(parts.map(|part| part.holds))
    }

    /// True where a function is true for some accepted answers that stay accepted with each of
    /// these lists of bits held fixed.
    ///
    /// Only the parts in its cone of influence are joined to the function: those that mention,
    /// directly or through others, one of its questions. The others mention other questions, and as
    /// [`Assumptions::all`] is not empty they can be kept whatever these answers are; so the result
    /// is the same as with all parts.
    pub fn satisfiable(
        &self,
        diagrams: &mut Diagrams,
        encoding: &Encoding,
        function: Bdd,
        changes: &[&[(Bit, bool)]],
    ) -> Decided<bool> {
        let changed = changes.iter().copied().flatten().map(|(bit, _)| *bit);
        let questions = encoding.places_of(diagrams.support(function).into_iter().chain(changed));
        let mut found = function;
        for part in self.cone(&questions) {
            found = diagrams.and(found, part.holds)?;
            for bits in changes {
                let part = diagrams.restrict(part.holds, bits)?;
                found = diagrams.and(found, part)?;
            }
        }
        Ok(!found.is_false())
    }

    /// The parts in the cone of influence of some questions, in the order in which they are
    /// reached.
    fn cone(&self, questions: &[usize]) -> Vec<&Assumption> {
        let mut reached = questions.to_vec();
        let mut waiting: Vec<&Assumption> = self.parts.iter().collect();
        let mut cone = Vec::new();
        while let Some(index) = waiting.iter().position(|part| part.mentions_any(&reached)) {
            let part = waiting.swap_remove(index);
            reached.extend(&part.questions);
            cone.push(part);
        }
        cone
    }
}

/// For each chain of numbers from a first one, the function 'there is room for it', left out where
/// it is always true.
fn chains_from(
    first: usize,
    orders: &[NumberOrder],
    encoding: &Encoding,
    diagrams: &mut Diagrams,
) -> Decided<Vec<Bdd>> {
    let mut found = Vec::new();
    let mut chains = vec![(vec![first], Bdd::TRUE)];
    while let Some((chain, so_far)) = chains.pop() {
        let last = chain.last().copied().unwrap_or(first);
        for next in orders.iter().filter(|next| next.lesser == last) {
            diagrams.count()?;
            let together = diagrams.and(so_far, next.both)?;
            let is_circle = chain.contains(&next.greater);
            let broken = if is_circle {
                together
            } else {
                let no_room = no_room(encoding, diagrams, first, next.greater, chain.len())?;
                diagrams.and(together, no_room)?
            };
            let kept = diagrams.not(broken)?;
            if kept != Bdd::TRUE {
                found.push(kept);
            }
            if !is_circle && !together.is_false() {
                chains.push((chain.iter().copied().chain([next.greater]).collect(), together));
            }
        }
    }
    Ok(found)
}

/// The least of the first number's class, with `steps` added, passes the greatest of the last
/// number's class.
fn no_room(
    encoding: &Encoding,
    diagrams: &mut Diagrams,
    first: usize,
    last: usize,
    steps: usize,
) -> Decided<Bdd> {
    let integer = |place: usize| -> Option<(&QuestionBits, _)> {
        let bits = encoding.questions.get(place)?;
        if let Values::Integer(classes) = &bits.values { Some((bits, classes)) } else { None }
    };
    let (Some((first, lower)), Some((last, upper))) = (integer(first), integer(last)) else {
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
