//! The built program from outside: every example of the README and of `tests/fixtures/commands`, and broken standard streams.
#![cfg(unix)]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::shipped;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ketascreen");
const ANSWERS: &str = "tests/fixtures/people/crisis.toml";

/// `TRYCMD=overwrite cargo test --test commands` writes what the program says now into the examples.
#[test]
fn examples_of_the_readme_and_of_the_commands() {
    let cases = trycmd::TestCases::new();
    cases.register_bin("ketascreen", Path::new(PROGRAM));
    // As without a terminal, whatever the environment of the tests is.
    cases.env("NO_COLOR", "1").env("COLUMNS", "80");
    cases
        .case("README.md")
        .case("tests/fixtures/commands/*.md")
        .case("tests/fixtures/commands/*.toml");
}

/// What could be skipped in silence is counted: a block with another language, or a program with another name, runs not.
#[test]
fn the_readme_runs_an_example_of_every_command() {
    let readme = read("README.md");
    let run: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("$ ketascreen ")).collect();
    let commands = [
        "summarize",
        "compare",
        "records",
        "batch",
        "bank check",
        "bank test",
        "bank show",
        "bank new",
        "bank texts",
        "bank export",
        "bank schema",
        "completions",
        "man",
        "--version",
    ];
    for command in commands {
        assert!(
            run.iter().any(|line| line.starts_with(command)),
            "the README has no example of {command}"
        );
    }
    let all_run = readme.lines().filter(|line| line.starts_with("$ ")).count();
    assert_eq!(run.len(), all_run, "an example runs something else than ketascreen");
    assert_eq!(
        readme.matches("```console\n$ ").count(),
        run.len(),
        "each example stands in its own console block"
    );
    let long: Vec<&str> = readme
        .lines()
        .filter(|line| line.chars().count() > 120 && !line.starts_with("!["))
        .collect();
    assert!(long.is_empty(), "longer than 120 characters: {long:?}");
}

#[test]
fn the_readme_shows_the_files_that_its_examples_read() {
    let readme = read("README.md");
    let answers = read("docs/answers.toml");
    assert_eq!(
        shipped().example().trim(),
        answers.trim(),
        "docs/answers.toml is what --help shows"
    );
    assert!(readme.contains(&answers), "the README shows docs/answers.toml");
    let case = read("docs/case.toml");
    let indented: String = case.lines().map(|line| format!("   {line}\n")).collect();
    assert!(readme.contains(&indented), "the README shows docs/case.toml");
    let top: Vec<&str> = readme.lines().take(5).collect();
    assert!(top.join(" ").contains("988"), "the crisis line stands near the top");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_is_exit_3() {
    for arguments in EVERY_COMMAND {
        let full =
            fs::File::options().write(true).open("/dev/full").expect("/dev/full can be opened");
        let ended = run(arguments, full.into());
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(3), "{arguments:?}: {said}");
        assert!(
            said.starts_with("error: cannot write to standard output: no space left on device\n"),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn a_reader_that_went_away_is_no_error() {
    for arguments in EVERY_COMMAND {
        let (reader, writer) = std::io::pipe().expect("a pipe opens");
        drop(reader);
        let ended = run(arguments, writer.into());
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(0), "{arguments:?}: {said}");
        assert_eq!(said, "", "{arguments:?}");
    }
}

#[test]
fn a_reader_that_leaves_in_the_middle_is_no_error() {
    let mut lines = String::new();
    for number in 0..2_000 {
        lines.push_str(&format!("{{\"id\": {number}, \"answers\": {{}}}}\n"));
    }
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = folder.path().join("many.ndjson");
    fs::write(&path, lines).expect("the lines can be written");
    let mut program = Command::new(PROGRAM)
        .arg("batch")
        .arg(&path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut reader = program.stdout.take().expect("its output is a pipe");
    let mut first = [0; 7];
    reader.read_exact(&mut first).expect("it writes");
    assert_eq!(&first, b"{\"id\":0");
    drop(reader);
    let ended = program.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

/// Where a file cannot be written after all, nothing half-written stays.
#[test]
fn a_refused_file_leaves_its_folder_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let there = folder.path().join("there.md");
    fs::write(&there, "mine\n").expect("the file can be written");
    let never = folder.path().join("never.md");
    let name = |path: &Path| path.to_str().expect("a plain path").to_owned();
    // It exists; the answers are wrong; the country is not known.
    let refused = [
        (vec!["summarize".to_owned(), ANSWERS.to_owned(), "-o".to_owned(), name(&there)], 3),
        (vec!["summarize".to_owned(), name(&there), "-o".to_owned(), name(&never)], 1),
        (
            vec![
                "summarize".to_owned(),
                ANSWERS.to_owned(),
                "-o".to_owned(),
                name(&never),
                "--country=ZZ".to_owned(),
            ],
            1,
        ),
    ];
    for (arguments, code) in refused {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ended = run(&arguments, Stdio::piped());
        assert_eq!(ended.status.code(), Some(code), "{arguments:?}");
        assert!(ended.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(read(&there), "mine\n");
    assert_eq!(fs::read_dir(folder.path()).expect("it can be listed").count(), 1);
}

/// Every command that writes to standard output.
/// The code book goes to a file whole, and over another one only where that is asked for.
#[test]
fn a_code_book_is_written_to_a_file() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = folder.path().join("code_book.md");
    let path = path.to_str().expect("the path is plain");
    let whole = run(&["bank", "export", "--format", "markdown"], Stdio::piped());
    let told = |arguments: &[&str]| {
        let ended = run(
            &[&["bank", "export", "--format", "markdown", "-o", path], arguments].concat(),
            Stdio::piped(),
        );
        assert!(ended.stdout.is_empty(), "with -o standard output stays empty");
        (ended.status.code(), String::from_utf8_lossy(&ended.stderr).into_owned())
    };
    assert_eq!(told(&[]), (Some(0), format!("wrote {path}\n")));
    assert_eq!(fs::read(path).expect("it was written"), whole.stdout);
    fs::write(path, "mine").expect("it can be written");
    let (code, said) = told(&[]);
    assert_eq!(code, Some(3), "{said}");
    assert_eq!(read(path), "mine");
    assert_eq!(told(&["--force"]).0, Some(0));
    assert_eq!(fs::read(path).expect("it was written"), whole.stdout);
}

const EVERY_COMMAND: &[&[&str]] = &[
    &["summarize", ANSWERS],
    &["summarize", ANSWERS, "--explain"],
    &["summarize", ANSWERS, "--format", "brief"],
    &["summarize", ANSWERS, "--format", "chart"],
    &["compare", ANSWERS, ANSWERS],
    &["records", "docs"],
    &["batch", "docs/batch.ndjson"],
    &["bank", "check"],
    &["bank", "check", "--format", "json"],
    &["bank", "check", "--explain", "unknown-key"],
    &["bank", "test", "docs/case.toml"],
    &["bank", "show"],
    &["bank", "schema"],
    &["bank", "export", "--format", "markdown"],
    &["completions", "zsh"],
    &["man"],
    &["--version"],
];

fn run(arguments: &[&str], stdout: Stdio) -> Output {
    let program = Command::new(PROGRAM)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn();
    program.and_then(std::process::Child::wait_with_output).expect("the program runs")
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("the file can be read")
}
