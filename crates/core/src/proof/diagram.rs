//! Reduced ordered binary decision diagrams (R. E. Bryant, Graph-Based Algorithms for Boolean
//! Function Manipulation, IEEE Transactions on Computers C-35, 1986): every boolean function of the
//! bits is one node of one shared table.
//!
//! Two functions are the same exactly if they are the same node, so a function is false for every
//! assignment exactly if it is [`Bdd::FALSE`]. The unique table keeps every node once, the computed
//! table every result of `ite`. Every step of every operation is counted against one limit.

use rustc_hash::FxHashMap;

/// A boolean function of the bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bdd(u32);

impl Bdd {
    /// False for every assignment.
    pub const FALSE: Bdd = Bdd(0);
    /// True for every assignment.
    pub const TRUE: Bdd = Bdd(1);

    /// True for the function that is false for every assignment.
    pub fn is_false(self) -> bool {
        self == Bdd::FALSE
    }
}

/// Bit, by its place in the order.
pub type Bit = u32;

/// The limit of steps was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfSteps;

/// Result of an operation on diagrams.
pub type Decided<T> = Result<T, OutOfSteps>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct BddNode {
    bit: Bit,
    low: Bdd,
    high: Bdd,
}

/// Place behind every bit: the two constants test none.
const NO_BIT: Bit = Bit::MAX;

/// Every node, with the unique table, the computed table and the count of steps.
#[derive(Debug)]
pub struct Diagrams {
    nodes: Vec<BddNode>,
    unique: FxHashMap<BddNode, Bdd>,
    computed: FxHashMap<(Bdd, Bdd, Bdd), Bdd>,
    steps: u64,
    limit: u64,
}

impl Diagrams {
    /// An empty table that may take so many steps.
    pub fn with_limit(limit: u64) -> Diagrams {
        let constant = BddNode { bit: NO_BIT, low: Bdd::FALSE, high: Bdd::FALSE };
        Diagrams {
            nodes: vec![constant, constant],
            unique: FxHashMap::default(),
            computed: FxHashMap::default(),
            steps: 0,
            limit,
        }
    }

    /// Number of steps taken so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Counts one step.
    pub fn count(&mut self) -> Decided<()> {
        if self.steps >= self.limit {
            return Err(OutOfSteps);
        }
        self.steps += 1;
        Ok(())
    }

    fn node(&self, function: Bdd) -> BddNode {
        let constant = BddNode { bit: NO_BIT, low: Bdd::FALSE, high: Bdd::FALSE };
        self.nodes.get(function.0 as usize).copied().unwrap_or(constant)
    }

    /// The bit that a function tests first, with its cofactors where the bit is off and on; none
    /// for a constant.
    pub fn branches(&self, function: Bdd) -> Option<(Bit, Bdd, Bdd)> {
        let node = self.node(function);
        (node.bit != NO_BIT).then_some((node.bit, node.low, node.high))
    }

    /// The function that is `low` where the bit is off and `high` where it is on; both speak of
    /// later bits only.
    pub fn branch(&mut self, bit: Bit, low: Bdd, high: Bdd) -> Decided<Bdd> {
        if low == high {
            return Ok(low);
        }
        let node = BddNode { bit, low, high };
        if let Some(known) = self.unique.get(&node) {
            return Ok(*known);
        }
        self.count()?;
        let new = Bdd(u32::try_from(self.nodes.len()).map_err(|_| OutOfSteps)?);
        self.nodes.push(node);
        self.unique.insert(node, new);
        Ok(new)
    }

    /// The function that is true where the bit is on.
    pub fn bit(&mut self, bit: Bit) -> Decided<Bdd> {
        self.branch(bit, Bdd::FALSE, Bdd::TRUE)
    }

    /// If-then-else: `then` where `when` is true, else `otherwise`.
    pub fn ite(&mut self, when: Bdd, then: Bdd, otherwise: Bdd) -> Decided<Bdd> {
        if when == Bdd::TRUE || then == otherwise {
            return Ok(then);
        }
        if when == Bdd::FALSE {
            return Ok(otherwise);
        }
        if then == Bdd::TRUE && otherwise == Bdd::FALSE {
            return Ok(when);
        }
        let key = (when, then, otherwise);
        if let Some(known) = self.computed.get(&key) {
            return Ok(*known);
        }
        self.count()?;
        let bit = self.node(when).bit.min(self.node(then).bit).min(self.node(otherwise).bit);
        let ((when_low, when_high), (then_low, then_high), (otherwise_low, otherwise_high)) =
            (self.cofactors(when, bit), self.cofactors(then, bit), self.cofactors(otherwise, bit));
        // The depth of this recursion is at most the number of bits, which `Encoding` bounds.
        let low = self.ite(when_low, then_low, otherwise_low)?;
        let high = self.ite(when_high, then_high, otherwise_high)?;
        let found = self.branch(bit, low, high)?;
        self.computed.insert(key, found);
        Ok(found)
    }

