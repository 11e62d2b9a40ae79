//! A bank's rules, compiled to masks of bits: the same outcome as the definition in `truth`, in a
//! small part of its time.
//!
//! Every test of a condition is an *atom* with two bits: `must` (true for certain) and `may` (true
//! or unknown). What a question can be answered with comes down to a few *states*: each option,
//! each class of numbers between thresholds, unknown. A state is a *row* of bits, made once. The
//! bits of a set of answers are the `or` of its rows; conditions are masks over them.

mod atoms;
mod bits;
mod evaluator;
mod expression;
mod outcome;
mod questions;
mod rules;
mod scales;

pub use evaluator::Evaluator;
pub use outcome::Outcome;
