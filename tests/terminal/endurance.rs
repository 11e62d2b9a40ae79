//! What a terminal does to an interview: keys that are typed on, signals, a stop, a wrong terminal or none.
#![cfg(unix)]

use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use crate::support::folder::Folder;
use crate::support::terminal::{READING, Terminal, at_thoughts, joined, phrase, question};
use crate::support::{question_named, shipped};

const CTRL_D: &str = "\u{4}";

fn signal(name: &str, process: &str) {
    let status =
        Command::new("kill").args([&format!("-{name}"), process]).status().expect("kill runs");
    assert!(status.success(), "there is no process {process}");
}

fn state(process: &str) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.split(' ').nth(2).map(str::to_owned)
}

/// Who types on in a rhythm, without a look at the screen, does not leave what to do now.
#[test]
fn keys_that_are_typed_on_do_not_leave_what_to_do_now() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    let heading = phrase(&bank, |phrases| &phrases.heading_help_now);
    terminal.press("4");
    terminal.wait_for(&heading);
    for _ in 0..6 {
        sleep(Duration::from_millis(450));
        terminal.press("2\r");
    }
    sleep(Duration::from_millis(100));
    assert!(terminal.shown().contains(&heading), "{}", terminal.shown());
    // Once the keys have rested, they count.
    sleep(READING);
    terminal.press("2");
    terminal.wait_for("Press Enter for: Go on");
    terminal.press("\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Only what has changed is written. What then stands on the screen is what a whole drawing gives.
#[test]
fn the_screen_is_the_same_drawn_in_parts_and_as_a_whole() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    for keys in [
        "\u{1b}[B", "\u{1b}[B", "?", "\u{1b}[B", "\r", "!", "\u{1b}", "1", "1", "1", "2", "3",
        "\u{1b}", "\u{4}", "2",
    ] {
        terminal.press_and_see(keys);
        let parts = terminal.shown();
        terminal.press_and_redraw("");
        assert_eq!(terminal.shown(), parts, "after {keys:?}");
    }
    // One row down is far less than a screen.
    let before = terminal.written().len();
    terminal.press_and_see("\u{1b}[B");
    let written = terminal.written().len() - before;
    assert!((1..400).contains(&written), "{written} bytes for one key");
    drop(bank);
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Ctrl-D leaves in full mode, after it has asked; line by line it is the end of the input, and no answer.
#[test]
fn control_d_leaves_or_ends_the_input() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press(CTRL_D);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.leave_question));
    terminal.press("1\r");
    terminal.ends_with(0);
    assert!(
        terminal.shown().contains(&phrase(&bank, |phrases| &phrases.left_nothing_kept)),
        "{}",
        terminal.shown()
    );
    let mut terminal = Terminal::start(24, 80, "--plain --short", &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keys_plain_opening));
    terminal.press("1\r40\r");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press(CTRL_D);
    terminal.ends_with(1);
    assert!(
        joined(&terminal.shown()).contains("the answers were not saved"),
        "{}",
        terminal.shown()
    );
    assert!(!terminal.written().contains('\u{1b}'), "the cursor is moved");
}

