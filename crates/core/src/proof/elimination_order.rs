//! Order in which bits are eliminated: always the one that has fewest neighbours, which are the
//! bits that stand with it in a part (H. M. Markowitz, Management Science 3, 1957).

use super::diagram::Bit;

/// Set of bits.
#[derive(Debug, Clone)]
struct BitSet(Vec<u64>);

impl BitSet {
    fn empty(bits: usize) -> BitSet {
        BitSet(vec![0; bits.div_ceil(64)])
    }

    fn set(&mut self, bit: usize, is_in: bool) {
        if let Some(word) = self.0.get_mut(bit / 64) {
            let mask = 1 << (bit % 64);
            if is_in { *word |= mask } else { *word &= !mask }
        }
    }

    fn has(&self, bit: usize) -> bool {
        self.0.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    fn add(&mut self, other: &BitSet) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, more)| *word |= more);
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// The order for parts that depend on these bits.
pub fn elimination_order(parts: &[Vec<Bit>]) -> Vec<Bit> {
    let last = parts.iter().flatten().max().copied();
    let count = last.map_or(0, |last| last as usize + 1);
    let mut neighbours: Vec<Option<BitSet>> = vec![None; count];
    for part in parts {
        let mut own = BitSet::empty(count);
        part.iter().for_each(|bit| own.set(*bit as usize, true));
        for bit in part {
            if let Some(place) = neighbours.get_mut(*bit as usize) {
                place.get_or_insert_with(|| BitSet::empty(count)).add(&own);
            }
        }
    }
    let mut order = Vec::new();
    loop {
        let degree = |set: &Option<BitSet>| set.as_ref().map(BitSet::count);
        let open = neighbours.iter().enumerate();
        let next = open.filter_map(|(bit, set)| Some((degree(set)?, bit))).min();
        let Some((_, bit)) = next else { return order };
        let Some(mut own) = neighbours.get_mut(bit).and_then(Option::take) else { return order };
        own.set(bit, false);
        for (other, set) in neighbours.iter_mut().enumerate().filter(|(other, _)| own.has(*other)) {
            if let Some(set) = set {
                set.add(&own);
                set.set(bit, false);
                set.set(other, true);
            }
        }
        order.extend(Bit::try_from(bit));
    }
}
