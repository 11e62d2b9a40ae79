//! `--version`: prints the versions of the program and of the bank.

use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::io::streams::print;

/// Prints the versions.
pub fn run(context: Context<'_>) -> Result<Exit, Failure> {
    let bank = context.bank()?;
    print(&format!(
        "ketascreen {}\nbank {} version {} {}\n",
        env!("CARGO_PKG_VERSION"),
        bank.id(),
        bank.version(),
        bank.digest()
    ))?;
    Ok(Exit::Done)
}
