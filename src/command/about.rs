//! Text about the program below its help and in its manual.

use ketascreen_core::bank::Bank;
use ketascreen_core::summary::{brief_lines, crisis_line};
use ketascreen_interview::keys;

/// Text below the help and in the manual: keys, an answers file, and crisis lines.
pub fn after_help(bank: &Bank) -> String {
    let crisis = bank.countries().first().map(|country| crisis_line(bank, country));
    let elsewhere: Vec<String> =
        bank.countries().iter().skip(1).map(|country| brief_lines(bank, country)).collect();
    format!(
        "Keys in the interview:\n\n{}\n\n\
         An answers file, for `ketascreen summarize FILE`:\n\n{}\n\n\
         `ketascreen bank show` lists every question.\n\n\
         Thinking of suicide? Get help now: {}. In other danger, call the emergency number.\n{}",
        indented(key_lines(bank)),
        indented(bank.example().trim().lines().map(str::to_owned)),
        crisis.unwrap_or_default(),
        elsewhere.join("\n")
    )
}

fn key_lines(bank: &Bank) -> impl Iterator<Item = String> {
    keys(bank).into_iter().map(|key| match key.plain {
        Some(plain) if key.full.is_empty() => format!("(with --plain) {plain}"),
        Some(plain) if plain != key.full => format!("{} (with --plain, {plain})", key.full),
        _ => key.full,
    })
}

fn indented(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
