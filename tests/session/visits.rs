//! Visits: a new one leaves the earlier record as it is, and each answer keeps its day.
#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::folder::Folder;
use crate::support::lines::program;
use crate::support::shipped;
use crate::support::terminal::PROGRAM;

/// A record of an earlier day.
fn earlier_record() -> String {
    let bank = shipped();
    format!(
        "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"1\", digest = \"{}\" }}\n\
         [record]\nsaved = \"2020-10-31T23:30:00-07:00\"\ninterview = \"short\"\nclient = \"C-17\"\n\
         [answers]\nage = 40\nsuicidal_thoughts = \"none\"\nfamily_history = [\"bipolar\"]\n\
         [notes]\nage = \"a note of then\"\n",
        bank.id(),
        bank.digest()
    )
}

fn day_of(record: &toml::Table, question: &str) -> Option<String> {
    let day = record.get("carried")?.get(question)?.get("day")?;
    day.as_str().map(str::to_owned)
}

fn read(path: &str) -> toml::Table {
    fs::read_to_string(path).expect("it is there").parse().expect("it is TOML")
}

/// What changes with time is asked again, the rest is carried over with its day, and the old file is not touched.
#[test]
fn a_new_visit_carries_over_and_asks_again() {
    let folder = Folder::new("visit");
    let (old, new) = (folder.path("old.toml"), folder.path("new.toml"));
    fs::write(&old, earlier_record()).expect("it can be written");
    let (code, said) = program(&["--plain", "--from", &old, "--save", &new], "1\n41\n.\n1\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("To be asked again: 2") && said.contains("with their day: 1"), "{said}");
    assert_eq!(fs::read_to_string(&old).expect("it is there"), earlier_record());
    let record = read(&new);
    let answers = record["answers"].as_table().expect("it is a table");
    assert_eq!(answers["age"].as_integer(), Some(41));
    assert!(!answers.contains_key("suicidal_thoughts"), "it is asked again: {record}");
    assert_eq!(day_of(&record, "family_history").as_deref(), Some("2020-10-31"), "{record}");
    assert_eq!(day_of(&record, "age"), None, "it was answered today");
    assert_eq!(record["record"]["client"].as_str(), Some("C-17"));
    assert!(!record.contains_key("notes"), "notes stay with their visit");
    assert_ne!(record["record"]["saved"].as_str(), Some("2020-10-31T23:30:00-07:00"));
}

/// Who resumes on another day is told so, with the file and the reference, and can begin a new visit or stop.
#[test]
fn another_day_is_said_before_all_else() {
    let folder = Folder::new("other-day");
    let (old, new) = (folder.path("old.toml"), folder.path("new.toml"));
    fs::write(&old, earlier_record()).expect("it can be written");
    let arguments = ["--plain", "--resume", &old];
    let (code, said) = program(&arguments, "\n");
    assert_eq!(code, Some(0), "{said}");
    for part in [old.as_str(), "C-17", "2020-10-31", "new visit"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (code, said) = program(&arguments, format!("1\n{new}\n1\n41\n.\n1\n"));
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read_to_string(&old).expect("it is there"), earlier_record());
    assert_eq!(day_of(&read(&new), "family_history").as_deref(), Some("2020-10-31"));
    // Going on all the same: every earlier answer keeps its day, and the new one has none.
    let (code, said) = program(&arguments, "2\n1\n1\n\n.\n1\n");
    assert_eq!(code, Some(0), "{said}");
    let record = read(&old);
    assert!(record["answers"].get("concerns").is_some(), "{record}");
    for question in ["age", "suicidal_thoughts", "family_history"] {
        assert_eq!(day_of(&record, question).as_deref(), Some("2020-10-31"), "{question}");
    }
    assert_eq!(day_of(&record, "concerns"), None);
    // Today it is of today, and nothing is asked.
    let (_, said) = program(&arguments, "1\n.\n1\n");
    assert!(!said.contains("Today is"), "{said}");
}

/// A hand-written file has no day, so its answers could have none either.
#[test]
fn a_file_without_a_day_begins_no_visit() {
    let folder = Folder::new("no-day");
    let (old, new) = (folder.path("old.toml"), folder.path("new.toml"));
    fs::write(&old, "[answers]\nage = 40\n").expect("it can be written");
    let (code, said) = program(&["--plain", "--from", &old, "--save", &new], "1\n");
    assert!(code == Some(1) && said.contains("on which day"), "{code:?} {said}");
    assert!(!folder.0.join("new.toml").exists());
}

/// Days are those of the machine's zone, and the record tells the offset; a name that ends in .json makes it JSON.
#[test]
fn a_record_has_the_local_day_with_its_offset() {
    let folder = Folder::new("zone");
    for (zone, offset, name) in [
        ("Asia/Tokyo", "+09:00", "a.toml"),
        ("UTC", "+00:00", "b.toml"),
        ("Asia/Kathmandu", "+05:45", "c.json"),
    ] {
        let file = folder.path(name);
        let mut child = Command::new(PROGRAM)
            .args(["--plain", "--short", "--save", &file])
            .env("TZ", zone)
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let input = child.stdin.take().expect("it takes input");
        { input }.write_all(b"1\n40\n.\n1\n").expect("it reads");
        assert!(child.wait().expect("it ends").success());
        let text = fs::read_to_string(&file).expect("it was saved");
        let saved = match name.ends_with(".json") {
            true => {
                let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
                json["record"]["saved"].as_str().map(str::to_owned)
            }
            false => read(&file)["record"]["saved"].as_str().map(str::to_owned),
        };
        let saved = saved.expect("it says when");
        assert!(saved.ends_with(offset), "{zone}: {saved}");
    }
}

/// A change of an answer about suicide is kept with the answer before and its time.
#[test]
fn a_change_of_an_answer_about_suicide_is_kept() {
    let folder = Folder::new("changed");
    let file = folder.path("a.toml");
    fs::write(&file, "[answers]\nage = 40\nconcerns = [\"pain\"]\nown_words = \"x\"\n")
        .expect("it can be written");
    // 'Never', taken back, and declined.
    let (_, said) = program(&["--plain", "--short", "--resume", &file], "1\n1\n<<\n-\n.\n1\n");
    let record = read(&file);
    let changed = record.get("changed").unwrap_or_else(|| panic!("{record}\n{said}"));
    let first = &changed[0];
    assert_eq!(first["question"].as_str(), Some("suicidal_thoughts"));
    assert_eq!(first["before"].as_str(), Some("none"));
    assert!(first["at"].as_str().is_some_and(|at| at.contains('T')), "{first}");
}
