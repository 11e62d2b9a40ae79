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

/// A changed digit of a help line changes nothing for the rules, and is the first thing that is said of the texts.
#[test]
fn against_another_bank_names_texts_by_word_conditions_and_ranges() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let file = folder.path().join("changed.toml");
    let bank = fs::read_to_string("questions.toml").expect("the shipped bank can be read");
    let changed = bank
        .replacen("bp_systolic >= 140 or", "bp_systolic >= 150 or", 1)
        .replacen("call 116 123, free", "call 116 124, free", 1)
        .replacen("Blood pressure 140/90+", "Blood pressure 150/90+", 1);
    fs::write(&file, changed).expect("it can be written");
    let path = file.to_str().expect("a plain name");
    let report = stdout(&run(&["bank", "check", path, "--against", "questions.toml"]));
    let report = report.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "bp_not_controlled: when was bp_systolic >= 140 or",
        "bp_not_controlled: when is bp_systolic >= 150 or",
        "and bp_systolic 140 to 149, and bp_diastolic 20 to 89 or not known",
        "Texts that differ, [-before-] and {+now+}: 2 country.GB.line.2.contact: call 116 [-123,-] {+124,+} free",
        "rule.bp_not_controlled.short_title: Blood pressure [-140/90+-] {+150/90++} or uncontrolled",
    ] {
        assert!(report.contains(said), "{said}: {report}");
    }
    let whole = run(&["bank", "check", path, "--against", "questions.toml", "--format", "json"]);
    let whole: serde_json::Value = serde_json::from_str(&stdout(&whole)).expect("it is JSON");
    assert!(whole["problems"].is_array());
    let against = &whole["against"];
    assert_eq!(against["texts"][0]["text"], "country.GB.line.2.contact");
    assert_eq!(against["texts"][0]["before"], "call 116 123, free, at all hours");
    assert_eq!(against["texts"][0]["now"], "call 116 124, free, at all hours");
    let rules = against["rules"].as_array().expect("a list");
    let rule = rules.iter().find(|rule| rule["rule"] == "bp_not_controlled").expect("it changed");
    let ranges: Vec<&str> = rule["only_for"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one.as_str())
        .collect();
    assert!(ranges.contains(&"bp_systolic 140 to 149"), "{ranges:?}");
    assert!(rule["when"]["before"].as_str().is_some_and(|when| when.contains(">= 140")));
}

#[test]
fn a_translation_goes_out_and_comes_back_as_a_bank() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = |name: &str| folder.path().join(name).to_str().expect("a plain name").to_owned();
    let (po, bank) = (path("es.po"), path("es.toml"));
    assert!(run(&["bank", "texts", "--language", "es", "-o", &po]).status.success());
    let text = fs::read_to_string(&po).expect("it was written");
    let blank = "msgid \"Ketamine therapy\"\nmsgstr \"\"";
    assert_eq!(text.matches(blank).count(), 1);
    let filled = text.replace(blank, "msgid \"Ketamine therapy\"\nmsgstr \"Terapia con ketamina\"");
    fs::write(&po, filled).expect("it can be written");
    let state = stdout(&run(&["bank", "check", "--translation", &po]));
    assert!(state.contains("Translation into es: 1 of "), "{state}");
    let made = run(&["bank", "texts", "--into-bank", &po, "-o", &bank]);
    assert!(made.status.success());
    assert!(String::from_utf8_lossy(&made.stderr).contains("Translation into es: 1 of "));
    let checked = stdout(&run(&["bank", "check", &bank]));
    assert!(checked.contains("ketamine-therapy-es version 2"), "{checked}");
    assert!(checked.contains("[english-word-list]"), "{checked}");
    let again = run(&["bank", "texts", "--translation", &po]);
    assert!(stdout(&again).contains("msgstr \"Terapia con ketamina\""));
    // A file that exists is not overwritten.
    assert_eq!(run(&["bank", "texts", "-o", &po]).status.code(), Some(3));
}
