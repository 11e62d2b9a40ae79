//! Conditions: boolean expressions over the answers, in a rule or an `ask_if`.
//!
//! Text becomes tokens, tokens a tree of names, and names are resolved when a bank is loaded. Only
//! a condition that fits the questions exists.

pub(in crate::bank) mod parser;
mod part_places;
mod parts;
mod printer;
mod tokens;
mod tree;

pub(in crate::bank) use part_places::part_places;
pub use parts::{ConditionOwner, Part};
pub use tree::{Condition, Test};
