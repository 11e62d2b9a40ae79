//! Whatever a file holds, the program says what is wrong and does not break.

use std::fs;
use std::sync::LazyLock;

use crate::shipped::shipped_source;
use crate::support::formats::{brief, html, json, markdown, text};
use crate::support::shipped;
use ketascreen_core::bank::Bank;
use ketascreen_core::cases::read_cases;
use ketascreen_core::diagnostic::{Drawing, MOST_DRAWN, Problem, draw};
use ketascreen_core::record::{ExpectedBank, read};
use ketascreen_core::render::Layout;
use ketascreen_core::summary::summarize;
use ketascreen_core::text::Source;
use proptest::collection::vec;
use proptest::prelude::*;

static BANK: LazyLock<Bank> = LazyLock::new(shipped);

/// Pieces that mean something to a reader of files, and some that mean too much.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    "#",
    "\n",
    "\\u001b",
    "\\",
    "\u{0}",
    "\u{feff}",
    "é",
    "日本",
    "\u{202e}",
    "none",
    "not",
    "and",
    "(",
    ")",
    "any ",
    "is ",
    "in {",
    "except",
    "<",
    ">=",
    "99999999999999999999",
    "-1",
    "34.0",
    "1e9",
    "0x10",
    "true",
    "1979-05-27",
    "id",
    "when = \"",
    "you",
    "{crisis_line}",
    "unknown",
    "?",
];

#[derive(Debug, Clone)]
struct Edit {
    at: prop::sample::Index,
    removed: usize,
    put: usize,
}

fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let edit = (any::<prop::sample::Index>(), 0usize..12, 0..PIECES.len())
        .prop_map(|(at, removed, put)| Edit { at, removed, put });
    vec(edit, 1..most)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for Edit { at, removed, put } in edits {
        let start = at.index(characters.len() + 1);
        let end = (start + removed).min(characters.len());
        characters.splice(start..end, PIECES[*put].chars());
    }
    characters.into_iter().collect()
}

fn source(text: String) -> Source {
    Source::from_bytes("edited", text.into_bytes()).expect("it is UTF-8")
}

/// Drawing a problem must not break either, and each must have a place and words.
fn told(source: &Source, problems: &[Problem]) {
    assert!(!problems.is_empty(), "refused without a word");
    // A drawing shows the first problems; the others are drawn by themselves.
    let plain = Drawing { colour: false, width: 80 };
    let drawn: String = problems.chunks(MOST_DRAWN).map(|some| draw(source, some, plain)).collect();
    assert!(problems.iter().all(|problem| drawn.contains(problem.code.as_str())));
    assert!(
        !drawn.contains('\u{1b}') && !drawn.contains('\u{202e}'),
        "a control character came through"
    );
}

fn answers_text(name: &str) -> String {
    fs::read_to_string(format!("tests/fixtures/people/{name}.toml")).expect("the person is there")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_bank_is_read_or_refused(edits in edits(6)) {
        if let Err(broken) = Bank::read(source(edited(&shipped_source().text, &edits))) {
            told(&broken.source, &broken.problems);
        }
    }

    #[test]
    fn edited_answers_are_read_or_refused(edits in edits(8), person in prop::sample::select(vec!["crisis", "teenager", "psychosis_history"])) {
        let source = source(edited(&answers_text(person), &edits));
        match read(&source, &BANK, ExpectedBank::Same) {
            Err(problems) => told(&source, &problems),
            Ok(file) => {
                let summary = summarize(&BANK, &file, &BANK.countries()[0]);
                for found in [text(&summary, Layout::default()), brief(&summary, Layout::default()), markdown(&summary), html(&summary)] {
                    prop_assert!(!found.contains(|character: char| character != '\n' && character.is_control()), "a control character came through");
                }
                let parsed: Result<serde_json::Value, _> = serde_json::from_str(&json(&summary));
                prop_assert!(parsed.is_ok());
            }
        }
    }

    #[test]
    fn edited_cases_are_read_or_refused(edits in edits(8)) {
        let source = source(edited(&fs::read_to_string("tests/fixtures/cases/plan.toml").expect("the cases are there"), &edits));
        if let Err(problems) = read_cases(&source, &BANK) {
            told(&source, &problems);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(pieces in vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let source = source(text.clone());
        if let Err(problems) = read(&source, &BANK, ExpectedBank::Same) {
            told(&source, &problems);
        }
        if let Err(broken) = Bank::read(source) {
            told(&broken.source, &broken.problems);
        }
    }
}

/// Nesting far beyond any use is refused, and the stack is left alone.
#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{a=", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for text in [deep.clone(), format!("a = {deep}"), format!("{{\"answers\": {deep}}}")] {
            let source = source(text);
            let problems =
                read(&source, &BANK, ExpectedBank::Same).expect_err("it is no answers file");
            told(&source, &problems);
        }
    }
}

/// An id that hides a character is not shown as it is, also where it is offered as the nearest name.
#[test]
fn hidden_characters_of_ids_are_shown() {
    for hidden in ["\u{202e}", "\u{7f}"] {
        let text =
            shipped_source().text.replacen("id = \"age\"", &format!("id = \"a{hidden}ge\""), 1);
        let broken = Bank::read(source(text)).expect_err("an id holds no hidden character");
        told(&broken.source, &broken.problems);
    }
}
