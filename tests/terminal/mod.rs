//! The interview at a pseudo-terminal.

mod endurance;
mod typing;
mod whole_interviews;
