//! The records of a folder.

use std::fs;
use std::process::Command;

use crate::support::folder::Folder;
use crate::support::schema::{faults, published};
use crate::support::shipped;

fn record(client: &str, saved: &str, answers: &str) -> String {
    let bank = shipped();
    format!(
        "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"1\", digest = \"{}\" }}\n\
         [record]\nclient = \"{client}\"\nsaved = \"{saved}\"\ninterview = \"short\"\n[answers]\n{answers}\n",
        bank.id(),
        bank.digest()
    )
}

/// Exit code, list and problems.
fn listed(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ketascreen"))
        .arg("records")
        .args(arguments)
        .output()
        .expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_folder_is_listed_by_reference_and_day_and_a_broken_record_is_named() {
    let folder = Folder::new("records");
    for (file, text) in [
        ("b.toml", record("C-2", "2026-10-31T09:00:00-07:00", "age = 40")),
        ("a.toml", record("C-2", "2026-11-28T09:00:00-08:00", "age = 40\nsuicidal_thoughts = \"active\"")),
        ("z.json", "{\"format\": \"ketascreen-record/2\", \"record\": {\"client\": \"C-1\"}, \"answers\": {\"age\": 30}}".to_owned()),
        ("broken.toml", record("C-3", "2026-11-28T09:00:00-08:00", "age = \"old\"")),
        ("locked.age", "age-encryption.org/v1\nsecret".to_owned()),
        ("Cargo.toml", "[package]\nname = \"x\"\n".to_owned()),
        ("notes.txt", "ketascreen-record".to_owned()),
    ] {
        fs::write(folder.path(file), text).expect("it can be written");
    }
    let place = folder.0.display().to_string();
    let (code, out, said) = listed(&[&place, "--format", "json"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("broken.toml"), "its problem is told: {said}");
    let list: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    let faults = faults(&published("ketascreen-records-1"), &list);
    assert!(faults.is_empty(), "{faults:#?}");
    let files: Vec<&str> = list["records"]
        .as_array()
        .expect("it is a list")
        .iter()
        .filter_map(|record| record["file"].as_str())
        .collect();
    assert_eq!(files, ["z.json", "b.toml", "a.toml"]);
    let danger = &list["records"][2];
    assert_eq!((&danger["help_first"], &danger["answered"]), (&true.into(), &2.into()));
    assert_eq!(list["records"][1]["help_first"], false);
    assert!(danger["open"].to_string().contains("suicide_attempt"), "{danger}");
    assert_eq!(list["encrypted"][0]["file"], "locked.age");
    assert!(list["encrypted"][0]["changed"].is_string() && !out.contains("secret"));
    assert_eq!(list["broken"][0]["file"], "broken.toml");
    let (code, out, _) = listed(&[&place]);
    assert_eq!(code, Some(1));
    let places: Vec<usize> = ["z.json", "b.toml", "a.toml", "locked.age", "broken.toml"]
        .iter()
        .map(|file| out.find(file).unwrap_or_else(|| panic!("{file}\n{out}")))
        .collect();
    assert!(places.is_sorted() && !out.contains("Cargo.toml"), "{out}");
    fs::remove_file(folder.path("broken.toml")).expect("it is there");
    assert_eq!(listed(&[&place]).0, Some(0));
    assert_eq!(listed(&[&folder.path("gone")]).0, Some(3));
}
