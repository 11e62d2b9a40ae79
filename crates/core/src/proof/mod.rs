//! Proofs over every set of answers that a bank accepts.
//!
//! # Why a proof here is complete
//!
//! 1. *Every set of answers is an assignment of bits, and every assignment is a set of answers* (`space`). Integers
//!    are taken class by class; no rule, `ask_if` or constraint tells two numbers of one class apart (`classes`).
//!    Not sure, prefer not to say and missing are one state, as no condition can tell them apart, and a text is known or
//!    not, as no condition reads it. So nothing is sampled and nothing is left out.
//! 2. *What the bank says is a function of the bits* (`functions`). A condition becomes two functions, where it is
//!    true and where it is false, by the same steps as the evaluation takes them; elsewhere it is unknown. From these
//!    follow what is asked, found, unresolved and replaced.
//! 3. *What the bank accepts is a function of the bits too* (`accepted`): the answers that definitely break no
//!    constraint, which are those that `summarize` does not refuse.
//! 4. *A property is a function that is true exactly for the answers that break it* (`prover`). Where a property
//!    speaks of two sets of answers that differ in one question, the second is the first with some bits held at other
//!    values; where it speaks of every known answer to a question, the bits of its value are quantified away.
//! 5. *The function is kept as a reduced ordered decision diagram* (`diagram`), in which every function has exactly one
//!    form. It is false for all answers exactly if that form is the constant `false`. Then the property is proved. Else
//!    a shortest way through the diagram is a smallest set of answers that breaks it (`example`).
//!
//! Every operation counts its steps. Where the limit is reached the property is not decided, and that is an error: a
//! diagram can grow without bound, but it cannot be wrong about what it holds. No step looks at a clock.
//!
//! Two shortcuts leave parts out, and neither can hide a fault:
//!
//! * Constraints that speak of other questions than a function does, and are not joined to these by further constraints,
//!   are left out (`Accepted::within`). They can be kept whatever the function's answers are, as
//!   [`Property::Answerable`] says that all constraints can be kept at once.
//! * Where one question's answer changes, the rules that do not depend on it are left out at first (`Prover::despite`).
//!   They raise the same before and after, so they can only take answers away from those that break the property. If
//!   none are left without them the property is proved; if some are, every rule is looked at.
//!
//! # How the promises are read
//!
//! * Dead: true for no accepted answers. That the rule, where it is true, is always replaced is told apart from it.
//! * Vacuous: found for every accepted set of answers in which all questions that the condition names are asked and known,
//!   without `id?`. If there is no such set, nothing is claimed.
//! * Unknown is never safe, first half: the questions are those that the condition names, and those that the `ask_if` of
//!   one of these names. The answer becomes unknown as a whole, or one `id` of a list becomes `id?`. Both sets of
//!   answers are accepted ones.
//! * Caution is monotone: the answer to the question itself is known before and after; every other answer is as given,
//!   whatever it is. This holds for more sets of answers than those that are known throughout, so it is the stronger claim.
//!   An option may be added as `id` or as `id?`.
//! * Short: the questions are those that the condition names, those that decide whether these are asked, and so on.
//!
//! # Why the diagrams are our own
//!
//! The limit must be one count for the whole run and the same on every machine. The libraries limit the size of one
//! result, or a memory that is cleared at times of their own.

mod accepted;
mod against;
mod classes;
mod diagram;
mod example;
mod functions;
mod property;
mod prover;
mod report;
mod space;

pub use against::{Differences, Heard, Shared, differences};
pub use example::{Example, Given};
pub use property::{Fault, Property, Verdict, properties};
pub use report::{problems, proved};

use crate::bank::Bank;
use diagram::Diagrams;
use prover::Prover;
use space::Space;

/// The steps that `bank check` may take: far more than any questionnaire needs, and few enough for a small machine.
pub const LIMIT: u64 = 8_000_000;

/// What was found out of a bank.
#[derive(Debug)]
pub struct Proof {
    /// Each property, in order, with its verdict. The last is not decided where the limit was reached.
    pub verdicts: Vec<(Property, Verdict)>,
    /// How many steps it took.
    pub steps: u64,
}

/// Proves everything that a bank claims, or finds what shows that it is not so; stops at the limit of steps.
pub fn prove(bank: &Bank, limit: u64) -> Proof {
    let Ok(space) = Space::of(&[bank]) else {
        return Proof { verdicts: vec![(Property::Answerable, Verdict::Undecided)], steps: 0 };
    };
    let mut diagrams = Diagrams::with_limit(limit);
    let mut verdicts = Vec::new();
    match Prover::of(bank, &space, &mut diagrams) {
        Err(property) => verdicts.push((property, Verdict::Undecided)),
        Ok(mut prover) => {
            for property in properties(bank) {
                let verdict = prover.verdict(property);
                // Nothing can be said of a bank that accepts no answers, nor of what would come behind the limit.
                let last = verdict == Verdict::Undecided
                    || (property == Property::Answerable && verdict != Verdict::Proved);
                verdicts.push((property, verdict));
                if last {
                    break;
                }
            }
        }
    }
    Proof { verdicts, steps: diagrams.steps() }
}
