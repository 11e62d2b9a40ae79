//! Limits: at and below them all is well, above them it is said in words, and nothing grows without bound.
#![cfg(unix)]

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::support::folder::Folder;
use crate::support::lines::program;
use crate::support::parts::{part, with_parts};
use crate::support::terminal::PROGRAM;

const LARGEST_FILE: usize = 16 << 20;

/// The exit code and all that was said, with the number of bytes of it.
fn said(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(PROGRAM).args(arguments).output().expect("it runs");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&text).into_owned())
}

/// What `bank check` says of a file.
fn checked(folder: &Folder, text: &str) -> (Option<i32>, String) {
    let file = folder.path("bank.toml");
    fs::write(&file, with_parts(text)).expect("it can be written");
    said(&["bank", "check", &file])
}

fn summarized(folder: &Folder, text: &str) -> (Option<i32>, String) {
    let file = folder.path("answers.toml");
    fs::write(&file, text).expect("it can be written");
    said(&["summarize", &file])
}

/// A bank with a rule on hours of sleep.
fn bank_with(condition: &str, more: &str) -> String {
    let question = part("question");
    format!(
        "format = \"ketascreen-bank/2\"\n\n{question}\n{more}\n[[rule]]\nid = \"few\"\nlevel = \"discuss\"\nwhen = \"{condition}\"\n\
         basis = \"study\"\nsources = [\"paper\"]\npoint = \"matter\"\ntitle = \"Few\"\nshort_title = \"Few\"\nline = \"Few\"\n\
         text = \"Few matters.\"\nask = \"What could help?\"\n"
    )
}

/// Questions with the scores 0 and `score`, and a scale of them.
fn scale_of(items: usize, score: i64) -> String {
    let mut text = String::new();
    for item in 0..items {
        let _ = writeln!(
            text,
            "[[question]]\nid = \"item_{item}\"\nsection = \"part\"\nkind = \"choice\"\nlabel = \"Item {item}\"\ntext = \"Item {item}?\"\n\
             why = \"Sleep matters.\"\noptions = [{{ id = \"no\", text = \"No\", score = 0 }}, {{ id = \"yes\", text = \"Yes\", score = {score} }}]\n"
        );
    }
    let names: Vec<String> = (0..items).map(|item| format!("\"item_{item}\"")).collect();
    text + &format!("[[scale]]\nid = \"rest\"\nlabel = \"Rest\"\nitems = [{}]\n", names.join(", "))
}

#[test]
fn a_file_is_read_up_to_its_limit() {
    let folder = Folder::new("large");
    let file = folder.path("answers.toml");
    for (size, code) in
        [(LARGEST_FILE - 1, 0), (LARGEST_FILE, 0), (LARGEST_FILE + 1, 1), (4 * LARGEST_FILE, 1)]
    {
        let mut text = "[answers]\nage = 40\n#".to_owned();
        text.extend(std::iter::repeat_n('x', size - text.len()));
        fs::write(&file, &text).expect("it can be written");
        for (arguments, input) in [(["summarize", &file], ""), (["summarize", "-"], text.as_str())]
        {
            let (found, said) = program(&arguments, input);
            assert_eq!(found, Some(code), "{size}: {said}");
            assert_eq!(
                said.contains("is larger than 16777216 bytes (16 MiB)"),
                code == 1,
                "{said}"
            );
        }
    }
    // What has no end is not read to its end.
    let (code, said) = said(&["summarize", "/dev/zero"]);
    assert!(code == Some(1) && said.contains("is larger than"), "{said}");
}

