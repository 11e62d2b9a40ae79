//! Keys as a terminal sends them: in pieces, in a burst, late; and windows that are low.
#![cfg(unix)]

use std::io::Write;
use std::thread::sleep;
use std::time::Duration;

use crate::support::folder::Folder;
use crate::support::question_named;
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
    terminal.wait_for("> 1 [✓]");
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
        terminal.shown().contains("[✓]") && !terminal.shown().contains("[?]"),
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
    // It came before the question was drawn, so it is not typed there.
    terminal.press("5");
    terminal.wait_for(question(&bank, "age"));
    terminal.wait_for("> 40");
    terminal.press("6");
    terminal.wait_for("> 406");
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
    assert_eq!(terminal.shown().matches("[✓]").count(), 1, "{}", terminal.shown());
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
    // It is out of sight at first.
    terminal.wait_for("Press Enter to keep this");
    terminal.press("\r");
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
    terminal.wait_for("Press Enter to keep this");
    terminal.press("\r");
    terminal.wait_for(&heading);
    sleep(READING);
    terminal.press("4");
    terminal.wait_for("Press Enter for");
    assert!(terminal.shown().contains(&heading), "{}", terminal.shown());
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// A choice that is out of sight is shown before it counts, at the question about suicide too; one in sight counts at
/// once.
#[test]
fn a_choice_out_of_sight_is_shown_before_it_counts() {
    let (bank, mut terminal) = at_thoughts(15, 40, &[]);
    let thoughts = bank.question(question_named(&bank, "suicidal_thoughts"));
    let last = joined(thoughts.options()[3].text.as_str());
    assert!(!joined(&terminal.shown()).contains(&last), "{}", terminal.shown());
    terminal.press("4");
    terminal.wait_for("Press Enter to keep this");
    assert!(joined(&terminal.shown()).contains(&last), "{}", terminal.shown());
    // The arrows leave it, and nothing was recorded.
    terminal.press("\u{1b}[H\u{1b}[H");
    terminal.wait_for("1 \u{25cb} No, never");
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Where what to do now does not fit, the ways to stop and to go on stay in sight, and which one is chosen.
#[test]
fn the_ways_on_stay_in_sight_in_a_small_window() {
    let (bank, mut terminal) = at_thoughts(15, 40, &[]);
    terminal.press("4");
    terminal.wait_for("Press Enter to keep this");
    terminal.press("\r");
    let phrases = bank.phrases();
    terminal.wait_for(phrases.heading_help_now.as_str());
    for choice in [&phrases.choice_stop, &phrases.choice_go_on] {
        assert!(joined(&terminal.shown()).contains(choice.as_str()), "{}", terminal.shown());
    }
    sleep(READING);
    terminal.press("2");
    terminal.wait_for(&format!("> 2 {}", phrases.choice_go_on.as_str()));
    assert!(joined(&terminal.shown()).contains(phrases.heading_help_now.as_str()));
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

/// The shared inputs: what a terminal answers late to a question about its colour, or its name.
const REPLIES: [&[u8]; 2] = [b"\x1b]11;rgb:2323/2323/2323\x1b\\", b"\x1bP>|tmux 3.4\x1b\\"];

/// At the first question after resuming: the question about thoughts of suicide.
fn resumed_at_thoughts(folder: &Folder) -> (String, Terminal) {
    let bank = shipped();
    let path = folder.path("answers.toml");
    std::fs::write(&path, "[answers]\nage = 34\nconcerns = [\"anxiety\"]\nown_words = \"x\"\n")
        .expect("a file for the test");
    let mut terminal =
        Terminal::start(24, 80, &format!("--full --resume '{path}' --save '{path}' --force"), &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_go_on));
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    // The key that opened the interview has been let go.
    sleep(Duration::from_millis(800));
    (path, terminal)
}

fn recorded(path: &str) -> Vec<String> {
    let file = std::fs::read_to_string(path).expect("the file is there");
    let answers = file.split("[answers]").nth(1).unwrap_or_default();
    let answers = answers.split("\n[").next().unwrap_or_default();
    answers.lines().filter(|line| line.contains(" = ")).map(str::to_owned).collect()
}

fn send(terminal: &mut Terminal, bytes: &[u8]) {
    terminal.writer.write_all(bytes).expect("the terminal takes bytes");
    terminal.writer.flush().expect("the terminal takes bytes");
}

/// Whole, in two pieces, byte by byte and late, what a terminal answers records nothing.
#[test]
fn what_a_terminal_answers_late_is_no_answer() {
    let folder = Folder::new("replies");
    let (path, mut terminal) = resumed_at_thoughts(&folder);
    for reply in REPLIES {
        for (pieces, gap) in [(reply.len(), 0), (9, 400), (1, 30), (1, 280)] {
            let before = recorded(&path);
            for piece in reply.chunks(pieces) {
                send(&mut terminal, piece);
                sleep(Duration::from_millis(gap));
            }
            terminal.press_and_redraw("");
            assert_eq!(recorded(&path), before, "{reply:?} in pieces of {pieces}");
        }
    }
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// One tap answers one question: twice within 40 ms, and while a key repeats 30 times a second.
#[test]
fn a_tap_answers_one_question() {
    let bank = shipped();
    let folder = Folder::new("taps");
    for (times, first_gap, gap) in
        [(2, 0, 0), (2, 40, 40), (30, 33, 33), (30, 400, 33), (12, 500, 90)]
    {
        let (path, mut terminal) = resumed_at_thoughts(&folder);
        let before = recorded(&path).len();
        for time in 0..times {
            send(&mut terminal, b"1");
            sleep(Duration::from_millis(if time == 0 { first_gap } else { gap }));
        }
        terminal.wait_for(question(&bank, "suicide_attempt"));
        sleep(Duration::from_millis(300));
        terminal.press_and_redraw("");
        let answers = recorded(&path);
        assert_eq!(answers.len(), before + 1, "{times} times {gap} ms apart: {answers:?}");
        // The same key counts again once it was let go.
        terminal.press("1");
        terminal.wait_for(question(&bank, "symptoms_now"));
        terminal.press("\u{3}");
        terminal.ends_with(130);
    }
}

/// Keys that were typed before a question was drawn are not answers to it.
#[test]
fn keys_typed_ahead_do_not_answer_the_next_question() {
    let folder = Folder::new("ahead");
    let (path, mut terminal) = resumed_at_thoughts(&folder);
    let before = recorded(&path).len();
    send(&mut terminal, b"12121\r\r");
    terminal.press_and_redraw("");
    assert_eq!(recorded(&path).len(), before + 1, "{:?}", recorded(&path));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Paging and Enter choose nothing; the answer just given stays in sight, and one key takes it back.
#[test]
fn a_mis_key_is_seen_and_taken_back() {
    let bank = shipped();
    let folder = Folder::new("taken-back");
    let (path, mut terminal) = resumed_at_thoughts(&folder);
    let before = recorded(&path);
    terminal.press_and_redraw("\u{1b}[6~\u{1b}[6~\r");
    assert_eq!(recorded(&path), before, "the cursor has chosen");
    terminal.press("\u{1b}[H");
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.wait_for("Thoughts of suicide: never (Backspace takes it back)");
    terminal.press("\u{7f}");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press_and_redraw("");
    assert_eq!(recorded(&path), before);
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// In the list of answers one digit lowers no answer about suicide: a key of its own does, and whom to call stays until
/// the next answer counts.
#[test]
fn lowering_an_answer_about_suicide_is_confirmed() {
    let bank = shipped();
    let folder = Folder::new("lowering");
    let (path, mut terminal) = resumed_at_thoughts(&folder);
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    sleep(READING);
    terminal.press("2\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("1");
    terminal.wait_for(question(&bank, "symptoms_now"));
    let active = recorded(&path);
    assert!(active.iter().any(|line| line.contains("\"active\"")), "{active:?}");
    terminal.press("#");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review_so_far));
    terminal.press("5\r");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    for keep in ["\r", "\u{1b}"] {
        terminal.press("1");
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_lowering));
        assert!(terminal.shown().contains("988") && terminal.shown().contains("911"));
        terminal.press_and_redraw("1 2");
        assert_eq!(recorded(&path), active);
        terminal.press(keep);
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review_so_far));
        terminal.press("5\r");
        terminal.wait_for(question(&bank, "suicidal_thoughts"));
        assert_eq!(recorded(&path), active);
    }
    terminal.press("1");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_lowering));
    terminal.press("y");
    terminal.wait_until("the change", |terminal| terminal.shown().contains("Changed"));
    assert!(terminal.shown().contains("988"), "{}", terminal.shown());
    assert!(recorded(&path).iter().any(|line| line.contains("suicidal_thoughts = \"none\"")));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// On the page 'What to do now' the arrows and Enter fall into nothing, and say which keys lead on.
