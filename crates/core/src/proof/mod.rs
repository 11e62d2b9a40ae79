//! Proofs over every set of answers that a bank accepts.
//!
//! # Why a proof here is complete
//!
//! 1. *Every set of answers is an assignment of bits, and every assignment is a set of answers*
//!    (`encoding`). Integers are taken class by class; no rule, `ask_if` or constraint
//!    distinguishes two numbers of one class. Not sure, prefer not to say and missing are one
//!    state, as no condition can tell them apart, and a text is known or not, as no condition reads
//!    it. So nothing is sampled and nothing is left out.
//! 2. *The bank is a set of functions of the bits* (`compile`). A condition becomes two functions,
//!    where it is true and where it is false, by the same steps as the evaluation takes them;
//!    elsewhere it is unknown. From these follow what is asked, found, unresolved and replaced.
//! 3. *The answers that the bank accepts are a function of the bits too* (`assumptions`): the
//!    answers that definitely break no constraint, which are those that `summarize` does not
//!    refuse.
//! 4. *A promise is kept if a function is false that is true exactly for the answers that break it*
//!    (`promise`). Where a promise speaks of two sets of answers that differ in one question, the
//!    second is the first with some bits held at other values; where it speaks of every known
//!    answer to a question, the bits of its value are quantified away; where it speaks of a part of
//!    a condition, the condition is compiled once more with a constant in place of that part.
//! 5. *The function is kept as a reduced ordered decision diagram* (`diagram`), in which every
//!    function has exactly one form. It is false for all answers exactly if that form is the
//!    constant `false`. Then the promise is proved. Else a shortest way through the diagram is a
//!    smallest set of answers that breaks it (`counterexample`).
//!
//! Every operation counts its steps. Where the limit is reached the promise is not decided, and
//! that is an error: a diagram can grow without bound, but it cannot be wrong about what it holds.
//! No step looks at a clock.
//!
//! Each kind of promise has a file with the way in which it is read (`promise`).
//!
//! Two shortcuts leave parts out, and neither can hide a fault:
//!
//! * Constraints that mention other questions than a function depends on, and are not joined to
//!   these by further constraints, are left out (`Assumptions::satisfiable`). They can be kept
//!   whatever the function's answers are, as [`Promise::Answerable`] claims that all constraints
//!   can be kept at once.
//! * Where one question's answer changes, the rules that do not depend on it are left out at first
//!   (`Raising::despite_others`). They raise the same before and after, so they can only take
//!   answers away from those that break the promise. If none are left without them the promise is
//!   proved; if some are, every rule is looked at.
//!
//! # Why the diagrams are our own
//!
//! The limit must be one count for the whole run and the same on every machine. The libraries limit
//! the size of one result, or a memory that is cleared at times of their own.

mod assumptions;
mod bank_diff;
mod change;
mod compile;
mod counterexample;
pub(crate) mod dependencies;
mod diagram;
mod elimination_order;
mod encoding;
mod greatest_sum;
mod overall;
pub mod promise;
mod prove;
mod prover;
mod report;
mod suggest;
mod value_diagram;
mod verdict;

pub use bank_diff::{BankDiff, OutcomeChange, SharedRule, TextChange};
pub(crate) use diagram::{Decided, OutOfSteps};
pub(crate) use greatest_sum::{Fact, Facts, with_facts};
pub use promise::Promise;
pub use prove::{LIMIT, Proof, prove};
pub use report::{problems, proved};
pub use suggest::{Suggestion, suggest};
pub use verdict::{Verdict, Violation};
