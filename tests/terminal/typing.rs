//! Keys as a terminal sends them: in pieces, in a burst, late; and windows that are low.
#![cfg(unix)]

use std::io::Write;
use std::thread::sleep;
use std::time::Duration;

use crate::support::shipped;
use crate::support::terminal::{
    READING, Terminal, at_summary, at_thoughts, joined, phrase, question,
};

/// Esc and an arrow key that come in one burst are two keys, whatever letters are in them.
#[test]
fn escape_and_what_comes_behind_it_are_two_keys() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "own_words"));
    // Back to the list, and to its first row; no letter chooses a row.
    terminal.press("\u{1b}\u{1b}[B");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.wait_for("> 1 [x]");
    // Back twice.
    terminal.press("\r");
    terminal.wait_for(question(&bank, "own_words"));
    terminal.press("\u{1b}\u{1b}");
    terminal.wait_for(question(&bank, "age"));
    terminal.press("\r");
    terminal.wait_for(question(&bank, "concerns"));
    // Alt and a digit is no answer; what comes behind Esc by itself is a key, control keys above all.
    terminal.press("\u{1b}2");
    sleep(Duration::from_millis(400));
    terminal.press_and_redraw("");
    assert!(
        terminal.shown().contains("[x]") && !terminal.shown().contains("[?]"),
        "{}",
        terminal.shown()
    );
    assert!(
        joined(&terminal.shown()).contains(&joined(question(&bank, "concerns"))),
        "{}",
        terminal.shown()
    );
    terminal.press("\u{1b}");
    sleep(Duration::from_millis(80));
    terminal.press("5");
    terminal.wait_for("> 405");
    terminal.press("\u{1b}\u{18}");
    terminal.ends_with(0);
}

