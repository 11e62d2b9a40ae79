//! What an author of a bank begins with: a new bank, and suggested cases.

use std::fs;
use std::process::{Command, Output};

use ketascreen_core::bank::Bank;
use ketascreen_core::fit;
use ketascreen_core::proof::{LIMIT, problems, prove};
use ketascreen_core::text::Source;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ketascreen")).args(arguments).output().expect("it runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

#[test]
fn a_new_bank_is_short_and_sound_and_says_nothing_of_this_treatment() {
    let output = run(&["bank", "new", "sleep-study"]);
    assert!(output.status.success());
    let text = stdout(&output);
    assert!(text.lines().count() <= 90, "{} lines", text.lines().count());
    assert!(text.matches("FILL IN").count() >= 10, "there are places to fill in");
    assert!(!text.to_lowercase().contains("ketamin"));
    let source = Source::from_bytes("new.toml", text.into_bytes()).expect("it is UTF-8");
    let checked = Bank::check(source);
    assert_eq!(checked.problems, []);
    let bank = checked.bank.expect("it is sound");
    assert_eq!(bank.id(), "sleep-study");
    let proof = prove(&bank, LIMIT);
    assert!(proof.is_whole());
    assert_eq!(problems(&bank, &proof), []);
    assert_eq!(fit::problems(&bank, fit::bound(&bank, LIMIT).as_ref()), []);
}

#[test]
fn a_new_bank_needs_an_id_that_a_file_can_hold() {
    for id in ["", "Sleep", "a\"b", "1st", "sleep study"] {
        assert_eq!(run(&["bank", "new", id]).status.code(), Some(2), "{id}");
    }
}

/// For every rule of the shipped bank, as no case covers any.
#[test]
fn every_suggested_case_passes_and_together_they_cover_every_rule() {
    let suggested = run(&["bank", "test", "--suggest"]);
    assert!(suggested.status.success());
    let folder = tempfile::tempdir().expect("a folder for a test");
    let file = folder.path().join("cases.toml");
    fs::write(&file, stdout(&suggested)).expect("the cases can be written");
    let path = file.to_str().expect("a plain name");
    let tested = run(&["bank", "test", path]);
    let report = stdout(&tested);
    assert!(tested.status.success(), "{report}");
    assert!(report.matches("\nok ").count() > 200, "{report}");
    assert!(!report.contains("Rules that lack a case"), "{report}");
    let rest = stdout(&run(&["bank", "test", path, "--suggest"]));
    assert_eq!(rest, "# Every rule has a case for each outcome.\n");
}

#[test]
fn only_what_no_passing_case_covers_is_suggested() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let file = folder.path().join("cases.toml");
    let cases = "[[case]]\nname = \"right\"\nanswers = { age = 15 }\nfinds = [\"age_under_18\"]\n\n\
                 [[case]]\nname = \"wrong\"\nanswers = { age = 15 }\nclear = [\"age_under_18\"]\n";
    fs::write(&file, cases).expect("the cases can be written");
    let output = run(&["bank", "test", file.to_str().expect("a plain name"), "--suggest"]);
    assert_eq!(output.status.code(), Some(1), "a case failed");
    let text = stdout(&output);
    assert!(text.starts_with("# 1 of your cases failed"), "{text}");
    assert!(!text.contains("finds = [\"age_under_18\"]"), "{text}");
    assert!(text.contains("clear = [\"age_under_18\"]"), "{text}");
    assert!(text.contains("unresolved = [\"age_under_18\"]"), "{text}");
}

#[test]
fn a_file_that_is_no_text_in_utf_8_says_what_it_looks_like() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let file = folder.path().join("bank.toml");
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let files: [(Vec<u8>, &str); 7] = [
        ([vec![0xff, 0xfe], utf_16("[bank]")].concat(), "UTF-16"),
        (utf_16("[bank]\nid = \"é\""), "UTF-16"),
        (b"PK\x03\x04\x14\x00 plain".to_vec(), "word processor or spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "word processor or spreadsheet"),
        (b"title = \"caf\xe9\"".to_vec(), "Windows-1252"),
        (b"\x7fELF\x00\x00\xff".to_vec(), "name a text file"),
        (b"{\\rtf1\\ansi bank}".to_vec(), "plain text"),
    ];
    for (bytes, expected) in files {
        fs::write(&file, &bytes).expect("the file can be written");
        let output = run(&["bank", "check", file.to_str().expect("a plain name")]);
        assert_eq!(output.status.code(), Some(1));
        let said = stdout(&output) + &String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(expected), "{expected}: {said}");
        assert!(said.matches("error").count() <= 2, "one mistake, one message: {said}");
    }
}
