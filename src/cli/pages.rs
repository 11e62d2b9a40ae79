//! What the program says of itself: version, manual, completions, and an example of an answers file.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Arguments, Context, Exit, Failure, print};
use crate::bank::Bank;
use crate::interview::keys;
use crate::summary::{brief_lines, crisis_line};
use crate::wording::Voice;

/// What stands below the help: an answers file, and a crisis line.
pub(super) fn after_help(bank: &Bank) -> String {
    let indented: Vec<String> = bank.example().trim().lines().map(|line| format!("    {line}")).collect();
    let line = bank.countries().first().map(|country| crisis_line(bank, Voice::Client, country)).unwrap_or_default();
    let elsewhere: Vec<String> = bank.countries().iter().skip(1).map(|country| brief_lines(bank, Voice::Client, country)).collect();
    let keys: Vec<String> = keys(bank, Voice::Client)
        .into_iter()
        .map(|key| match key.plain {
            Some(plain) if key.full.is_empty() => format!("    (with --plain) {plain}"),
            Some(plain) if plain != key.full => format!("    {} (with --plain, {plain})", key.full),
            _ => format!("    {}", key.full),
        })
        .collect();
    format!(
        "Keys in the interview:\n\n{}\n\nAn answers file, for `ketascreen summarize FILE`:\n\n{}\n\n`ketascreen bank show` lists every question.\n\nIn danger, or thinking of suicide? Get help now: {line}.\n{}",
        keys.join("\n"),
        indented.join("\n"),
        elsewhere.join("\n")
    )
}

pub(super) fn version(context: &Context, bank_file: Option<&Path>) -> Result<Exit, Failure> {
    let bank = context.bank(bank_file)?;
    print(&format!("ketascreen {}\nbank {} version {} {}\n", env!("CARGO_PKG_VERSION"), bank.id(), bank.version(), bank.digest()))?;
    Ok(Exit::Done)
}

pub(super) fn completions(shell: Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ketascreen", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}

pub(super) fn manual(context: &Context) -> Result<Exit, Failure> {
    let bank = context.bank(None)?;
    let command = Arguments::command().version(env!("CARGO_PKG_VERSION")).after_long_help(after_help(&bank));
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(Failure::Output)?;
    print(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Done)
}
