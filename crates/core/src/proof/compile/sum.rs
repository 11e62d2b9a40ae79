//! Sums of scores as functions of the bits.

use rustc_hash::FxHashMap;

use crate::proof::diagram::{Bdd, Decided, Diagrams};

/// Scores of one item, each with its condition; of several that are true the first counts, and the
/// last is always true.
pub type Scores = Vec<(Bdd, i64)>;

/// Compiles 'the scores of these items add up to at least so much'.
pub fn reaches(items: &[Scores], at_least: i64, diagrams: &mut Diagrams) -> Decided<Bdd> {
    Sum { ends: ends(items), done: FxHashMap::default() }.reaches(items, at_least, diagrams)
}

struct Sum {
    /// For each number of items, the least and the greatest sum of so many of the last.
    ends: Vec<(i64, i64)>,
    /// Functions by the number of items that are left, and what they must still reach.
    done: FxHashMap<(usize, i64), Bdd>,
}

impl Sum {
    fn reaches(&mut self, items: &[Scores], still: i64, diagrams: &mut Diagrams) -> Decided<Bdd> {
        let (least, greatest) = self.ends.get(items.len()).copied().unwrap_or_default();
        if least >= still {
            return Ok(Bdd::TRUE);
        }
        let Some((first, rest)) = items.split_first().filter(|_| greatest >= still) else {
            return Ok(Bdd::FALSE);
        };
        if let Some(known) = self.done.get(&(items.len(), still)) {
            return Ok(*known);
        }
        // Scores may be such that no two sums are the same.
        diagrams.count()?;
        let mut found = Bdd::FALSE;
        for (condition, score) in first.iter().rev() {
            let further = self.reaches(rest, still.saturating_sub(*score), diagrams)?;
            found = diagrams.ite(*condition, further, found)?;
        }
        self.done.insert((items.len(), still), found);
        Ok(found)
    }
}

fn ends(items: &[Scores]) -> Vec<(i64, i64)> {
    let mut ends = vec![(0, 0)];
    let (mut least, mut greatest) = (0_i64, 0_i64);
    for item in items.iter().rev() {
        let scores = || item.iter().map(|(_, score)| *score);
        least = least.saturating_add(scores().min().unwrap_or(0));
        greatest = greatest.saturating_add(scores().max().unwrap_or(0));
        ends.push((least, greatest));
    }
    ends
}
