//! Classes of numbers: cuts of a range, so that no rule and no constraint distinguishes two numbers
//! of one class.
//!
//! A number is cut at every threshold that is written anywhere in the bank. Where one number must
//! be less than another, the two also cut each other: with `x < y`, whether some number of a class
//! of `x` fits a given `y` depends only on whether the least of that class is less than `y`, so `y`
//! is cut behind each such least; and `x` likewise before each greatest of a class of `y`. Where a
//! number is bounded from both sides, the two bounds may leave it no room together though each
//! alone does; there every number is a class of its own.

use std::collections::{BTreeSet, HashMap};

use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, ConstraintKind, Kind};
use crate::logic::Comparison;

/// The most numbers that are each made a class.
const MOST_SINGLE: usize = 1_000;

/// First numbers of classes, by the id of the question.
pub type Starts<'b> = HashMap<&'b str, BTreeSet<i64>>;

/// First numbers of the classes of each number, none if there would be too many.
pub fn starts<'b>(banks: &[&'b Bank]) -> Option<Starts<'b>> {
    let mut starts = Starts::new();
    let mut less = Vec::new();
    for bank in banks {
        for question in bank.questions() {
            if let Kind::Integer { range, .. } = &question.kind {
                starts
                    .entry(&question.id)
                    .or_default()
                    .extend([*range.start(), range.end().saturating_add(1)]);
            }
        }
        each_threshold(bank, &mut |id, start| {
            starts.entry(id).or_default().insert(start);
        });
        less.extend(bank.constraints().iter().filter_map(|constraint| match constraint.kind {
            ConstraintKind::Less(less, than) => {
                Some((bank.question(less).id.as_str(), bank.question(than).id.as_str()))
            }
            ConstraintKind::Never(_) => None,
        }));
    }
    if less.iter().any(|(_, than)| less.iter().any(|(other, _)| other == than)) {
        for id in less.iter().flat_map(|(less, than)| [less, than]) {
            let own = starts.entry(id).or_default();
            let (least, greatest) = (own.first().copied()?, own.last().copied()?);
            if usize::try_from(greatest.checked_sub(least)?).ok()? > MOST_SINGLE {
                return None;
            }
            own.extend(least..=greatest);
        }
        return Some(starts);
    }
    // No number is on both sides, so one pass from each side is enough: what comes back is there
    // already.
    for (less, than) in &less {
        cut_beside(&mut starts, less, than, 1);
    }
    for (less, than) in &less {
        cut_beside(&mut starts, than, less, -1);
    }
    for (less, than) in &less {
        cut_beside(&mut starts, less, than, 1);
    }
    Some(starts)
}

/// Cuts one number beside every cut of another.
fn cut_beside<'b>(starts: &mut Starts<'b>, cut: &'b str, beside: &'b str, step: i64) {
    let own = starts.get(cut).into_iter().flatten();
    let moved: Vec<i64> = own.map(|start| start.saturating_add(step)).collect();
    starts.entry(beside).or_default().extend(moved);
}

/// Visits every threshold in a condition of the bank: the number's id and the first number behind
/// the cut.
fn each_threshold<'b>(bank: &'b Bank, cut: &mut impl FnMut(&'b str, i64)) {
    let mut visit = |condition: &Condition| {
        condition.each_test(&mut |test| {
            if let Test::Number(question, comparison, than) = test {
                let start = match comparison {
                    Comparison::Less | Comparison::AtLeast => *than,
                    Comparison::AtMost | Comparison::Greater => than.saturating_add(1),
                };
                cut(&bank.question(*question).id, start);
            }
        });
    };
    bank.questions().iter().filter_map(|question| question.ask_if.as_ref()).for_each(&mut visit);
    bank.rules().iter().for_each(|rule| visit(&rule.when));
    bank.partitions().iter().for_each(|partition| visit(&partition.when));
    for constraint in bank.constraints() {
        if let ConstraintKind::Never(condition) = &constraint.kind {
            visit(condition);
        }
    }
}