/// Ctrl-C says what has become of the answers, on the screen and line by line, also where a file is named.
#[test]
fn control_c_says_what_was_kept() {
    let bank = shipped();
    let folder = Folder::new("interrupted");
    let nothing = phrase(&bank, |phrases| &phrases.left_nothing_kept);
    let (_, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("\u{3}");
    terminal.ends_with(130);
    assert!(terminal.shown().contains(&nothing), "{}", terminal.shown());
    let mut terminal = Terminal::start(24, 80, "--plain --short", &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keys_plain_opening));
    terminal.press("1\r40\r.\r4\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keys_plain_file_name));
    terminal.press("\u{3}");
    terminal.ends_with(130);
    assert!(terminal.shown().contains(&nothing), "{}", terminal.shown());
    for plain in ["", "--plain"] {
        let draft = folder.path(&format!("draft{plain}.toml"));
        let mut terminal =
            Terminal::start(24, 120, &format!("{plain} --short --save '{draft}'"), &[]);
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
        terminal.press(if plain.is_empty() { "1" } else { "1\r" });
        terminal.wait_for(question(&bank, "age"));
        terminal.press("40\r");
        terminal.wait_for(question(&bank, "concerns"));
        terminal.press("\u{3}");
        terminal.ends_with(130);
        let kept = bank.phrases().left_kept.fill(&[("file", &draft)]);
        let said: String = terminal.written().split_whitespace().collect();
        assert!(
            said.contains(&kept.split_whitespace().collect::<String>()),
            "{}",
            terminal.shown()
        );
        assert!(std::fs::read_to_string(&draft).expect("it was saved").contains("age = 40"));
    }
}

/// A program that is stopped from outside gives the terminal back, and takes it again when it goes on.
#[test]
fn a_stop_from_outside_gives_the_terminal_back() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    let process = terminal.process();
    signal("TSTP", &process);
    terminal.wait_until("the stop", |_| state(&process).as_deref() == Some("T"));
    terminal.wait_until("the shell's screen", |terminal| {
        !terminal.screen().parser.screen().alternate_screen()
    });
    signal("CONT", &process);
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    assert!(terminal.screen().parser.screen().alternate_screen());
    // The keys are taken one by one again.
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Line by line, what was asked is said again when a stopped program goes on.
#[test]
fn line_by_line_a_stopped_program_says_the_question_again() {
    let bank = shipped();
    let mut terminal = Terminal::start(40, 80, "--plain --short", &[("TERM", "dumb")]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keys_plain_opening));
    terminal.press("1\r");
    terminal.wait_for(question(&bank, "age"));
    let asked = |terminal: &Terminal| {
        joined(&terminal.written()).matches(&joined(question(&bank, "age"))).count()
    };
    assert_eq!(asked(&terminal), 1);
    let process = terminal.process();
    signal("STOP", &process);
    terminal.wait_until("the stop", |_| state(&process).as_deref() == Some("T"));
    signal("CONT", &process);
    terminal.wait_until("the question again", |terminal| asked(terminal) == 2);
    assert!(!joined(&terminal.written()).contains(&joined(question(&bank, "concerns"))));
    terminal.press("40\r");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press("\u{3}");
    terminal.ends_with(130);
    assert!(!terminal.written().contains('\u{1b}'), "the cursor is moved");
}

/// Where there is no terminal to ask at, it says so and what to do instead, and touches nothing.
#[test]
fn without_a_terminal_it_says_what_to_do() {
    for streams in
        ["< /dev/null", "2> /dev/null", "< /dev/null > /dev/null", "< /dev/null 2>&1 | cat; false"]
    {
        let terminal = Terminal::start(24, 80, streams, &[]);
        let written = terminal.end();
        if streams.contains("cat") {
            assert!(joined(&written).contains("--plain"), "{streams}: {written}");
            continue;
        }
        terminal.ends_with(3);
        assert!(
            streams.starts_with("2>") || joined(&written).contains("--plain"),
            "{streams}: {written}"
        );
        assert!(!written.contains("\u{1b}["), "{streams}: the terminal is touched");
    }
    // And with no terminal anywhere.
    let output = Command::new("setsid")
        .args(["-w", env!("CARGO_BIN_EXE_ketascreen")])
        .stdin(std::process::Stdio::null())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--plain"));
    assert!(output.stdout.is_empty());
}

/// A window of 20 columns and 5 rows in the middle of everything, and one of 300 columns: nothing is lost, the cursor
/// stands on the active row.
#[test]
fn a_window_that_changes_its_size_keeps_the_place() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("\u{1b}[B\u{1b}[B");
    let words = bank.question(question_named(&bank, "suicidal_thoughts")).options()[1]
        .text
        .as_str()
        .to_owned();
    for (rows, columns) in [(5, 20), (24, 300), (15, 40), (24, 80)] {
        terminal.resize(rows, columns);
        terminal.wait_until("the active row", |terminal| {
            let screen = terminal.screen();
            let (row, _) = screen.parser.screen().cursor_position();
            let line =
                screen.parser.screen().rows(0, columns).nth(usize::from(row)).unwrap_or_default();
            line.starts_with("> 2 ")
                && words.starts_with(line.trim_start_matches("> 2 \u{25cb} ").trim_end())
        });
        assert!(!terminal.screen().parser.screen().hide_cursor());
    }
    terminal.press("\u{3}");
    terminal.ends_with(130);
}
