//! Small banks that few enough answers can be given to.

use crate::proof::small_bank::{Dice, SmallBank};
use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Code, Drawing, Problem, Severity, draw};
use ketascreen_core::text::Source;

pub const BANKS: u64 = 6_000;

pub fn bank_of(small: &SmallBank) -> Bank {
    let source = Source::from_bytes("small.toml", small.text().into_bytes()).expect("it is UTF-8");
    Bank::read(source).unwrap_or_else(|broken| {
        panic!("{}", draw(&broken.source, &broken.problems, Drawing { colour: false, width: 100 }))
    })
}

fn is_readable(small: &SmallBank) -> bool {
    let source = Source::from_bytes("small.toml", small.text().into_bytes()).expect("it is UTF-8");
    Bank::read(source).err().is_none_or(|broken| {
        let is_error = |problem: &&Problem| problem.severity == Severity::Error;
        let mut errors = broken.problems.iter().filter(is_error);
        errors.any(|problem| problem.code != Code::ConstraintNeverHolds)
    })
}

/// A small bank that few enough answers can be given to.
pub fn small(seed: u64) -> SmallBank {
    let mut dice = Dice(seed);
    loop {
        let small = SmallBank::random(&mut dice);
        // A bank with a constraint that never holds cannot be read; two that exclude each other are
        // left to the proofs.
        if small.count() <= 400 && is_readable(&small) {
            return small;
        }
    }
}
