//! Small random banks with an evaluator of their own, which knows neither `evaluation` nor
//! `condition`: it runs over every set of answers one by one.

mod answers;
mod evaluator;
mod file;
mod parts;
mod random;
mod types;

pub use crate::support::dice::Dice;
pub use evaluator::{Heard, Truth};
pub use types::{
    Answer, Condition, Constraint, Kind, Question, Rule, SmallBank, option_name, question_name,
    rule_name,
};
