//! Rules over answers.

mod promises;
mod trace;
