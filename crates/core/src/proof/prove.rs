//! Proof of every promise of a bank.

use super::compile::BankPart;
use super::diagram::{Diagrams, OutOfSteps};
use super::encoding::Encoding;
use super::promise::{Answerable, NoGap, NotAlwaysReplaced, NotDead, Promise, Reachable};
use super::prover::Prover;
use super::verdict::Verdict;
use crate::bank::Bank;

/// The steps that `bank check` may take: far more than any questionnaire needs, and few enough for
/// a small machine.
pub const LIMIT: u64 = 8_000_000;

/// Verdicts on the promises of a bank.
#[derive(Debug)]
pub struct Proof {
    /// Each promise, in order, with its verdict. The last is not decided where the limit was
    /// reached.
    pub verdicts: Vec<(Promise, Verdict)>,
    /// Number of steps taken.
    pub steps: u64,
}

impl Proof {
    /// True where every promise was decided, and the bank accepts some answers at all.
    pub fn is_whole(&self) -> bool {
        let stops = |(promise, verdict): &(Promise, Verdict)| match verdict {
            Verdict::Undecided => true,
            Verdict::Fails(_) => *promise == Promise::Answerable(Answerable),
            Verdict::Proved => false,
        };
        !self.verdicts.iter().any(stops)
    }
}

/// Proves every promise of a bank, or finds answers that break it; stops at the limit of steps.
pub fn prove(bank: &Bank, limit: u64) -> Proof {
    let Ok(encoding) = Encoding::of(&[bank]) else {
        let answerable = Promise::Answerable(Answerable);
        return Proof { verdicts: vec![(answerable, Verdict::Undecided)], steps: 0 };
    };
    let mut diagrams = Diagrams::with_limit(limit);
    let verdicts = match Prover::of(bank, &encoding, &mut diagrams) {
        Err(part) => vec![(first_promise(part), Verdict::Undecided)],
        Ok(mut prover) => verdicts(bank, &mut prover),
    };
    Proof { verdicts, steps: diagrams.steps() }
}

fn verdicts(bank: &Bank, prover: &mut Prover<'_>) -> Vec<(Promise, Verdict)> {
    let mut verdicts = Vec::new();
    for promise in Promise::all(bank) {
        let verdict = match promise.kind().violation(prover) {
            Ok(None) => Verdict::Proved,
            Ok(Some(violation)) => Verdict::Fails(violation),
            Err(OutOfSteps) => Verdict::Undecided,
        };
        // Nothing can be claimed of a bank that accepts no answers, nor of what would come behind
        // the limit.
        let is_last = verdict == Verdict::Undecided
            || (promise == Promise::Answerable(Answerable) && verdict != Verdict::Proved);
        verdicts.push((promise, verdict));
        if is_last {
            break;
        }
    }
    verdicts
}

/// The first promise for which a part of the bank is compiled.
fn first_promise(part: BankPart) -> Promise {
    match part {
        BankPart::Question(question) => Promise::Reachable(Reachable { question }),
        BankPart::Rule(rule) => Promise::NotDead(NotDead { rule }),
        BankPart::RuleOutcome(rule) => Promise::NotAlwaysReplaced(NotAlwaysReplaced { rule }),
        BankPart::Partition(partition) => Promise::NoGap(NoGap { partition }),
        BankPart::Constraints => Promise::Answerable(Answerable),
    }
}
