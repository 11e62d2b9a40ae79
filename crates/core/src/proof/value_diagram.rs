//! Reduced ordered diagrams whose leaves are numbers (R. I. Bahar and others, Algebraic Decision
//! Diagrams and their Applications, Formal Methods in System Design 10, 1997).

use rustc_hash::{FxHashMap, FxHashSet};

use super::diagram::{Bdd, Bit, Decided, Diagrams};

/// A function of the bits whose values are numbers, or none where the bits are not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueDiagram(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum ValueNode {
    Leaf(Option<i64>),
    Branch(Bit, ValueDiagram, ValueDiagram),
}

/// Every node, with the unique table.
#[derive(Debug, Default)]
pub struct ValueDiagrams {
    nodes: Vec<ValueNode>,
    unique: FxHashMap<ValueNode, ValueDiagram>,
    sums: FxHashMap<(ValueDiagram, ValueDiagram), ValueDiagram>,
    maxima: FxHashMap<(ValueDiagram, ValueDiagram), ValueDiagram>,
}

impl ValueDiagrams {
    fn node(&self, function: ValueDiagram) -> ValueNode {
        self.nodes.get(function.0 as usize).copied().unwrap_or(ValueNode::Leaf(None))
    }

    fn keep(&mut self, node: ValueNode, diagrams: &mut Diagrams) -> Decided<ValueDiagram> {
        if let ValueNode::Branch(_, low, high) = node
            && low == high
        {
            return Ok(low);
        }
        if let Some(known) = self.unique.get(&node) {
            return Ok(*known);
        }
        diagrams.count()?;
        let new =
            ValueDiagram(u32::try_from(self.nodes.len()).map_err(|_| super::diagram::OutOfSteps)?);
        self.nodes.push(node);
        self.unique.insert(node, new);
        Ok(new)
    }

    /// The constant.
    pub fn constant(&mut self, value: i64, diagrams: &mut Diagrams) -> Decided<ValueDiagram> {
        self.keep(ValueNode::Leaf(Some(value)), diagrams)
    }

    /// `yes` where the function is true, else `no`.
    pub fn of(
        &mut self,
        function: Bdd,
        yes: Option<i64>,
        no: Option<i64>,
        diagrams: &mut Diagrams,
    ) -> Decided<ValueDiagram> {
        self.converted(function, [no, yes], &mut FxHashMap::default(), diagrams)
    }

    fn converted(
        &mut self,
        function: Bdd,
        leaves: [Option<i64>; 2],
        done: &mut FxHashMap<Bdd, ValueDiagram>,
        diagrams: &mut Diagrams,
    ) -> Decided<ValueDiagram> {
        let Some((bit, low, high)) = diagrams.branches(function) else {
            let [no, yes] = leaves;
            return self
                .keep(ValueNode::Leaf(if function.is_false() { no } else { yes }), diagrams);
        };
        if let Some(known) = done.get(&function) {
            return Ok(*known);
        }
        let low = self.converted(low, leaves, done, diagrams)?;
        let high = self.converted(high, leaves, done, diagrams)?;
        let found = self.keep(ValueNode::Branch(bit, low, high), diagrams)?;
        done.insert(function, found);
        Ok(found)
    }

    /// The sum of two functions; none where one of them has none.
    pub fn sum(
        &mut self,
        one: ValueDiagram,
        other: ValueDiagram,
        diagrams: &mut Diagrams,
    ) -> Decided<ValueDiagram> {
        let key = (one.min(other), one.max(other));
        if let Some(known) = self.sums.get(&key) {
            return Ok(*known);
        }
        let found = match (self.node(one), self.node(other)) {
            (ValueNode::Leaf(None), _) => one,
            (_, ValueNode::Leaf(None)) => other,
            (ValueNode::Leaf(Some(one)), ValueNode::Leaf(Some(other))) => {
                self.keep(ValueNode::Leaf(Some(one.saturating_add(other))), diagrams)?
            }
            _ => {
                diagrams.count()?;
                let (bit, [one_low, one_high], [other_low, other_high]) = self.split(one, other);
                let low = self.sum(one_low, other_low, diagrams)?;
                let high = self.sum(one_high, other_high, diagrams)?;
                self.keep(ValueNode::Branch(bit, low, high), diagrams)?
            }
        };
        self.sums.insert(key, found);
        Ok(found)
    }

