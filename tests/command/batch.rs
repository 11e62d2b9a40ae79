//! `batch`: long lines, ids as they were written, one line out for each line in.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

const MIB: usize = 1 << 20;

fn started(options: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_ketascreen"))
        .arg("batch")
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn batch(lines: String) -> Output {
    batch_with(&[], lines)
}

fn batch_with(options: &[&str], lines: String) -> Output {
    let mut program = started(options);
    let mut stdin = program.stdin.take().expect("its input is a pipe");
    let writing = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let ended = program.wait_with_output().expect("the program ends");
    writing.join().expect("the thread ends well").expect("it reads all");
    ended
}

fn documents(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("it is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// A line of so many bytes without its line break.
fn line_of(bytes: usize) -> String {
    let frame = r#"{"id": "", "answers": {}}"#.len();
    format!(r#"{{"id": "{}", "answers": {{}}}}"#, "x".repeat(bytes - frame))
}

#[test]
fn a_line_of_more_than_a_mebibyte_is_a_bad_line_and_the_rest_goes_on() {
    let (longest, too_long, far_too_long) = (line_of(MIB), line_of(MIB + 1), line_of(5 * MIB));
    assert_eq!(longest.len(), MIB);
    let last = r#"{"id": 5, "answers": {"ssri_trials": "none", "ssri_outcome": "partial"}}"#;
    let ended = batch(format!("{longest}\n{too_long}\n\n{far_too_long}\n{last}\n{too_long}"));
    assert_eq!(ended.status.code(), Some(1));
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
    let found = documents(&ended);
    assert_eq!(found.len(), 5);
    assert!(found[0]["findings"].is_array(), "the longest line is read");
    for (at, line) in [(1, 2), (2, 4), (4, 6)] {
        assert_eq!((&found[at]["id"], &found[at]["line"]), (&Value::Null, &Value::from(line)));
        let error = found[at]["error"].as_str().expect("it says why");
        assert!(error.contains("longer than 1048576 bytes"), "{error}");
    }
    assert_eq!((&found[3]["id"], &found[3]["ignored"][0]), (&5.into(), &"ssri_outcome".into()));
}

/// A line is answered as soon as it is whole, though the next one has begun.
#[test]
fn half_a_line_holds_nothing_back() {
    for threads in ["1", "2"] {
        let mut program = started(&["--threads", threads]);
        let mut stdin = program.stdin.take().expect("its input is a pipe");
        let mut results = BufReader::new(program.stdout.take().expect("its output is a pipe"));
        stdin.write_all(b"{\"id\": 1, \"answers\": {}}\n{\"id\": 2").expect("it reads");
        let mut first = String::new();
        results.read_line(&mut first).expect("it writes");
        assert!(first.starts_with("{\"id\":1,"), "{first}");
        drop(stdin);
        assert_eq!(program.wait().expect("it ends").code(), Some(1));
    }
}

/// Lines good and bad, in the usual form and in others, come out in the same order and bytes on any number of threads.
#[test]
fn threads_keep_the_order_of_lines() {
    let answers = [
        r#"{"age": 40, "heart": ["stroke", "heart_attack?"]}"#,
        r#"{"heart": ["none"], "age": 17}"#,
        r#"{"age": 40, "age": 41}"#,
        r#"{"\u0061ge": 40}"#,
        r#"{"bp_systolic": 80, "bp_diastolic": 90}"#,
        r#"{"own_words": "a \"b\"", "ssri_trials": "none", "ssri_outcome": "partial"}"#,
        r#"{"nope": 1}"#,
    ];
    let line = |number: usize| {
        let answers = answers[number % answers.len()];
        let end = if number.is_multiple_of(5) { "\n\n" } else { "\n" };
        format!("{{\"id\": {number}, \"answers\": {answers}}}{end}")
    };
    let lines: String = (0..3_000).map(line).collect();
    let one = batch(lines.clone());
    assert_eq!(one.status.code(), Some(1));
    assert_eq!(documents(&one).len(), 3_000);
    for threads in ["1", "2", "3", "16"] {
        let several = batch_with(&["--threads", threads], lines.clone());
        assert_eq!(several.status.code(), Some(1), "{threads} threads");
        assert!(several.stdout == one.stdout, "{threads} threads");
    }
}

/// The program says by itself how much memory it took at most.
#[cfg(target_os = "linux")]
#[test]
fn a_long_line_is_not_kept_in_memory() {
    let mut program = started(&[]);
    let mut stdin = program.stdin.take().expect("its input is a pipe");
    let mut answers = BufReader::new(program.stdout.take().expect("its output is a pipe")).lines();
    let part = "x".repeat(MIB);
    for _ in 0..100 {
        stdin.write_all(part.as_bytes()).expect("it reads");
    }
    stdin.write_all(b"\n").expect("it reads");
    let told = answers.next().expect("it answers").expect("it can be read");
    assert!(told.contains("error"), "{told}");
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.id()))
        .expect("Linux tells of a process");
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it is told");
    let most = most.trim_end_matches("kB").trim().parse::<usize>().expect("it is a number");
    drop(stdin);
    program.wait().expect("the program ends");
    assert!(most < 50 * 1024, "{most} kB for a line of 100 MiB");
}

/// What a terminal obeys is written by its number, or is white space; the value is the same.
#[test]
fn an_id_is_echoed_as_the_same_value_without_control_characters() {
    let ids = [
        ("\"a\u{202e}b\u{7f}\u{e0041}\"", r#""a\u202eb\u007f\udb40\udc41""#),
        ("\"a\\\\\u{202e}\\\"\u{9b}\"", r#""a\\\u202e\"\u009b""#),
        ("\"a\tb\"", r#""a\u0009b""#),
        (
            "{\"k\u{2066}\":\t[1e400,\u{a0}-0.0, 12345678901234567890123]\r}",
            "{\"k\\u2066\": [1e400, -0.0, 12345678901234567890123] }",
        ),
        ("\"\\u202e\"", r#""\u202e""#),
        ("1.0", "1.0"),
        ("null", "null"),
    ];
    let lines: String =
        ids.iter().map(|(id, _)| format!("{{\"id\": {id}, \"answers\": {{}}}}\n")).collect();
    let ended = batch(lines);
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stdout));
    let text = String::from_utf8(ended.stdout).expect("it is UTF-8");
    for ((_, expected), line) in ids.iter().zip(text.lines()) {
        assert!(line.starts_with(&format!("{{\"id\":{expected},\"overall\":")), "{line}");
    }
}
