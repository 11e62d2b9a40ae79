//! Bank that comes with the program.
//!
//! It is read and checked when the program is built (`build.rs`), so that no start pays for it and
//! a bank with an error cannot be built in.

use ketascreen_core::bank::Bank;
use ketascreen_core::text::Source;

/// Shipped bank.
#[expect(clippy::expect_used, reason = "the build script wrote these bytes with the same types")]
pub fn shipped_bank() -> Bank {
    Bank::from_compiled(include_bytes!(concat!(env!("OUT_DIR"), "/bank.postcard")))
        .expect("the compiled bank is whole")
}

/// Text of the shipped bank.
pub fn shipped_source() -> Source {
    Source::compiled_in("questions.toml", include_str!("../questions.toml"))
}