    fn cofactors(&self, function: Bdd, bit: Bit) -> (Bdd, Bdd) {
        let node = self.node(function);
        if node.bit == bit { (node.low, node.high) } else { (function, function) }
    }

    /// Negation.
    pub fn not(&mut self, function: Bdd) -> Decided<Bdd> {
        self.ite(function, Bdd::FALSE, Bdd::TRUE)
    }

    /// Conjunction of two functions.
    pub fn and(&mut self, one: Bdd, other: Bdd) -> Decided<Bdd> {
        let (one, other) = if one.0 <= other.0 { (one, other) } else { (other, one) };
        self.ite(one, other, Bdd::FALSE)
    }

    /// Disjunction of two functions.
    pub fn or(&mut self, one: Bdd, other: Bdd) -> Decided<Bdd> {
        let (one, other) = if one.0 <= other.0 { (one, other) } else { (other, one) };
        self.ite(one, Bdd::TRUE, other)
    }

    /// Conjunction of one function and the negation of the other.
    pub fn and_not(&mut self, one: Bdd, other: Bdd) -> Decided<Bdd> {
        self.ite(other, Bdd::FALSE, one)
    }

    /// Exclusive disjunction of two functions.
    pub fn differs(&mut self, one: Bdd, other: Bdd) -> Decided<Bdd> {
        let not_other = self.not(other)?;
        self.ite(one, not_other, other)
    }

    /// Conjunction of all parts.
    pub fn all(&mut self, parts: impl IntoIterator<Item = Bdd>) -> Decided<Bdd> {
        parts.into_iter().try_fold(Bdd::TRUE, |so_far, part| self.and(so_far, part))
    }

    /// Disjunction of all parts.
    pub fn any(&mut self, parts: impl IntoIterator<Item = Bdd>) -> Decided<Bdd> {
        parts.into_iter().try_fold(Bdd::FALSE, |so_far, part| self.or(so_far, part))
    }

    /// The function with some bits held fixed.
    pub fn restrict(&mut self, function: Bdd, bits: &[(Bit, bool)]) -> Decided<Bdd> {
        if bits.is_empty() {
            return Ok(function);
        }
        let last = bits.iter().map(|(bit, _)| *bit).max().unwrap_or(0);
        self.rebuild(function, last, &mut FxHashMap::default(), &mut |table, bit, low, high| {
            match bits.iter().find(|(fixed, _)| *fixed == bit) {
                Some((_, on)) => Ok(if *on { high } else { low }),
                None => table.branch(bit, low, high),
            }
        })
    }

    /// The function with some bits quantified away: true where some values of these bits make it
    /// true.
    pub fn exists(&mut self, function: Bdd, bits: std::ops::Range<Bit>) -> Decided<Bdd> {
        let Some(last) = bits.end.checked_sub(1) else { return Ok(function) };
        self.rebuild(function, last, &mut FxHashMap::default(), &mut |table, bit, low, high| {
            if bits.contains(&bit) { table.or(low, high) } else { table.branch(bit, low, high) }
        })
    }

    /// The function with each node down to the bit `last` made anew.
    fn rebuild(
        &mut self,
        function: Bdd,
        last: Bit,
        done: &mut FxHashMap<Bdd, Bdd>,
        make: &mut impl FnMut(&mut Diagrams, Bit, Bdd, Bdd) -> Decided<Bdd>,
    ) -> Decided<Bdd> {
        let node = self.node(function);
        if node.bit > last {
            return Ok(function);
        }
        if let Some(known) = done.get(&function) {
            return Ok(*known);
        }
        self.count()?;
        let low = self.rebuild(node.low, last, done, make)?;
        let high = self.rebuild(node.high, last, done, make)?;
        let found = make(self, node.bit, low, high)?;
        done.insert(function, found);
        Ok(found)
    }

    /// Value of a function for an assignment.
    pub fn value(&self, function: Bdd, on: &dyn Fn(Bit) -> bool) -> bool {
        let mut here = function;
        while let Some((bit, low, high)) = self.branches(here) {
            here = if on(bit) { high } else { low };
        }
        here == Bdd::TRUE
    }

    /// The bits that a function depends on, in order.
    pub fn support(&self, function: Bdd) -> Vec<Bit> {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut bits = Vec::new();
        let mut open = vec![function];
        while let Some(next) = open.pop() {
            if let Some((bit, low, high)) = self.branches(next)
                && seen.insert(next)
            {
                bits.push(bit);
                open.extend([low, high]);
            }
        }
        bits.sort_unstable();
        bits.dedup();
        bits
    }
}
