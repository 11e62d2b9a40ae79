//! Parsers, each with what its inputs are made of.

use std::sync::LazyLock;

use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Drawing, Problem, draw, json};
use ketascreen_core::proof::prove;
use ketascreen_core::record::{ExpectedBank, read, read_for_comparison, read_for_interview};
use ketascreen_core::render::{Format, Layout, render};
use ketascreen_core::summary::summarize;
use ketascreen_core::text::Source;
use ketascreen_core::translation::{import, read_po};

use crate::{batch, keys};

/// Parser that is fed.
pub struct Target {
    pub name: &'static str,
    /// Pieces that mean something to it.
    pub pieces: &'static [&'static str],
    pub run: fn(&[u8]) -> Result<(), &'static str>,
}

const ANSWERS: &[&str] = &[
    "[answers]\n", "age = ", "34", "\"not_sure\"", "\"prefer_not\"", "[\"none\"]", "?", "medicines = [\"stimulant\"]\n",
    "bp_systolic = 152\n", "[record]\n", "[carried]\n", "[notes]\n", "[[changed]]\n", "[begun]\n", "[page]\nshow = [",
    "{\"answers\": {", "null", "true", "1979-05-27", "[[", "]]", "\"\"\"",
];
const BANK: &[&str] = &[
    "[[question]]\n", "[[rule]]\n", "[[scale]]\n", "[[option_set]]\n", "when = \"", " and ", " or ", "not ", "(", ")",
    " is unknown", "hours < 5", "least = ", "greatest = ", "score = ", "kind = \"multi\"\n", "options = [",
    "{ id = \"none\", text = \"None\" }", "ask_if = \"", "replaced_by = [", "{crisis_line}", "{answer}", "you",
];
const CONDITION: &[&str] = &[
    " and ", " or ", "not ", "(", ")", " is ", " in ", "{", "}", ",", " has ", "any ", " except ", " unknown", "none", "<",
    "<=", ">", ">=", "hours", "age", "1", "5", "bp_systolic", "medicines", "phq8",
];
const KEYS: &[&str] = &[
    "\u{1b}[A", "\u{1b}[200~", "\u{1b}[201~", "\u{1b}]0;", "\u{7}", "\u{1b}\\", "\u{1b}P", "\u{1b}O", "\u{1b}[<0;1;1M", "\u{1b}[1;5C",
    "\u{9c}", "é", "日",
];
const BATCH: &[&str] = &[
    "{\"id\": ", "\"answers\": {", "\"age\": 40", "null", "\"not_sure\"", "[\"none\"]", "\\u0061", "\"medicines\": [", "\"opioid?\"",
    "}}", ", ", "1e5", "-0", "\"id\"",
];
const PO: &[&str] = &[
    "msgid \"", "msgstr \"", "msgctxt \"", "#, fuzzy\n", "#: ", "#| msgid \"", "\"\n", "\\n", "\\\"", "msgid_plural \"", "msgstr[0] \"",
];

pub const TARGETS: &[Target] = &[
    Target { name: "answers", pieces: ANSWERS, run: answers },
    Target { name: "record", pieces: ANSWERS, run: answers },
    Target { name: "bank", pieces: BANK, run: bank },
    Target { name: "condition", pieces: CONDITION, run: condition },
    Target { name: "keys", pieces: KEYS, run: keys::read },
    Target { name: "batch", pieces: BATCH, run: |input| batch::read(&SHIPPED, input) },
    Target { name: "po", pieces: PO, run: po },
];

static SHIPPED: LazyLock<Bank> =
    LazyLock::new(|| Bank::read(shipped()).expect("the shipped bank is sound"));

fn shipped() -> Source {
    Source::compiled_in("questions.toml", include_str!("../../questions.toml"))
}

/// The small bank in which conditions are tried.
const SMALL: &str = include_str!("../corpus/bank/small.toml");

/// Steps that a proof of a small bank may take here.
const STEPS: u64 = 20_000;
/// Most bytes that may be said of one file.
const MOST_SAID: usize = 60_000;

fn source(input: &[u8]) -> Option<Source> {
    Source::from_bytes("file", input.to_vec()).ok()
}

/// What is said of a file has a place and words, and an end.
fn told(source: &Source, problems: &[Problem]) -> Result<(), &'static str> {
    if problems.is_empty() {
        return Err("refused without a word");
    }
    let drawn = draw(source, problems, Drawing { colour: false, width: 80 });
    let listed = json(source, problems);
    if drawn.len() > MOST_SAID {
        return Err("too many words");
    }
    if drawn.contains('\u{1b}') || drawn.contains('\u{202e}') {
        return Err("a control character came through");
    }
    serde_json::from_str::<serde_json::Value>(&listed).map(drop).map_err(|_| "no JSON")
}

fn answers(input: &[u8]) -> Result<(), &'static str> {
    let Some(source) = source(input) else { return Ok(()) };
    for reader in [read, read_for_comparison, read_for_interview] {
        match reader(&source, &SHIPPED, ExpectedBank::Same) {
            Err(problems) => told(&source, &problems)?,
            Ok(file) => {
                let country = SHIPPED.countries().first().ok_or("no country")?;
                let summary = summarize(&SHIPPED, &file, country);
                for format in [Format::Text, Format::Brief, Format::Markdown, Format::Html, Format::Json] {
                    let page = render(&summary, format, Layout::default());
                    if page.contains(|letter: char| letter != '\n' && letter.is_control()) {
                        return Err("a control character came through");
                    }
                }
            }
        }
    }
    Ok(())
}

fn bank(input: &[u8]) -> Result<(), &'static str> {
    let Some(source) = source(input) else { return Ok(()) };
    match Bank::read(source) {
        Err(broken) => told(&broken.source, &broken.problems),
        Ok(bank) => {
            prove(&bank, STEPS);
            Ok(())
        }
    }
}

fn condition(input: &[u8]) -> Result<(), &'static str> {
    let Ok(text) = std::str::from_utf8(input) else { return Ok(()) };
    let written = text.replace(['\'', '\n', '\r'], " ");
    bank(SMALL.replace("\"hours < 5\"", &format!("'{written}'")).as_bytes())
}

fn po(input: &[u8]) -> Result<(), &'static str> {
    let Some(source) = source(input) else { return Ok(()) };
    match read_po(&source) {
        Err(problems) => told(&source, &problems),
        Ok(file) => {
            file.written();
            if let Err(problem) = import(&SHIPPED, &shipped(), &file) {
                told(&source, &[*problem])?;
            }
            Ok(())
        }
    }
}
