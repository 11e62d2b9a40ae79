//! Stopping always works: with output that was stopped or that nobody reads, by any signal, and with the terminal put back.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::folder::Folder;
use crate::support::shipped;
use crate::support::terminal::{PROGRAM, Terminal, at_thoughts, phrase, question};

const CTRL_S: &str = "\u{13}";

fn signal(name: &str, process: &str) {
    let status =
        Command::new("kill").args([&format!("-{name}"), process]).status().expect("kill runs");
    assert!(status.success(), "there is no process {process}");
}

/// Ctrl-S is a key that does nothing, and stops no output.
#[test]
fn control_s_stops_nothing_on_the_screen() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press(CTRL_S);
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press(CTRL_S);
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Line by line Ctrl-S stops the output as it does everywhere; a signal ends the program all the same, and what has
/// become of the answers is said.
#[test]
fn a_signal_ends_it_while_output_is_stopped() {
    let bank = shipped();
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let mut terminal = Terminal::start(24, 80, "--plain --short", &[]);
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.keys_plain_opening));
        terminal.press("1\r");
        terminal.wait_for(question(&bank, "age"));
        let process = terminal.process();
        terminal.press(CTRL_S);
        // Far more than a terminal takes without a reader is asked for while output is stopped.
        for _ in 0..40 {
            terminal.press("?\r");
        }
        sleep(Duration::from_millis(300));
        let start = Instant::now();
        signal(name, &process);
        terminal.ends_with(code);
        assert!(start.elapsed() < Duration::from_secs(4), "{name}: {:?}", start.elapsed());
    }
}

/// On the screen too, where nobody reads what is drawn: it ends within a second, and the modes are those of before.
#[test]
fn a_signal_ends_it_while_nobody_reads() {
    for (name, code) in [("TERM", 143), ("QUIT", 131)] {
        let (_, mut terminal) = at_thoughts(50, 150, &[]);
        let process = terminal.process();
        terminal.reads.store(false, Ordering::SeqCst);
        // Each draws the whole window: far more than the terminal keeps.
        for _ in 0..30 {
            terminal.send("\u{c}");
            sleep(Duration::from_millis(20));
        }
        sleep(Duration::from_millis(300));
        let start = Instant::now();
        signal(name, &process);
        while Path::new(&format!("/proc/{process}")).exists() {
            assert!(start.elapsed() < Duration::from_secs(2), "{name}: it still runs");
            sleep(Duration::from_millis(10));
        }
        terminal.reads.store(true, Ordering::SeqCst);
        let start = Instant::now();
        while !terminal.written().contains("THE-END") {
            assert!(start.elapsed() < Duration::from_secs(10), "{}", terminal.written());
            sleep(Duration::from_millis(10));
        }
        terminal.modes_are_back(code);
    }
}

/// A core holds no answers, and no other program of the same person reads the memory.
#[test]
fn memory_is_private_while_an_interview_runs() {
    let (_, mut terminal) = at_thoughts(24, 80, &[]);
    let process = terminal.process();
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).expect("it runs");
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    let core: Vec<&str> = core.unwrap_or_default().split_whitespace().collect();
    assert_eq!(core.get(4..6), Some(["0", "0"].as_slice()), "{limits}");
    let parent = fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    assert!(parent.contains("Name:\tketascreen"), "{parent}");
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// A file that may not grow further is told like a full disk, and no half of it is left.
#[test]
fn a_file_beyond_its_limit_is_told() {
    let folder = Folder::new("full");
    let answers = folder.path("answers.toml");
    fs::write(&answers, "[answers]\nage = 40\n").expect("it can be written");
    let page = folder.path("page.html");
    let command = format!("ulimit -f 1; '{PROGRAM}' summarize '{answers}' -o '{page}'");
    let output = Command::new("sh").args(["-c", &command]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("cannot write"), "{said}");
    assert!(!output.stdout.is_empty(), "the page is lost");
    let names: Vec<_> = fs::read_dir(&folder.0).expect("it is there").collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

/// A pipe that nobody reads ends the program quietly, whichever command writes to it.
#[test]
fn a_pipe_that_nobody_reads_ends_it_quietly() {
    let folder = Folder::new("pipe");
    let answers = folder.path("answers.toml");
    fs::write(&answers, "[answers]\nage = 40\n").expect("it can be written");
    for arguments in [
        ["summarize", &answers].as_slice(),
        &["compare", &answers, &answers],
        &["leaflet"],
        &["bank", "check"],
        &["bank", "show"],
        &["bank", "schema"],
        &["bank", "export", "--format", "markdown"],
        &["--help"],
    ] {
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
}
