//! The interview at a pseudo-terminal.

mod endurance;
mod stopping;
mod typing;
mod whole_interviews;
