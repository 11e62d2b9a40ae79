//! Rules over answers.

mod explanation;
mod promises;
