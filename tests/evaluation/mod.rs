//! Rules over answers.

mod definition;
mod promises;
mod trace;
