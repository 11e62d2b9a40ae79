//! Faults of saving: killed, read-only, replaced by something else, named twice.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::support::folder::Folder;
use crate::support::lines::program;
use crate::support::terminal::PROGRAM;

/// Times that a save is killed.
const KILLS: u64 = 150;

fn names(folder: &Folder) -> BTreeSet<String> {
    let entries = fs::read_dir(&folder.0).expect("it is there");
    entries
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect()
}

/// Killed at any moment, a save leaves the file whole, the old or the new one, and after the next start nothing else.
#[test]
fn a_killed_save_leaves_a_whole_file_and_nothing_else() {
    let folder = Folder::new("killed");
    let file = folder.path("a.toml");
    let mut lines = "1\n40\n".to_owned();
    for age in 0..2_000 {
        lines.push_str(&format!("<\n{}\n", 20 + age % 60));
    }
    let mut left_behind = 0;
    let mut cut_short = 0;
    for kill in 0..KILLS {
        let _ = fs::remove_file(&file);
        let mut child = Command::new(PROGRAM)
            .args(["--plain", "--short", "--save", &file])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut input = child.stdin.take().expect("it takes input");
        let text = lines.clone();
        let feeding = std::thread::spawn(move || drop(input.write_all(text.as_bytes())));
        sleep(Duration::from_micros(5_000 + kill * 7_919 % 60_000));
        child.kill().expect("it runs");
        cut_short += u32::from(!child.wait().expect("it ends").success());
        let _ = feeding.join();
        let others: Vec<String> =
            names(&folder).into_iter().filter(|name| name != "a.toml").collect();
        left_behind += others.len();
        if folder.0.join("a.toml").exists() {
            let record = fs::read_to_string(&file).expect("it is there");
            let record: toml::Table = record.parse().expect("the record is whole");
            assert!(record["answers"].get("age").is_some(), "{record}");
            let (code, said) = program(&["--plain", "--short", "--resume", &file], "1\n.\n1\n");
            assert_eq!(code, Some(0), "{said}");
        } else {
            program(&["--plain", "--short", "--save", &file], "1\n.\n1\n");
        }
        assert!(names(&folder).iter().all(|name| name == "a.toml"), "{:?}", names(&folder));
    }
    println!(
        "{KILLS} kills, {cut_short} in the middle, {left_behind} leftovers before the next start"
    );
    assert!(u64::from(cut_short) == KILLS, "the program ended by itself");
}

/// What a killed save left is removed at the next start; what another program is writing is not.
#[test]
fn leftovers_are_removed_unless_somebody_writes_them() {
    let folder = Folder::new("leftover");
    let file = folder.path("a.toml");
    let (left, written) = (folder.path(".a.toml.1-0.part"), folder.path(".a.toml.2-0.part"));
    let (other, mine) = (folder.path(".b.toml.1-0.part"), folder.path(".a.toml.notes"));
    for path in [&left, &written, &other, &mine] {
        fs::write(path, "answers").expect("it can be written");
    }
    let open = File::open(&written).expect("it is there");
    open.lock().expect("it can be locked");
    program(&["--plain", "--short", "--save", &file], "1\n40\n.\n1\n");
    let names = names(&folder);
    assert!(!names.contains(".a.toml.1-0.part"), "{names:?}");
    for kept in [".a.toml.2-0.part", ".b.toml.1-0.part", ".a.toml.notes", "a.toml"] {
        assert!(names.contains(kept), "{kept}: {names:?}");
    }
}

/// A file that its owner made read-only is never replaced, whatever was asked for.
#[test]
fn a_read_only_file_is_never_replaced() {
    let folder = Folder::new("read-only");
    let (file, answers) = (folder.path("mine.toml"), folder.path("answers.toml"));
    fs::write(&answers, "[answers]\nage = 40\n").expect("it can be written");
    fs::write(&file, "[answers]\nage = 50\n").expect("it can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("it is mine");
    let runs: [&[&str]; 4] = [
        &["--plain", "--short", "--save", &file, "--force"],
        &["--plain", "--short", "--resume", &file],
        &["summarize", &answers, "-o", &file, "--force"],
        &["compare", &answers, &answers, "-o", &file, "--force"],
    ];
    for arguments in runs {
        let (code, said) = program(arguments, "1\n40\n.\n1\n");
        assert!(code == Some(3) && said.contains("read-only"), "{arguments:?}: {code:?} {said}");
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "[answers]\nage = 50\n");
    }
}

