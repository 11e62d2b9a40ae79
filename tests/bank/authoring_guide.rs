//! The guide for authors, `docs/authoring.md`: each of its steps is done, in a folder of its own, and must end as it says.
//!
//! An `sh` block copies a file, or writes what the program says into one; a `diff` block changes the file that it names, a `toml` block is put at the end of the
//! file that it names, and a `console` block is run: `...` stands for any lines, `[..]` for anything in a line.

use std::fs;
use std::path::Path;
use std::process::Command;

const GUIDE: &str = include_str!("../../docs/authoring.md");
const PROGRAM: &str = env!("CARGO_BIN_EXE_ketascreen");

#[test]
fn every_step_of_the_guide_works() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let file = |name: &str| folder.path().join(name);
    fs::copy("questions.toml", file("questions.toml")).expect("the shipped bank can be copied");
    let (mut changes, mut runs) = (0, 0);
    for (kind, name, text) in blocks(GUIDE) {
        match kind {
            "sh" if text.starts_with("ketascreen ") => {
                let (command, to) = text.trim().split_once(" > ").expect("it writes a file");
                let words = command.split_whitespace().skip(1);
                let ended = Command::new(PROGRAM)
                    .args(words)
                    .current_dir(folder.path())
                    .output()
                    .expect("the program runs");
                assert!(ended.status.success(), "{command}");
                fs::write(file(to), ended.stdout).expect("it can be written");
            }
            "sh" => {
                let [copy, from, to] = text.split_whitespace().collect::<Vec<_>>()[..] else {
                    panic!("not a copy: {text}")
                };
                assert_eq!(copy, "cp", "{text}");
                fs::copy(file(from), file(to)).expect("the file can be copied");
            }
            "diff" => {
                let before = fs::read_to_string(file(name)).expect("the file is there");
                fs::write(file(name), patched(&before, text)).expect("it can be written");
                changes += 1;
            }
            "toml" => {
                let before =
                    fs::read_to_string(file(name)).map(|text| text + "\n").unwrap_or_default();
                fs::write(file(name), before + text).expect("it can be written");
                changes += 1;
            }
            "console" => {
                run(folder.path(), text);
                runs += 1;
            }
            other => panic!("nothing is done with a block of {other}"),
        }
    }
    assert!(changes >= 7 && runs >= 9, "{changes} changes and {runs} runs");
}

/// Each block: what stands behind the fence, as two words, and its lines.
fn blocks(page: &str) -> Vec<(&str, &str, &str)> {
    let fenced = page.split("```").skip(1).step_by(2);
    fenced
        .map(|block| {
            let (head, text) = block.split_once('\n').expect("a fence is a line");
            let (kind, name) = head.split_once(' ').unwrap_or((head, ""));
            (kind, name, text)
        })
        .collect()
}

/// The text with the lines of a hunk changed. They must stand in it exactly once.
fn patched(before: &str, hunk: &str) -> String {
    let side = |other: char| {
        let lines = hunk.lines().filter(|line| !line.starts_with(other));
        lines.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect::<String>()
    };
    let (old, new) = (side('+'), side('-'));
    assert_eq!(before.matches(&old).count(), 1, "in the file once: {old}");
    before.replacen(&old, &new, 1)
}

fn run(folder: &Path, console: &str) {
    let (line, rest) = console.split_once('\n').expect("a command is a line");
    let mut words = line.split_whitespace();
    assert_eq!((words.next(), words.next()), (Some("$"), Some("ketascreen")), "{line}");
    let (code, expected) = match rest.strip_prefix("? ") {
        Some(rest) => rest
            .split_once('\n')
            .map(|(code, rest)| (code.parse().expect("a number"), rest))
            .expect("a line"),
        None => (0, rest),
    };
    let ended = Command::new(PROGRAM)
        .args(words)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&ended.stdout);
    assert_eq!(
        ended.status.code(),
        Some(code),
        "{line}: {said}{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    let (wanted, found): (Vec<&str>, Vec<&str>) =
        (expected.trim_end().lines().collect(), said.trim_end().lines().collect());
    assert!(matches(&wanted, &found), "{line} is to say\n{expected}\nand says\n{said}");
}

fn matches(wanted: &[&str], found: &[&str]) -> bool {
    match wanted {
        [] => found.is_empty(),
        ["...", rest @ ..] => (0..=found.len()).any(|skipped| matches(rest, &found[skipped..])),
        [line, rest @ ..] => found
            .split_first()
            .is_some_and(|(first, others)| line_matches(line, first) && matches(rest, others)),
    }
}

fn line_matches(wanted: &str, found: &str) -> bool {
    match wanted.split_once("[..]") {
        None => wanted == found,
        Some((start, rest)) => found.strip_prefix(start).is_some_and(|tail| {
            tail.char_indices()
                .map(|(at, _)| at)
                .chain([tail.len()])
                .any(|at| line_matches(rest, &tail[at..]))
        }),
    }
}
