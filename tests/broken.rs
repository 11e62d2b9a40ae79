//! Broken banks, answers files and cases, each with the exact message that it must give.
//!
//! `tests/broken/KIND/NAME.toml` (or `.json`) is the input, `NAME.txt` beside it the message. After a change of a
//! message run `UPDATE_EXPECTED=1 cargo test --test broken`, and read what changed before you commit it.
//!
//! A broken bank holds only what matters: the parts that it lacks are put behind it from `tests/broken/parts`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ketascreen::answers::{Expected, read};
use ketascreen::bank::Bank;
use ketascreen::cases::read_cases;
use ketascreen::diagnostic::{Code, Drawing, Problem, draw};
use ketascreen::source::Source;

const PLAIN: Drawing = Drawing { colour: false, width: 100 };
const FOLDER: &str = "tests/broken";

#[test]
fn broken_banks_say_what_is_wrong() {
    check("bank", |name, text| {
        let source = source(name, &with_parts(text));
        let broken = Bank::read(source).expect_err("a broken bank must not be read");
        draw(&broken.source, &broken.problems, PLAIN)
    });
}

#[test]
fn broken_answers_say_what_is_wrong() {
    let bank = Bank::read(Bank::shipped_source()).expect("the shipped bank is sound");
    check("answers", |name, text| {
        let source = source(name, text);
        match read(&source, &bank, Expected::SameBank) {
            Ok(file) => draw(&source, &file.warnings, PLAIN),
            Err(problems) => draw(&source, &problems, PLAIN),
        }
    });
}

#[test]
fn broken_cases_say_what_is_wrong() {
    let bank = Bank::read(Bank::shipped_source()).expect("the shipped bank is sound");
    check("cases", |name, text| {
        let source = source(name, text);
        let problems: Vec<Problem> = read_cases(&source, &bank).expect_err("a broken file of cases must not be read");
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
    let lacking: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).filter(|code| !messages.contains(&format!("[{code}]"))).collect();
    assert!(lacking.is_empty(), "no broken file shows: {}", lacking.join(", "));
}

/// Every place in the source that words a problem must be seen in some broken file.
#[test]
fn every_message_has_a_broken_file() {
    let messages = all_messages();
    let mut wordings = BTreeSet::new();
    rust_files(Path::new("src"), &mut |path| {
        wordings.extend(problem_wordings(&fs::read_to_string(path).expect("source files can be read")))
    });
    assert!(wordings.len() > 50, "only {} messages were found in the source", wordings.len());
    let lacking: Vec<&String> = wordings.iter().filter(|wording| !is_seen(wording, &messages)).collect();
    assert!(lacking.is_empty(), "no broken file shows these {} messages: {lacking:#?}", lacking.len());
}

/// The wordings of `Problem::error(…)` and `Problem::warning(…)`: the first string in each call.
fn problem_wordings(rust: &str) -> Vec<String> {
    let calls = rust.split("Problem::error(").skip(1).chain(rust.split("Problem::warning(").skip(1));
    let first_string = |call: &str| {
        let start = call.find('"')? + 1;
        let mut wording = String::new();
        let mut characters = call[start..].chars();
        loop {
            match characters.next()? {
                '\\' => wording.extend(characters.next()),
                '"' => return Some(wording),
                character => wording.push(character),
            }
        }
    };
    // Calls that pass a variable on have no string before the call ends.
    let begins_with_code = |call: &&str| call.trim_start().starts_with("Code::") || call.trim_start().starts_with("code");
    calls.filter(begins_with_code).filter_map(first_string).collect()
}

fn is_seen(wording: &str, messages: &str) -> bool {
    let fixed: Vec<&str> = wording.replace("{{", "{").replace("}}", "}").leak().split(['{', '}']).step_by(2).collect();
    messages.lines().any(|line| {
        let mut rest = line;
        fixed.iter().all(|part| match rest.find(part) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        })
    })
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
    let paths = ["bank", "answers", "cases"].into_iter().flat_map(inputs);
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
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("its entries can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "txt"));
    paths.sort();
    paths
}

fn source(name: &str, text: &str) -> Source {
    Source::from_bytes(name, text.as_bytes().to_vec()).expect("broken files are UTF-8")
}

fn with_parts(text: &str) -> String {
    let mut whole = text.to_owned();
    let parts =
        [("bank", "[bank]"), ("phrases", "[phrases]"), ("section", "[[section]]"), ("country", "[[country]]"), ("source", "[[source]]")];
    for (part, header) in parts {
        // A file that is only its own says so in a comment.
        if !text.lines().any(|line| line.trim() == header || line.trim() == format!("# no {part}")) {
            whole.push('\n');
            whole.push_str(&fs::read_to_string(format!("{FOLDER}/parts/{part}.toml")).expect("the parts can be read"));
        }
    }
    whole
}
