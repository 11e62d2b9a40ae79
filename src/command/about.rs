//! What the program says of itself: version, manual, completions, and an example of an answers file.

use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::Arguments;
use crate::error::{Exit, Failure};
use crate::io::context::{Context, print};
use ketascreen_core::bank::{Bank, Voice};
use ketascreen_core::summary::{brief_lines, crisis_line};
use ketascreen_interview::keys;

/// What stands below the help: an answers file, and a crisis line.
pub(crate) fn after_help(bank: &Bank) -> String {
    let indented: Vec<String> =
        bank.example().trim().lines().map(|line| format!("    {line}")).collect();
    let line = bank
        .countries()
        .first()
        .map(|country| crisis_line(bank, Voice::Client, country))
        .unwrap_or_default();
    let elsewhere: Vec<String> = bank
        .countries()
        .iter()
        .skip(1)
        .map(|country| brief_lines(bank, Voice::Client, country))
        .collect();
    let keys: Vec<String> = keys(bank, Voice::Client)
        .into_iter()
        .map(|key| match key.plain {
            Some(plain) if key.full.is_empty() => format!("    (with --plain) {plain}"),
            Some(plain) if plain != key.full => format!("    {} (with --plain, {plain})", key.full),
            _ => format!("    {}", key.full),
        })
        .collect();
    format!(
        "Keys in the interview:\n\n{}\n\nAn answers file, for `ketascreen summarize FILE`:\n\n{}\n\n`ketascreen bank show` lists every question.\n\nThinking of suicide? Get help now: {line}. In other danger, call the emergency number.\n{}",
        keys.join("\n"),
        indented.join("\n"),
        elsewhere.join("\n")
    )
}

pub(crate) fn version(context: &Context, bank_file: Option<&Path>) -> Result<Exit, Failure> {
    let bank = context.bank(bank_file)?;
    print(&format!(
        "ketascreen {}\nbank {} version {} {}\n",
        env!("CARGO_PKG_VERSION"),
        bank.id(),
        bank.version(),
        bank.digest()
    ))?;
    Ok(Exit::Done)
}

pub(crate) fn completions(shell: Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ketascreen", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}

/// The manual as one page: the commands stand in it, as they have no pages of their own.
pub(crate) fn manual(context: &Context) -> Result<Exit, Failure> {
    let bank = context.bank(None)?;
    let mut command =
        Arguments::command().version(env!("CARGO_PKG_VERSION")).after_long_help(after_help(&bank));
    command.build();
    let page = manual_page(&command).map_err(Failure::Output)?;
    print(&page)?;
    Ok(Exit::Done)
}

fn manual_page(command: &Command) -> io::Result<String> {
    let whole = Man::new(command.clone());
    let mut page = Vec::new();
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    page.push_str(".SH COMMANDS\n");
    commands(command, &mut page)?;
    let mut end = Vec::new();
    whole.render_extra_section(&mut end)?;
    whole.render_version_section(&mut end)?;
    page.push_str(&String::from_utf8_lossy(&end));
    Ok(page)
}

/// Each command below another one, under its whole name.
fn commands(parent: &Command, page: &mut String) -> io::Result<()> {
    for command in parent.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = command.get_bin_name().unwrap_or(command.get_name());
        let about = Man::new(command.clone());
        let mut part = Vec::new();
        about.render_synopsis_section(&mut part)?;
        about.render_description_section(&mut part)?;
        about.render_options_section(&mut part)?;
        // Its parts are paragraphs here, not sections of the page.
        let part = String::from_utf8_lossy(&part);
        let kept = part.lines().filter(|line| {
            !line.starts_with(".ie ") && !line.starts_with(".el ") && *line != ".SH SYNOPSIS"
        });
        let kept = kept.map(|line| if line.starts_with(".SH ") { ".PP" } else { line });
        page.push_str(&format!(".SS \"{name}\"\n"));
        kept.for_each(|line| page.push_str(&format!("{line}\n")));
        commands(command, page)?;
    }
    Ok(())
}