/// A link, a pipe and a device are not written; of a file with two names the other one keeps what it held.
#[test]
fn what_is_no_plain_file_is_left_alone() {
    let folder = Folder::new("no-file");
    let answers = folder.path("answers.toml");
    fs::write(&answers, "[answers]\nage = 40\n").expect("it can be written");
    let (target, link, pipe) = (folder.path("target"), folder.path("link"), folder.path("pipe"));
    fs::write(&target, "mine").expect("it can be written");
    symlink(&target, &link).expect("it can be made");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
    for path in [link.as_str(), &pipe, "/dev/null", &folder.0.display().to_string()] {
        for arguments in [
            ["summarize", &answers, "-o", path, "--force"].as_slice(),
            ["--plain", "--short", "--force", "--save", path].as_slice(),
        ] {
            let (code, said) = program(arguments, "1\n40\n.\n1\n");
            assert_eq!(code, Some(3), "{arguments:?}: {said}");
        }
    }
    assert_eq!(fs::read_to_string(&target).expect("it is there"), "mine");
    let second = folder.path("second");
    fs::hard_link(&target, &second).expect("it can be made");
    let (code, said) = program(&["summarize", &answers, "-o", &second, "--force"], "");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read_to_string(&target).expect("it is there"), "mine");
    assert_ne!(fs::read_to_string(&second).expect("it is there"), "mine");
}

/// No option names a file that another one reads or writes.
#[test]
fn no_file_is_named_twice() {
    let folder = Folder::new("twice");
    let (bank, answers) = (folder.path("q.toml"), folder.path("a.toml"));
    fs::copy("questions.toml", &bank).expect("it can be copied");
    let text = "[answers]\nage = 40\n";
    fs::write(&answers, text).expect("it can be written");
    let before = fs::read(&bank).expect("it is there");
    let new = folder.path("new.toml");
    let runs: [&[&str]; 6] = [
        &["--plain", "--bank", &bank, "--save", &bank, "--force"],
        &["--plain", "--bank", &bank, "--resume", &bank],
        &["--plain", "--from", &answers, "--save", &answers, "--force"],
        &["--plain", "--from", &answers, "--save", &new, "-o", &answers, "--force"],
        &["--plain", "--save", &new, "-o", &new, "--force"],
        &["summarize", &answers, "--bank", &bank, "-o", &bank, "--force"],
    ];
    for arguments in runs {
        let (code, said) = program(arguments, "1\n40\n.\n1\n");
        assert!(code == Some(3) && said.contains("named twice"), "{arguments:?}: {code:?} {said}");
    }
    assert_eq!(fs::read(&bank).expect("it is there"), before);
    assert_eq!(fs::read_to_string(&answers).expect("it is there"), text);
    assert!(!folder.0.join("new.toml").exists());
    for arguments in [
        ["--plain", "--save", "-"].as_slice(),
        &["--plain", "--from", "-", "--save", &new],
        &["--plain", "--from", &answers],
        &["--plain", "--from", &answers, "--resume", &answers],
    ] {
        assert_eq!(program(arguments, "").0, Some(2), "{arguments:?}");
    }
}

/// A dash is standard output, and no file of that name.
#[test]
fn a_dash_is_standard_output() {
    let folder = Folder::new("dash");
    let answers = folder.path("a.toml");
    fs::write(&answers, "[answers]\nage = 40\n").expect("it can be written");
    let run = |arguments: &[&str]| {
        Command::new(PROGRAM).args(arguments).current_dir(&folder.0).output().expect("it runs")
    };
    let plain = run(&["summarize", "a.toml"]);
    let dash = run(&["summarize", "a.toml", "-o", "-"]);
    assert_eq!((plain.stdout, plain.status.code()), (dash.stdout, dash.status.code()));
    assert!(!folder.0.join("-").exists());
}