    /// The greater of two functions, place by place.
    fn greater(
        &mut self,
        one: ValueDiagram,
        other: ValueDiagram,
        diagrams: &mut Diagrams,
    ) -> Decided<ValueDiagram> {
        if one == other {
            return Ok(one);
        }
        let key = (one.min(other), one.max(other));
        if let Some(known) = self.maxima.get(&key) {
            return Ok(*known);
        }
        let found = match (self.node(one), self.node(other)) {
            (ValueNode::Leaf(None), _) => other,
            (_, ValueNode::Leaf(None)) => one,
            (ValueNode::Leaf(one), ValueNode::Leaf(other)) => {
                self.keep(ValueNode::Leaf(one.max(other)), diagrams)?
            }
            _ => {
                diagrams.count()?;
                let (bit, [one_low, one_high], [other_low, other_high]) = self.split(one, other);
                let low = self.greater(one_low, other_low, diagrams)?;
                let high = self.greater(one_high, other_high, diagrams)?;
                self.keep(ValueNode::Branch(bit, low, high), diagrams)?
            }
        };
        self.maxima.insert(key, found);
        Ok(found)
    }

    fn split(
        &self,
        one: ValueDiagram,
        other: ValueDiagram,
    ) -> (Bit, [ValueDiagram; 2], [ValueDiagram; 2]) {
        let first = |node| match node {
            ValueNode::Branch(bit, ..) => bit,
            ValueNode::Leaf(_) => Bit::MAX,
        };
        let bit = first(self.node(one)).min(first(self.node(other)));
        let halves = |function| match self.node(function) {
            ValueNode::Branch(own, low, high) if own == bit => [low, high],
            _ => [function, function],
        };
        (bit, halves(one), halves(other))
    }

    /// The greatest value that a function has for either value of a bit.
    pub fn without(
        &mut self,
        function: ValueDiagram,
        bit: Bit,
        diagrams: &mut Diagrams,
    ) -> Decided<ValueDiagram> {
        self.eliminated(function, bit, &mut FxHashMap::default(), diagrams)
    }

    fn eliminated(
        &mut self,
        function: ValueDiagram,
        bit: Bit,
        done: &mut FxHashMap<ValueDiagram, ValueDiagram>,
        diagrams: &mut Diagrams,
    ) -> Decided<ValueDiagram> {
        let ValueNode::Branch(own, low, high) = self.node(function) else { return Ok(function) };
        if own > bit {
            return Ok(function);
        }
        if own == bit {
            return self.greater(low, high, diagrams);
        }
        if let Some(known) = done.get(&function) {
            return Ok(*known);
        }
        let low = self.eliminated(low, bit, done, diagrams)?;
        let high = self.eliminated(high, bit, done, diagrams)?;
        let found = self.keep(ValueNode::Branch(own, low, high), diagrams)?;
        done.insert(function, found);
        Ok(found)
    }

    /// The value of a function for an assignment.
    pub fn value(&self, function: ValueDiagram, on: &dyn Fn(Bit) -> bool) -> Option<i64> {
        let mut here = function;
        loop {
            match self.node(here) {
                ValueNode::Leaf(value) => return value,
                ValueNode::Branch(bit, low, high) => here = if on(bit) { high } else { low },
            }
        }
    }

    /// The bits that a function depends on, in order.
    pub fn support(&self, function: ValueDiagram) -> Vec<Bit> {
        let mut bits = Vec::new();
        let mut seen = FxHashSet::default();
        let mut open = vec![function];
        while let Some(next) = open.pop() {
            if let ValueNode::Branch(bit, low, high) = self.node(next)
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
