//! Broken banks, answers files and cases, each with the exact message that it must give.
//!
//! `tests/fixtures/broken/KIND/NAME.toml` (or `.json`) is the input, `NAME.txt` beside it the message. After a change of a
//! message run `UPDATE_EXPECTED=1 cargo test --test tests diagnostic::`, and read what changed before you commit it.
//!
//! A broken bank holds only what matters: the parts that it lacks are put behind it from `tests/fixtures/broken/parts`.

use std::collections::BTreeSet;
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;

use crate::shipped::{shipped_bank, shipped_source};
use crate::support::parts::with_parts;
use ketascreen_core::bank::{Bank, settle};
use ketascreen_core::cases::read_cases;
use ketascreen_core::diagnostic::{Code, Drawing, MOST_DRAWN, Problem, draw as draw_first, json};
use ketascreen_core::fit;
use ketascreen_core::proof::{LIMIT, problems, prove};
use ketascreen_core::record::{ExpectedBank, read};
use ketascreen_core::text::Source;
use ketascreen_core::translation::{import, read_po};

const PLAIN: Drawing = Drawing { colour: false, width: 100 };
const FOLDER: &str = "tests/fixtures/broken";

/// All problems, in the order of the file.
fn draw(source: &Source, problems: &[Problem], drawing: Drawing) -> String {
    problems.chunks(MOST_DRAWN).map(|some| draw_first(source, some, drawing)).collect()
}

#[test]
fn broken_banks_say_what_is_wrong() {
    check("bank", |name, text| {
        let source = source(name, &with_parts(text));
        let checked = Bank::check(source);
        draw(&checked.source, &settle(checked.problems, &checked.acceptances).problems, PLAIN)
    });
}

/// For editors and CI: the same problems, each with the place that the text names.
#[test]
fn the_json_report_names_the_same_problems() {
    let mut reported = 0;
    for path in inputs("bank") {
        let text = fs::read_to_string(&path).expect("the broken file can be read");
        let checked = Bank::check(source("bank.toml", &with_parts(&text)));
        let drawn = draw(&checked.source, &checked.problems, PLAIN);
        let list: Vec<serde_json::Value> =
            serde_json::from_str(&json(&checked.source, &checked.problems))
                .expect("the report is a list in JSON");
        assert_eq!(list.len(), checked.problems.len(), "{}", path.display());
        for found in list {
            let part = |key: &str| {
                found[key].as_str().unwrap_or_else(|| panic!("{key} is a text: {found}")).to_owned()
            };
            let title = format!("{}[{}]: {}\n", part("severity"), part("code"), part("message"));
            let place = format!("{}:{}:{}", part("file"), found["line"], found["column"]);
            let at = drawn.find(&title).unwrap_or_else(|| panic!("{title} is not in the text"));
            assert!(drawn[at..].contains(&place), "{place} is not in the text");
            assert!(!part("why").is_empty());
            let ends =
                |place: &serde_json::Value| (place["line"].as_u64(), place["column"].as_u64());
            assert!(ends(&found["end"]) >= ends(&found), "{found}");
            reported += 1;
        }
    }
    assert!(reported > 100, "{reported} problems");
}

/// A bank that can be read, with a fault that only a proof finds. Where a file says `# every limit`, each property at which
/// some limit of steps stops is told.
#[test]
fn banks_with_faults_for_some_answers_say_what_is_wrong() {
    check("proofs", |name, text| {
        let source = source(name, &with_parts(text));
        let bank = Bank::read(source)
            .unwrap_or_else(|broken| panic!("{}", draw(&broken.source, &broken.problems, PLAIN)));
        let drawn = |limit| {
            draw(
                bank.source().expect("it was read from a file"),
                &problems(&bank, &prove(&bank, limit)),
                PLAIN,
            )
        };
        let fits = |limit| {
            draw(
                bank.source().expect("it was read from a file"),
                &fit::problems(&bank, fit::bound(&bank, limit).as_ref()),
                PLAIN,
            )
        };
        if !text.starts_with("# every limit") {
            let is_whole = prove(&bank, LIMIT).is_whole();
            return drawn(LIMIT) + &if is_whole { fits(LIMIT) } else { String::new() };
        }
        let mut told: Vec<String> = (0..prove(&bank, LIMIT).steps).map(drawn).collect();
        assert!(
            told.iter().all(|told| told.contains("[undecided]")),
            "a limit that is too low proves nothing"
        );
        told.push(fits(0));
        told.dedup();
        told.concat()
    });
}

#[test]
fn broken_answers_say_what_is_wrong() {
    let bank = shipped_bank();
    check("answers", |name, text| {
        let source = source(name, text);
        match read(&source, &bank, ExpectedBank::Same) {
            Ok(file) => draw(&source, &file.warnings, PLAIN),
            Err(problems) => draw(&source, &problems, PLAIN),
        }
    });
}

#[test]
fn broken_cases_say_what_is_wrong() {
    let bank = shipped_bank();
    check("cases", |name, text| {
        let source = source(name, text);
        match read_cases(&source, &bank) {
            Ok(_) => panic!("{name} was read as if nothing were wrong"),
            Err(problems) => draw(&source, &problems, PLAIN),
        }
    });
}

