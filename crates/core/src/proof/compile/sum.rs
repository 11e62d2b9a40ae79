//! Sums of scores as functions of the bits.

use rustc_hash::FxHashMap;

use crate::proof::diagram::{Bdd, Decided, Diagrams};

/// Scores of one item, each with its condition; of several that are true the first counts, and the
/// last is always true.
pub type Scores = Vec<(Bdd, i64)>;

/// Compiles 'the scores of these items add up to at least so much'.
pub fn reaches(items: &[Scores], at_least: i64, diagrams: &mut Diagrams) -> Decided<Bdd> {
    reaches_from(items, at_least, diagrams, &mut FxHashMap::default())
}

fn reaches_from(
    items: &[Scores],
    still: i64,
    diagrams: &mut Diagrams,
    done: &mut FxHashMap<(usize, i64), Bdd>,
) -> Decided<Bdd> {
    let Some((first, rest)) = items.split_first() else {
        return Ok(if still <= 0 { Bdd::TRUE } else { Bdd::FALSE });
    };
    if bound(items, i64::min) >= still {
        return Ok(Bdd::TRUE);
    }
    if bound(items, i64::max) < still {
        return Ok(Bdd::FALSE);
    }
    if let Some(known) = done.get(&(items.len(), still)) {
        return Ok(*known);
    }
    let mut found = Bdd::FALSE;
    for (condition, score) in first.iter().rev() {
        let further = reaches_from(rest, still.saturating_sub(*score), diagrams, done)?;
        found = diagrams.ite(*condition, further, found)?;
    }
    done.insert((items.len(), still), found);
    Ok(found)
}

/// The least or the greatest sum of the items.
fn bound(items: &[Scores], pick: fn(i64, i64) -> i64) -> i64 {
    let of_item = |item: &Scores| item.iter().map(|(_, score)| *score).reduce(pick).unwrap_or(0);
    items.iter().map(of_item).fold(0, i64::saturating_add)
}
