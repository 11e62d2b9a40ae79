//! `bank new`: the smallest sound bank, with the places to fill in.

use clap::Args;

use crate::error::{Exit, Failure};
use crate::io::streams::print;

const NEW_BANK: &str = include_str!("new_bank.toml");

/// Print a small sound bank with the places to fill in, to begin one of your own
///
/// It has one question, one rule and what every bank must have. `ketascreen bank check` finds no
/// error in it.
#[derive(Debug, Args)]
pub struct NewBankOptions {
    /// Id of the new bank, such as sleep-study: small letters, digits and -
    #[arg(value_parser = id)]
    id: String,
}

/// Runs the command.
pub fn run(options: &NewBankOptions) -> Result<Exit, Failure> {
    print(&NEW_BANK.replace("{id}", &options.id))?;
    Ok(Exit::Done)
}

/// Reads the id of a bank.
fn id(given: &str) -> Result<String, String> {
    let is_sound = given.starts_with(|first: char| first.is_ascii_lowercase())
        && given
            .chars()
            .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || "-_".contains(one));
    if is_sound {
        Ok(given.to_owned())
    } else {
        Err("an id begins with a small letter, and holds small letters, digits, - and _".to_owned())
    }
}
