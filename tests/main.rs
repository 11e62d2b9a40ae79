//! Every test of the program and its crates, by room. One binary, so that all of it is compiled and linked once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests fail by a panic, and print what they measured"
)]

// The bank as the program carries it: the program itself is no library.
#[path = "../src/shipped.rs"]
mod shipped;
mod support;

mod architecture;
mod bank;
mod command;
mod diagnostic;
mod evaluation;
mod fit;
mod interview;
mod proof;
mod record;
mod render;
mod session;
mod summary;
mod terminal;
mod translation;