#[test]
fn what_to_do_now_says_its_keys() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    let heading = phrase(&bank, |phrases| &phrases.heading_help_now);
    terminal.press("4");
    terminal.wait_for(&heading);
    sleep(READING);
    for _ in 0..6 {
        terminal.press_and_redraw("\u{1b}[B\u{1b}[6~\r");
    }
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_keys_here));
    for key in ["+", "#", ">", "\u{7f}"] {
        terminal.press_and_redraw(key);
        assert!(
            joined(&terminal.shown()).contains(&phrase(&bank, |phrases| &phrases.say_keys_here)),
            "{key:?}: {}",
            terminal.shown()
        );
    }
    terminal.press("2\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Line by line too: what the terminal answers is no part of a line, a lower answer about suicide is confirmed, and the
/// last answer is said and taken back.
#[test]
fn line_by_line_no_key_lies_either() {
    let bank = shipped();
    let folder = Folder::new("plain-keys");
    let path = folder.path("answers.toml");
    let mut terminal =
        Terminal::start(60, 80, &format!("--plain --full --save '{path}'"), &[("TERM", "dumb")]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keys_plain_opening));
    terminal.press("1\r");
    terminal.wait_for(question(&bank, "age"));
    REPLIES.iter().for_each(|reply| send(&mut terminal, reply));
    terminal.press("40\r");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press("1\r\r");
    terminal.wait_for(question(&bank, "own_words"));
    terminal.press("-\r");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press("3\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.wait_for("Answered: Thoughts of suicide: wish to be dead, last month");
    let passive = recorded(&path);
    assert!(passive.contains(&"age = 40".to_owned()), "{passive:?}");
    terminal.press("<\r");
    terminal.wait_for("An empty Enter keeps the answer so far: Thoughts of suicide");
    terminal.press("1\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_lowering));
    assert_eq!(recorded(&path), passive);
    terminal.press("y\r");
    terminal.wait_for("Answered: Thoughts of suicide: never");
    terminal.press("1\r");
    terminal.wait_for("Answered: Suicide attempt: never");
    let both = recorded(&path);
    terminal.press("<<\r");
    terminal.wait_for("Suicide attempt: the answer was taken back.");
    terminal.wait_until("the answers without it", |_| recorded(&path).len() == both.len() - 1);
    terminal.press("\u{3}");
    terminal.ends_with(130);
}
