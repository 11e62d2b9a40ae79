//! `bank show`: shows a bank, or one thing of it with its sources.

mod overview;
mod point;
mod question;
mod reference;
mod rule;
mod run;
mod scale;
mod sheet;

pub use run::{ShowOptions, run};