#[test]
fn ten_problems_are_told_in_full_and_the_others_counted() {
    let folder = Folder::new("problems");
    let record = "format = \"ketascreen-record/2\"\n";
    let case = |name: usize| {
        format!("[[case]]\nname = \"{name}\"\nanswers = {{}}\nfinds = [\"x{name}\"]\n")
    };
    for count in [9, 10, 11, 1_000, 1_001, 20_000] {
        let mut answers = "[answers]\n".to_owned();
        (0..count).for_each(|number| answers.push_str(&format!("x{number} = 1\n")));
        let cases: String = (0..count).map(case).collect();
        let file = folder.path("cases.toml");
        fs::write(&file, cases).expect("it can be written");
        for (code, text) in [
            summarized(&folder, &answers),
            summarized(&folder, &format!("{record}{answers}")),
            said(&["bank", "test", &file]),
        ] {
            assert_eq!(code, Some(1), "{text}");
            assert_eq!(text.matches("error[").count(), count.min(10), "{count}: {text}");
            let left = count.min(1_001) - count.min(10);
            let are = if left == 1 { "is" } else { "s are" };
            assert_eq!(
                text.contains(&format!("{left} more problem{are} not shown"))
                    || (left == 1 && text.contains("1 more problem is not shown")),
                left > 0,
                "{count}: {text}"
            );
            assert!(text.len() < 4_000, "{count}: {} bytes", text.len());
        }
        let mut bank = "format = \"ketascreen-bank/2\"\n".to_owned();
        (0..count).for_each(|number| bank.push_str(&format!("x{number} = 1\n")));
        let file = folder.path("bank.toml");
        fs::write(&file, with_parts(&bank)).expect("it can be written");
        let (_, json) = said(&["bank", "check", &file, "--format", "json"]);
        let list: Vec<serde_json::Value> = serde_json::from_str(&json).expect("it is a list");
        assert_eq!(list.len(), count.min(1_001), "{count}");
        let told = list.iter().filter(|problem| {
            problem["message"].as_str().is_some_and(|message| message.contains("not told"))
        });
        let told: Vec<String> = told.map(|problem| problem["message"].to_string()).collect();
        assert_eq!(told.len(), usize::from(count > 1_000), "{told:?}");
        assert!(
            told.iter().all(|told| told.contains(&format!("{} more", count - 1_000))),
            "{told:?}"
        );
    }
}

/// A long line is drawn around its place, whose line and column are those of the file.
#[test]
fn a_long_line_is_cut_around_its_place() {
    let folder = Folder::new("long-line");
    for (before, after) in [(10, 10), (500, 480), (100_000, 100_000), (3, 300_000)] {
        let text = format!(
            "[answers]\nmedicines = [{}\"opio\", {}]\n",
            "\"stimulant\", ".repeat(before),
            "\"ï»¿日本\", ".repeat(after)
        );
        let (code, said) = summarized(&folder, &text);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(&format!("answers.toml:2:{}", 14 + 13 * before)), "{said}");
        assert!(said.contains("\"opio\""), "{said}");
        assert!(said.len() < 20_000, "{} bytes", said.len());
    }
}

#[test]
fn a_note_has_a_limit() {
    let folder = Folder::new("note");
    for (length, code) in [(9_999, 0), (10_000, 0), (10_001, 1)] {
        for table in ["notes", "begun"] {
            let note = "é".repeat(length);
            let text = format!(
                "format = \"ketascreen-record/2\"\n[answers]\nage = 40\n[{table}]\nage = \"{note}\"\n"
            );
            let (found, said) = summarized(&folder, &text);
            assert_eq!(found, Some(code), "{length}: {}", said.len());
            assert_eq!(said.contains("at most 10000 are kept"), code == 1, "{said}");
        }
    }
}

#[test]
fn a_condition_has_a_limit() {
    let folder = Folder::new("terms");
    for (count, is_well) in
        [(499, true), (500, true), (501, false), (10_417, false), (200_000, false)]
    {
        for (term, or) in [("hours < 5", " or "), ("not hours is unknown", " and ")] {
            let (_, said) = checked(&folder, &bank_with(&vec![term; count].join(or), ""));
            assert_eq!(!said.contains("at most 500 comparisons"), is_well, "{count}: {said}");
            assert!(said.len() < 10_000, "{} bytes", said.len());
        }
    }
}