/// Characters and marks may come in pieces: none is lost, and the keys work again.
#[test]
fn what_comes_in_pieces_is_put_together() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("+");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_note));
    for bytes in
        [&b"a\xe2\x82"[..], b"\xac b\xf0\x9f", b"\x98\x80 c", b"\x1b[200~pasted\x1b", b"[201~"]
    {
        terminal.writer.write_all(bytes).expect("the terminal takes keys");
        terminal.writer.flush().expect("the terminal takes keys");
        sleep(Duration::from_millis(300));
    }
    terminal.press("d");
    terminal.wait_for("a\u{20ac} b\u{1f600} cpastedd");
    terminal.press("\r");
    terminal.wait_for(&bank.phrases().note.fill(&[("note", "a\u{20ac} b\u{1f600} cpastedd")]));
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "own_words"));
    // A key that moves, and comes late, is no answer.
    terminal.press("\u{1b}");
    sleep(Duration::from_millis(400));
    terminal.press("[4~");
    sleep(Duration::from_millis(300));
    terminal.press_and_redraw("");
    assert!(
        joined(&terminal.shown()).contains(&joined(question(&bank, "concerns"))),
        "{}",
        terminal.shown()
    );
    assert_eq!(terminal.shown().matches("[x]").count(), 1, "{}", terminal.shown());
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// On a slow line an arrow key comes in pieces: it is no Esc, and what comes too late is no text.
#[test]
fn an_arrow_key_in_pieces_is_an_arrow_key() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    for (start, rest) in [("\u{1b}", "[B"), ("\u{1b}[", "B")] {
        terminal.press(start);
        sleep(Duration::from_millis(60));
        terminal.press(rest);
    }
    terminal.wait_for("> 2");
    assert!(
        terminal
            .shown()
            .contains(question(&bank, "suicidal_thoughts").split(' ').next().unwrap_or_default())
    );
    // Later than that Esc has gone back, to a list; the rest is neither a row of it nor text.
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "own_words"));
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "concerns"));
    let before = terminal.shown();
    terminal.press("[A");
    sleep(Duration::from_millis(200));
    terminal.press_and_redraw("");
    assert_eq!(terminal.shown(), before);
    // Nor where every piece is late, on a line that is typed.
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "age"));
    let before = terminal.shown();
    for piece in ["[", "B"] {
        terminal.press(piece);
        sleep(Duration::from_millis(400));
    }
    terminal.press_and_redraw("");
    assert_eq!(terminal.shown(), before);
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// In a low window a page turns by what fits, so that no help line is left out between two pages.
#[test]
fn no_help_line_is_lost_between_two_pages() {
    let (bank, mut terminal) = at_thoughts(10, 60, &[]);
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    sleep(READING);
    let mut seen = terminal.shown();
    for _ in 0..6 {
        terminal.press_and_redraw("\u{1b}[6~");
        seen.push_str(&terminal.shown());
    }
    let seen = joined(&seen);
    for line in &bank.countries()[0].lines {
        assert!(seen.contains(&joined(line.name.as_str())), "{}: {seen}", line.name.as_str());
    }
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// A key that points at a country leaves what to do in sight.
#[test]
fn pointing_at_a_country_scrolls_nothing_away() {
    let (bank, mut terminal) = at_thoughts(15, 40, &[]);
    let heading = phrase(&bank, |phrases| &phrases.heading_help_now);
    terminal.press("4");
    terminal.wait_for(&heading);
    sleep(READING);
    terminal.press("4");
    terminal.wait_for("Press Enter for");
    assert!(terminal.shown().contains(&heading), "{}", terminal.shown());
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Ctrl-Z stops the program also while what to do now takes no keys yet.
#[test]
fn a_page_that_takes_no_keys_yet_can_be_stopped() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    let process = terminal.process();
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    terminal.press("\u{1a}");
    let state = || std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    terminal.wait_until("the stop", |_| state().contains(") T "));
    assert!(
        std::process::Command::new("kill")
            .args(["-CONT", &process])
            .status()
            .expect("kill runs")
            .success()
    );
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Enter that is typed ahead does not go past a summary that was not drawn yet.
#[test]
fn keys_typed_ahead_do_not_pass_the_summary() {
    let bank = shipped();
    let mut terminal = at_summary(&bank, "--full");
    terminal.resize(18, 80);
    terminal.wait_for("page 1 of 3");
    terminal.press("!");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_lines));
    terminal.press("\r\r");
    terminal.wait_for("page 2 of");
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// In the lowest window the question stands there at first, and a message that does not fit says so.
#[test]
fn a_low_window_shows_the_question_and_that_a_message_is_cut() {
    let bank = shipped();
    let mut terminal = Terminal::start(5, 20, "--full", &[]);
    terminal.wait_for("Ketamine therapy");
    terminal.begin(5, 20);
    terminal.wait_for("How old");
    terminal.press("40\r");
    let start: Vec<&str> = question(&bank, "concerns").split(' ').take(3).collect();
    terminal.wait_for(&start.join(" "));
    terminal.press("123456");
    terminal.wait_for("...");
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// A byte that begins a character and is followed by none takes no key with it.
#[test]
fn a_character_that_is_cut_short_takes_no_key_with_it() {
    let (_, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.writer.write_all(b"\xe9\x18").expect("the terminal takes keys");
    terminal.writer.flush().expect("the terminal takes keys");
    terminal.ends_with(0);
}

/// A window that changes its width keeps what was read at its top, also while another page stands over the summary.
#[test]
fn the_summary_keeps_its_place_when_the_window_changes() {
    let bank = shipped();
    let mut terminal = at_summary(&bank, "--full");
    terminal.resize(18, 80);
    terminal.wait_for("page 1 of 3");
    terminal.press("\r");
    terminal.wait_for("page 2 of");
    let before = terminal.shown();
    terminal.press("!");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_lines));
    terminal.resize(18, 40);
    sleep(Duration::from_millis(500));
    terminal.press("\r");
    let first = joined(before.lines().next().unwrap_or_default());
    terminal.wait_until("the same first line", |terminal| {
        first.starts_with(&joined(terminal.shown().lines().next().unwrap_or_default()))
    });
    terminal.resize(18, 80);
    terminal.wait_until("the page as it was", |terminal| terminal.shown() == before);
    terminal.press("\u{3}");
    terminal.ends_with(130);
}