#[test]
fn broken_translations_say_what_is_wrong() {
    check("translations", |name, text| {
        let source = source(name, text);
        let problems = match read_po(&source) {
            Err(problems) => problems,
            Ok(file) => match import(&shipped_bank(), &shipped_source(), &file) {
                Ok(_) => panic!("{name} was read as if nothing were wrong"),
                Err(problem) => vec![*problem],
            },
        };
        draw(&source, &problems, PLAIN)
    });
}

#[test]
fn there_are_at_least_sixty() {
    let count = ["bank", "answers", "cases"].iter().map(|kind| inputs(kind).len()).sum::<usize>();
    assert!(count >= 60, "{count} broken files");
}

#[test]
fn every_code_has_a_broken_file() {
    let messages = all_messages();
    let lacking: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !messages.contains(&format!("[{code}]")))
        .collect();
    assert!(lacking.is_empty(), "no broken file shows: {}", lacking.join(", "));
}

/// Every place in the source that words a problem must be seen in some broken file.
#[test]
fn every_message_has_a_broken_file() {
    let messages = all_messages();
    let mut wordings = BTreeSet::new();
    rust_files(Path::new("crates/core/src"), &mut |path| {
        wordings
            .extend(problem_wordings(&fs::read_to_string(path).expect("source files can be read")))
    });
    assert!(wordings.len() > 60, "only {} messages were found in the source", wordings.len());
    let lacking: Vec<&String> =
        wordings.iter().filter(|wording| !is_seen(wording, &messages)).collect();
    assert!(
        lacking.is_empty(),
        "no broken file shows these {} messages: {lacking:#?}",
        lacking.len()
    );
}

/// The wordings of `Problem::error(…)` and `Problem::warning(…)`: the strings in the last argument of each call, and,
/// where that is a variable or a field named `message`, the strings that it is set to.
fn problem_wordings(rust: &str) -> Vec<String> {
    let after = |start: &'static str| rust.split(start).skip(1);
    let calls = after("Problem::error(")
        .chain(after("Problem::warning("))
        .filter_map(|call| arguments(call).into_iter().nth(2));
    let set = after("let message =")
        .chain(after("message: "))
        .filter_map(|code| arguments(code).into_iter().next());
    calls.chain(set).flatten().collect()
}

/// The strings in each part of Rust code that stands between commas, up to the end of the call, table or statement.
fn arguments(rust: &str) -> Vec<Vec<String>> {
    let mut found = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut characters = rust.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => found.last_mut().expect("it begins with one").push(string(&mut characters)),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ';' if depth == 0 => break,
            ',' if depth == 0 => found.push(Vec::new()),
            _ => {}
        }
    }
    found
}

/// The rest of a string literal, as the program has it.
fn string(characters: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => match characters.next() {
                Some('\n') => while characters.next_if(|next| next.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                escaped => text.extend(escaped),
            },
            _ => text.push(character),
        }
    }
    text
}

/// Whether some message is this wording from its start to its end, whatever is filled in.
fn is_seen(wording: &str, messages: &str) -> bool {
    let fixed = fixed_parts(wording);
    let (first, last) = (fixed.first().expect("there is one"), fixed.last().expect("there is one"));
    messages.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).any(
        |line| {
            let (_, message) = line.split_once("]: ").expect("a code stands before each message");
            let inner = message.strip_prefix(first.as_str()).and_then(|rest| {
                if fixed.len() == 1 { Some(rest) } else { rest.strip_suffix(last.as_str()) }
            });
            let Some(mut rest) = inner else { return false };
            if fixed.len() == 1 {
                return rest.is_empty();
            }
            fixed[1..fixed.len() - 1].iter().all(|part| match rest.find(part.as_str()) {
                Some(at) => {
                    rest = &rest[at + part.len()..];
                    true
                }
                None => false,
            })
        },
    )
}

/// What stands around the places of a format string; `{{` and `}}` are braces.
fn fixed_parts(wording: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = wording.chars().peekable();
    while let Some(character) = characters.next() {
        let part = parts.last_mut().expect("it begins with one");
        match character {
            '{' | '}' if characters.next_if_eq(&character).is_some() => part.push(character),
            '{' => {
                characters.by_ref().find(|inside| *inside == '}');
                parts.push(String::new());
            }
            _ => part.push(character),
        }
    }
    parts
}

fn rust_files(folder: &Path, visit: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("the source folder can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            rust_files(&path, visit);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            visit(&path);
        }
    }
}

fn all_messages() -> String {
    let kinds = ["bank", "answers", "cases", "proofs", "translations"];
    let paths = kinds.into_iter().flat_map(inputs);
    paths.map(|path| fs::read_to_string(path.with_extension("txt")).unwrap_or_default()).collect()
}

fn check(kind: &str, message: impl Fn(&str, &str) -> String) {
    let mut wrong = Vec::new();
    for path in inputs(kind) {
        let text = fs::read_to_string(&path).expect("the broken file can be read");
        let name = path.file_name().and_then(|name| name.to_str()).expect("file names are plain");
        let found = message(name, &text);
        assert!(!found.trim().is_empty(), "{name} has nothing wrong");
        let expected_path = path.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected_path, &found).expect("the message can be written");
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{name}: expected\n{expected}\nfound\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn inputs(kind: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(Path::new(FOLDER).join(kind)).expect("the folder can be read");
    let mut paths: Vec<PathBuf> =
        folder.map(|entry| entry.expect("its entries can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "txt"));
    paths.sort();
    paths
}

fn source(name: &str, text: &str) -> Source {
    Source::from_bytes(name, text.as_bytes().to_vec()).expect("broken files are UTF-8")
}