#[test]
fn a_scale_has_limits() {
    let folder = Folder::new("scale");
    for (items, score, told) in [
        (63, 1, None),
        (64, 1, None),
        (65, 1, Some("at most 64 items, and this one has 65")),
        (2, 999_999, None),
        (2, 1_000_000, None),
        (2, -1_000_000, None),
        (2, 1_000_001, Some("the score 1000001 is out of range")),
        (2, -1_000_001, Some("the score -1000001 is out of range")),
        (2, i64::MAX, Some("is out of range")),
        (2, i64::MIN, Some("is out of range")),
        (64, 1_000_000, None),
    ] {
        let (code, said) = checked(&folder, &bank_with("rest >= 1", &scale_of(items, score)));
        assert!(code.is_some(), "{items} {score}: it ended by a signal");
        match told {
            // Whether a long scale's sums are proved is another matter.
            None => assert!(!said.contains("error[bad-scale]"), "{items} {score}: {said}"),
            Some(told) => {
                assert!(code == Some(1) && said.contains(told), "{items} {score}: {said}")
            }
        }
    }
}

/// Bounds of bands, ranges, thresholds and lengths that no number holds are told, and nothing wraps.
#[test]
fn numbers_that_do_not_fit_are_told() {
    let folder = Folder::new("numbers");
    let (most, least) = (i64::MAX, i64::MIN);
    let band = |from: i64, to: i64| {
        format!(
            "{}bands = [{{ id = \"all\", least = {from}, greatest = {to}, text = \"all\" }}]\n",
            scale_of(2, 1)
        )
    };
    let number = |from: i64, to: i64| {
        format!(
            "[[question]]\nid = \"number\"\nsection = \"part\"\nkind = \"integer\"\nlabel = \"Number\"\ntext = \"Number?\"\nwhy = \"Sleep matters.\"\nleast = {from}\ngreatest = {to}\n"
        )
    };
    for (condition, more, code) in [
        ("rest >= 1", band(0, 2), Some(0)),
        ("rest >= 1", band(least, most), Some(1)),
        ("rest >= 1", band(most, most), Some(1)),
        ("number < 5", number(-1_000_000_000, 1_000_000_000), Some(0)),
        ("number < 5", number(0, 1_000_000_001), Some(1)),
        ("number < 5", number(-1_000_000_001, 0), Some(1)),
        ("number < 5", number(least, most), Some(1)),
        ("number <= 9223372036854775807", number(0, 10), Some(1)),
        ("number > 9223372036854775807 or number < 5", number(0, 10), Some(1)),
    ] {
        let (found, said) = checked(&folder, &bank_with(condition, &more));
        assert_eq!(found, code, "{condition} {more}: {said}");
    }
}

/// Scores without two equal sums take their share of the steps, and no more memory than the machine has.
#[test]
fn a_proof_ends_within_its_limit() {
    let folder = Folder::new("steps");
    let mut text = String::new();
    for item in 0..64_u32 {
        let scores: Vec<u32> =
            (1..4).map(|place| (item * 7_919 + place * place * 104_729) % 999_983).collect();
        let options: Vec<String> = (scores.iter().enumerate())
            .map(|(place, score)| {
                format!("{{ id = \"o{place}\", text = \"O{place}\", score = {score} }}")
            })
            .collect();
        let _ = writeln!(
            text,
            "[[question]]\nid = \"item_{item}\"\nsection = \"part\"\nkind = \"choice\"\nlabel = \"Item {item}\"\ntext = \"Item {item}?\"\n\
             why = \"Sleep matters.\"\noptions = [{}]\n",
            options.join(", ")
        );
    }
    let names: Vec<String> = (0..64).map(|item| format!("\"item_{item}\"")).collect();
    text.push_str(&format!(
        "[[scale]]\nid = \"rest\"\nlabel = \"Rest\"\nitems = [{}]\n",
        names.join(", ")
    ));
    let file = folder.path("bank.toml");
    fs::write(&file, with_parts(&bank_with("rest >= 30000000", &text))).expect("it can be written");
    // A quarter of what a small machine has, in KiB.
    let command = format!("ulimit -v 1500000; '{PROGRAM}' bank check '{file}'");
    let output = Command::new("sh").args(["-c", &command]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("[undecided]"), "{said}");
}
