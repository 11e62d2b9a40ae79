//! Getting around in an interview: back, review, skipping, notes, points, countries, leaving; at a pseudo-terminal and
//! line by line.
#![cfg(unix)]

use std::thread::sleep;
use std::time::Duration;

use crate::support::folder::Folder;
use crate::support::terminal::{READING, Terminal, at_thoughts, joined, opened, phrase, question};
use crate::support::walk::{
    at, begun, chosen, key, label, line_of, not_sure, shown, shows, to, to_review, type_in,
    whole_person,
};
use crate::support::{question_named, shipped};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::Kind;
use ketascreen_interview::{Action, Interview, Length, Outcome, SaveTarget, Settings};

#[test]
fn a_change_in_the_review_asks_what_it_opens_and_comes_back() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "benzo_use");
    // Never: its follow-up questions are not put.
    type_in(&mut interview, "1");
    assert!(!at(&interview, &bank, "benzo_duration"));
    to_review(&mut interview);
    let review = interview.view();
    assert!(
        !review.lines.iter().any(|line| line.text.starts_with(&label(&bank, "benzo_duration")))
    );
    let line = line_of(&interview, &label(&bank, "benzo_use"));
    type_in(&mut interview, &format!("{line}\n4"));
    assert!(at(&interview, &bank, "benzo_duration"), "the question that now applies is put");
    type_in(&mut interview, "2");
    assert!(at(&interview, &bank, "benzo_effects"));
    not_sure(&mut interview);
    assert!(interview.is_at_review(), "and then the answers stand there again");
    // Never again: the answer is set aside, and comes back with the question.
    let line = line_of(&interview, &label(&bank, "benzo_use"));
    type_in(&mut interview, &format!("{line}\n1"));
    assert!(interview.is_at_review());
    let duration = question_named(&bank, "benzo_duration");
    assert_eq!(*interview.file().answers.get(duration), Answer::MISSING);
    let line = line_of(&interview, &label(&bank, "benzo_use"));
    type_in(&mut interview, &format!("{line}\n3"));
    assert!(interview.is_at_review(), "what was answered before is not asked twice");
    assert_eq!(chosen(&interview, duration), Some(1));
    // Esc in a question that was chosen here comes back without a change.
    let line = line_of(&interview, &label(&bank, "mania_history"));
    type_in(&mut interview, &format!("{line}\n"));
    interview.act(Action::Back);
    assert!(interview.is_at_review());
    type_in(&mut interview, "1\n");
    assert_eq!(interview.outcome(), Some(Outcome::Finished));
}

#[test]
fn the_short_interview_goes_on_to_the_full_one_without_asking_twice() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Short);
    let mut asked = Vec::new();
    while !interview.is_at_review() {
        if interview.is_at_question() {
            asked.push(interview.prompt().expect("a question is asked").first());
        }
        not_sure(&mut interview);
    }
    type_in(&mut interview, "2\n");
    let mut further = Vec::new();
    while !interview.is_at_review() {
        assert!(interview.is_at_question(), "no page must be read where everything is unsure");
        further.push(interview.prompt().expect("a question is asked").first());
        not_sure(&mut interview);
    }
    assert!(
        !further.is_empty()
            && further
                .iter()
                .all(|question| !asked.contains(question) && !bank.question(*question).short)
    );
    assert!(further.is_sorted(), "in the order of the bank");
    // Now it is the full one: there is nothing more to go on to.
    let other = bank.phrases().review_other_questions.as_str();
    assert!(!interview.view().lines.iter().any(|line| line.text == other));
}

/// The part that is named never goes back while the person only goes on.
#[test]
fn progress_does_not_go_backwards() {
    let bank = shipped();
    for key in ['1', '2', '3'] {
        let mut interview = begun(&bank, Length::Full);
        let mut last = 0;
        for _ in 0..300 {
            if interview.is_at_review() {
                break;
            }
            if interview.is_at_question() {
                let progress = interview.view().lines[0].text.clone();
                let number: usize = progress
                    .split(' ')
                    .find_map(|word| word.parse().ok())
                    .expect("it has a number");
                assert!(number >= last, "{progress} after part {last}");
                last = number;
                interview.act(Action::Character(key));
                let before = interview.prompt();
                interview.act(Action::Enter);
                if interview.is_at_question() && interview.prompt() == before {
                    not_sure(&mut interview);
                }
            } else {
                type_in(&mut interview, "2\n");
            }
        }
        assert!(interview.is_at_review());
    }
}

#[test]
fn points_so_far_are_no_guess_at_what_was_not_asked_yet() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    type_in(&mut interview, "=");
    let said = |interview: &Interview<'_>| {
        interview.view().lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>()
    };
    assert!(
        said(&interview).contains(&bank.phrases().points_none.as_str().to_owned()),
        "{:?}",
        said(&interview)
    );
    interview.act(Action::Enter);
    to(&mut interview, &bank, "psychosis_history");
    type_in(&mut interview, &format!("{}=", key(&bank, "psychosis_history", "past")));
    let title = bank
        .rules()
        .iter()
        .find(|rule| rule.id == "psychosis_past")
        .expect("it is in the bank")
        .title
        .as_str();
    assert!(said(&interview).contains(&title.to_owned()), "{:?}", said(&interview));
    interview.act(Action::Back);
    assert!(at(&interview, &bank, "mania_history"), "the place is not lost");
}

#[test]
fn another_country_is_chosen_where_help_stands() {
    let (bank, mut terminal) = at_thoughts(40, 80, &[]);
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    sleep(READING);
    let uk = bank
        .countries()
        .iter()
        .position(|country| country.code == "GB")
        .expect("it is in the bank");
    // Two keys stand before the countries, of which each has its own wherever one is.
    terminal.press(&format!("{}\r", uk + 3));
    terminal.wait_until("the lines of that country", |terminal| {
        let shown = joined(&terminal.shown());
        shown.find("999").is_some_and(|there| shown.find("988").is_none_or(|here| there < here))
    });
    terminal.press("1\r");
    terminal.ends_with(0);
    let after = terminal.written();
    let after = after.rsplit("\u{1b}[?1049l").next().expect("there is a last part");
    assert!(after.contains("999") && !after.contains("988"), "{after}");
}

#[test]
fn leaving_at_once_leaves_nothing_to_see() {
    let (_, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("4");
    terminal.press("\u{18}");
    terminal.wait_until("the end", |terminal| terminal.written().contains("THE-END"));
    terminal.ends_with(0);
    let after = terminal.written();
    let after = after.rsplit("\u{1b}[?1049l").next().expect("there is a last part");
    assert!(after.starts_with("\u{1b}[2J"), "the screen is not cleared: {after:?}");
    assert!(!joined(after).contains("988"), "something is said all the same: {after}");
}

/// A counselor's way through: a reference, a note, the points so far, and a file to go on with that is named on leaving.
#[test]
fn a_counselor_keeps_a_reference_a_note_and_the_answers() {
    let bank = shipped();
    let folder = Folder::new("counselor");
    let (taken, kept) = (folder.0.join("taken.toml"), folder.0.join("kept.toml"));
    std::fs::write(&taken, "mine").expect("a file for the test");
    let text = |pick: fn(&ketascreen_core::bank::Phrases) -> &ketascreen_core::bank::Phrase| {
        phrase(&bank, pick)
    };
    let mut terminal = Terminal::start(30, 80, "--counselor --short", &[]);
    terminal.wait_for(&text(|phrases| &phrases.interview_title));
    terminal.press("1");
    terminal.wait_for(&text(|phrases| &phrases.ask_reference));
    terminal.press("A-17\r");
    terminal.wait_for(bank.question(question_named(&bank, "age")).text.as_str());
    // On the line of a number a sign is a key only while nothing is typed.
    terminal.press("+");
    terminal.wait_for(&text(|phrases| &phrases.ask_note));
    terminal.press("from the card\r");
    terminal.wait_for("Note: from the card");
    terminal.press("40\r");
    terminal.wait_for(bank.question(question_named(&bank, "concerns")).text.as_str());
    terminal.press("\u{4}");
    terminal.wait_for(&text(|phrases| &phrases.choice_keep));
    terminal.press("4");
    terminal.wait_for(&text(|phrases| &phrases.keep_meant));
    // A file of somebody else is never overwritten, and nothing is lost by trying.
    terminal.press(&format!("{}\r", taken.display()));
    terminal.wait_for("Type another name");
    terminal.press(&format!("\u{15}{}\r", kept.display()));
    terminal.ends_with(0);
    assert_eq!(std::fs::read_to_string(&taken).expect("it is there"), "mine");
    let record = std::fs::read_to_string(&kept).expect("it was written");
    for line in ["client = \"A-17\"", "counselor = true", "age = 40", "age = \"from the card\""] {
        assert!(record.contains(line), "{line} is not in\n{record}");
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_ketascreen"))
        .arg("summarize")
        .arg(&kept)
        .output()
        .expect("it runs");
    let summary = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(summary.contains("A-17"), "{summary}");
    assert!(!summary.contains("from the card"), "a note is not for the person: {summary}");
}

/// The summary that is read at the end leads back to the answers.
#[test]
fn from_the_summary_there_is_a_way_back_to_the_answers() {
    let bank = shipped();
    let folder = Folder::new("reopen");
    let draft = folder.0.join("draft.toml");
    std::fs::write(&draft, whole_person(&bank, "everything_tried")).expect("a draft for the test");
    let mut terminal =
        Terminal::start(30, 80, &format!("--short --resume '{}'", draft.display()), &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    terminal.press("1");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review));
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.key_read_on));
    terminal.press("\u{1b}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review));
    terminal.press("2\r");
    terminal.wait_for(question(&bank, "age"));
    terminal.press("\u{15}42\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review));
    // The mark stays at the answer that was changed.
    terminal.wait_for(">  2");
    terminal.press("1\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.key_read_on));
    // The short text to paste, alone.
    terminal.press(">2");
    terminal.ends_with(0);
    let written = terminal.written();
    assert!(written.contains(&phrase(&bank, |phrases| &phrases.brief_title)));
    let kept = std::fs::read_to_string(&draft).expect("it is there");
    assert!(kept.contains("age = 42"));
    assert!(!kept.contains("country ="), "nobody chose a country: {kept}");
}

#[test]
fn a_stopped_program_goes_on_where_it_was() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    let process = terminal.process();
    terminal.press("\u{1a}");
    let state = || {
        std::fs::read_to_string(format!("/proc/{process}/stat"))
            .ok()
            .and_then(|stat| stat.split(' ').nth(2).map(str::to_owned))
    };
    terminal.wait_until("the stop", |_| state().as_deref() == Some("T"));
    // The shell must not be drawn over the interview.
    terminal.wait_until("the shell's screen", |terminal| {
        !terminal.screen().parser.screen().alternate_screen()
    });
    let status =
        std::process::Command::new("kill").args(["-CONT", &process]).status().expect("kill runs");
    assert!(status.success());
    terminal.wait_until("the interview again", |terminal| {
        terminal.screen().parser.screen().alternate_screen()
    });
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// A window that is closed ends the program, with the answers so far in their file.
#[test]
fn a_closed_terminal_ends_the_program() {
    let bank = shipped();
    let folder = Folder::new("closed");
    let draft = folder.0.join("draft.toml");
    let mut terminal = opened(&bank, &format!("--short --save '{}'", draft.display()));
    terminal.wait_for(question(&bank, "age"));
    terminal.press("40\r");
    terminal.wait_for(question(&bank, "concerns"));
    let process = terminal.process();
    terminal.close();
    let gone = || !std::path::Path::new(&format!("/proc/{process}")).exists();
    for _ in 0..400 {
        if gone() {
            break;
        }
        sleep(Duration::from_millis(25));
    }
    assert!(gone(), "the program goes on without a terminal");
    assert!(std::fs::read_to_string(&draft).expect("it was saved").contains("age = 40"));
}

/// Wide, combining and right-to-left characters, in the bank and as they are typed: none is lost, and the cursor stands
/// behind the last of them, on its row.
#[test]
fn characters_of_every_script_keep_their_places() {
    let folder = Folder::new("scripts");
    let path = folder.0.join("bank.toml");
    let asked = "\u{5d4}\u{5d0}\u{5dd} \u{5d9}\u{5e9} \u{65e5}\u{672c}\u{8a9e}\u{306e}\u{8cea}\u{554f} e\u{301} \u{645}\u{631}\u{62d}\u{628}\u{627}?";
    let source = crate::shipped::shipped_source()
        .text
        .replace("\"How old are you?\"", &format!("\"{asked}\""));
    std::fs::write(&path, source).expect("the bank can be written");
    let bank = shipped();
    let mut terminal =
        Terminal::start(24, 40, &format!("--short --bank '{}'", path.display()), &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    terminal.begin(24, 40);
    terminal.wait_for(asked);
    terminal.press("+");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_note));
    // Twenty wide characters, one with an accent of its own, and letters from right to left: more than a row of 40 holds.
    let typed = format!("{}e\u{301}\u{5e9}\u{5dc}\u{5d5}\u{5dd}", "\u{65e5}".repeat(20));
    terminal.press(&typed);
    terminal.wait_until("what was typed", |terminal| {
        let shown: String = terminal.shown().split_whitespace().collect();
        shown.contains(&typed)
    });
    // 2 columns of mark and 19 wide characters fill the first row; a wide one, `e` and four letters stand on the next.
    let (row, column) = terminal.screen().parser.screen().cursor_position();
    let first = terminal
        .shown()
        .lines()
        .position(|line| line.contains("\u{65e5}\u{65e5}\u{65e5}"))
        .expect("it is shown");
    assert_eq!((usize::from(row), column), (first + 1, 2 + 1 + 4), "{}", terminal.shown());
    // Deleting takes one character at a time, on the screen as in the text.
    terminal.press("\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}!");
    terminal.wait_until("what is left", |terminal| {
        let shown: String = terminal.shown().split_whitespace().collect();
        shown.contains(&format!("{}!", "\u{65e5}".repeat(19))) && !shown.contains('\u{5d5}')
    });
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// With `--ascii` every word on the screen is ASCII, whatever the bank holds; what is typed stays as it was typed.
#[test]
fn plain_ascii_on_request() {
    let folder = Folder::new("ascii");
    let path = folder.0.join("bank.toml");
    let asked = "Wie alt sind Sie \u{2013} \u{65e5}\u{672c}?";
    let source = crate::shipped::shipped_source()
        .text
        .replace("\"How old are you?\"", &format!("\"{asked}\""));
    std::fs::write(&path, source).expect("the bank can be written");
    let bank = shipped();
    let options = format!("--short --ascii --bank '{}'", path.display());
    let mut terminal = Terminal::start(24, 60, &options, &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    terminal.press("1");
    terminal.wait_for("Wie alt sind Sie");
    assert!(terminal.shown().is_ascii(), "{}", terminal.shown());
    terminal.press("+");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_note));
    terminal.press("\u{e7}a va");
    terminal.wait_for("\u{e7}a va");
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// The longest question of the bank in a window of 40 columns: every word of it, and of its options, can be seen.
#[test]
fn the_longest_question_fits_a_narrow_window() {
    let bank = shipped();
    let words = |question: &ketascreen_core::bank::Question| {
        let options =
            question.options().iter().map(|option| option.text.as_str().len()).sum::<usize>();
        question.text.as_str().len() + options
    };
    let longest = bank
        .questions()
        .iter()
        .filter(|question| question.short)
        .max_by_key(|question| words(question))
        .expect("it has questions");
    let mut interview = begun(&bank, Length::Short);
    to(&mut interview, &bank, &longest.id);
    let folder = Folder::new("longest");
    let draft = folder.0.join("draft.toml");
    // Everything but this question is answered, so that it is the first that is put.
    let mut others = begun(&bank, Length::Short);
    while !others.is_at_review() {
        not_sure(&mut others);
    }
    let answers: Vec<String> = bank
        .questions()
        .iter()
        .filter(|question| question.short && question.id != longest.id && question.ask_if.is_none())
        .map(|question| match question.kind {
            // Not to be sure of the signs in the body calls for help first.
            Kind::Multi(_) if question.none_option().is_some() => {
                format!("{} = [\"none\"]\n", question.id)
            }
            _ => format!("{} = \"not_sure\"\n", question.id),
        })
        .collect();
    std::fs::write(&draft, format!("[answers]\n{}", answers.concat()))
        .expect("a draft for the test");
    let mut terminal =
        Terminal::start(15, 40, &format!("--short --resume '{}'", draft.display()), &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    terminal.begin(15, 40);
    let start: Vec<&str> = longest.text.as_str().split_whitespace().take(4).collect();
    terminal.wait_for(&start.join(" "));
    let mut seen = String::new();
    for _ in 0..40 {
        let shown = terminal.shown();
        assert!(shown.lines().all(|line| line.chars().count() <= 40));
        seen.push_str(&joined(&shown));
        terminal.press("\u{1b}[B");
        sleep(Duration::from_millis(40));
    }
    for text in
        std::iter::once(&longest.text).chain(longest.options().iter().map(|option| &option.text))
    {
        for word in text.as_str().split_whitespace() {
            assert!(seen.contains(word), "{word} of {} was never seen", longest.id);
        }
    }
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Every way around has its line where there is no screen.
#[test]
fn line_by_line_there_are_the_same_ways() {
    let bank = shipped();
    let folder = Folder::new("lines");
    let kept = folder.0.join("kept.toml");
    let run = |arguments: &[&str], lines: &[&str]| {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_ketascreen"))
            .args(arguments)
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("it starts");
        use std::io::Write;
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let _ = child.stdin.take().expect("it takes input").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("it ends");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
            joined(&String::from_utf8_lossy(&output.stderr)),
        )
    };
    let has =
        |said: &str,
         pick: fn(&ketascreen_core::bank::Phrases) -> &ketascreen_core::bank::Phrase| {
            let words = joined(pick(bank.phrases()).as_str());
            assert!(said.contains(&words), "it never said: {words}\n{said}");
        };
    // A reference, a note, the points, skipping every part, a change in the review, another country, and the summary.
    let mut lines = vec!["1", "A-17", "+", "from the card", "=", "", "!", "2", "", "40"];
    lines.extend([">", "2"].repeat(8));
    lines.extend(["4", "41", "1"]);
    let (code, summary, said) = run(&["--plain", "--counselor", "--short"], &lines);
    assert_eq!(code, Some(0), "{said}");
    has(&said, |phrases| &phrases.reference_meant);
    has(&said, |phrases| &phrases.ask_note);
    has(&said, |phrases| &phrases.points_none);
    assert!(said.contains("was skipped"), "{said}");
    has(&said, |phrases| &phrases.heading_review);
    for words in ["A-17", "41 years"] {
        assert!(summary.contains(words), "{words} is not in\n{summary}");
    }
    // Keeping the answers on leaving, the summary so far, and leaving at once.
    let name = kept.display().to_string();
    let (code, summary, said) = run(&["--plain", "--short"], &["1", "40", ".", "4", &name]);
    assert_eq!((code, summary.as_str()), (Some(0), ""), "{said}");
    assert!(std::fs::read_to_string(&kept).expect("it was written").contains("age = 40"));
    let (code, summary, _) = run(&["--plain", "--short"], &["1", "40", ".", "3", "1"]);
    assert_eq!(code, Some(0));
    assert!(
        summary.contains(&phrase(&bank, |phrases| &phrases.title)) && summary.contains("40 years")
    );
    let (code, summary, said) = run(&["--plain", "--short"], &["1", "40", ".."]);
    assert_eq!((code, summary.as_str()), (Some(0), ""));
    assert!(
        !said.ends_with('.') || !said.contains(bank.phrases().left_nothing_kept.as_str()),
        "it says something on leaving"
    );
}

/// One list of keys serves the screen, `--help` and the manual page.
#[test]
fn one_list_of_keys_serves_all() {
    let bank = shipped();
    let said = |argument: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_ketascreen"))
            .arg(argument)
            .output()
            .expect("it runs");
        String::from_utf8_lossy(&output.stdout).replace('\\', "")
    };
    let mut interview = begun(&bank, Length::Short);
    type_in(&mut interview, "?");
    let page: Vec<String> = interview.view().lines.iter().map(|line| line.text.clone()).collect();
    let keys = ketascreen_interview::keys(&bank);
    assert!(keys.len() > 12);
    for key in keys.iter().filter(|key| !key.full.is_empty()) {
        assert!(page.contains(&key.full), "the screen does not say {}", key.full);
        for place in ["--help", "man"] {
            assert!(
                joined(&said(place)).contains(&joined(&key.full)),
                "{place} does not say {}",
                key.full
            );
        }
    }
}

/// A digit that was meant for the question, typed when the page to leave came, loses nothing.
#[test]
fn leaving_by_a_digit_alone_loses_no_answer() {
    let bank = shipped();
    let phrases = bank.phrases();
    let country = &bank.countries()[0];
    for (draft, losing, warning, end) in [
        (SaveTarget::None, '1', &phrases.confirm_stop, Outcome::Left),
        (SaveTarget::New, '5', &phrases.confirm_delete, Outcome::LeftWithoutFile),
    ] {
        let settings = Settings {
            bank: &bank,
            country,
            is_country_chosen: false,
            counselor: false,
            length: Some(Length::Full),
            save_target: draft,
        };
        let mut interview = Interview::new(settings);
        type_in(&mut interview, "140\n");
        interview.act(Action::Leave);
        for _ in 0..3 {
            type_in(&mut interview, &losing.to_string());
            assert_eq!(interview.outcome(), None, "{draft:?}: a digit alone");
            assert_eq!(interview.view().message.as_deref(), Some(warning.as_str()));
            assert!(
                shown(&interview).iter().any(|line| line.starts_with(&format!("> {losing} "))),
                "the row is not marked"
            );
        }
        // Another digit takes it back, and the way out is as short as before.
        type_in(&mut interview, "2");
        assert!(interview.is_at_question());
        interview.act(Action::Leave);
        interview.act(Action::Enter);
        assert_eq!(interview.outcome(), None, "Enter alone chooses nothing");
        type_in(&mut interview, &format!("{losing}\n"));
        assert_eq!(interview.outcome(), Some(end));
    }
    // Where nothing was answered, nothing can be lost; and what is kept is not asked about.
    let settings = Settings {
        bank: &bank,
        country,
        is_country_chosen: false,
        counselor: false,
        length: Some(Length::Full),
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    interview.act(Action::Leave);
    type_in(&mut interview, "1");
    assert_eq!(interview.outcome(), Some(Outcome::Left));
    let mut interview = Interview::new(Settings { save_target: SaveTarget::New, ..settings });
    type_in(&mut interview, "140\n");
    interview.act(Action::Leave);
    type_in(&mut interview, "1");
    assert_eq!(interview.outcome(), Some(Outcome::Left));
}

/// Help lines and keys stand beside every page before, between and behind the questions, and the place is not lost.
#[test]
fn help_lines_and_keys_are_one_key_away_on_every_page() {
    let bank = shipped();
    let phrases = bank.phrases();
    let settings = Settings {
        bank: &bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: true,
        length: None,
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    let heading = |interview: &Interview<'_>| shown(interview)[0].clone();
    let beside = |interview: &mut Interview<'_>, place: &str| {
        let before = shown(interview);
        type_in(interview, "!");
        assert_eq!(heading(interview), phrases.heading_help_lines.as_str(), "{place}");
        interview.act(Action::Back);
        assert_eq!(shown(interview), before, "{place}: the place is lost");
        type_in(interview, "?");
        assert_eq!(heading(interview), phrases.heading_keys.as_str(), "{place}");
        type_in(interview, "?");
        assert_eq!(shown(interview), before, "{place}: the place is lost");
    };
    interview.act(Action::Down);
    beside(&mut interview, "opening");
    type_in(&mut interview, "1");
    beside(&mut interview, "reference");
    // What is typed is never taken for a key.
    type_in(&mut interview, "A!?");
    assert!(shows(&interview, "> A!?"));
    type_in(&mut interview, "\n");
    interview.act(Action::Down);
    beside(&mut interview, "length");
    type_in(&mut interview, "1");
    interview.act(Action::Leave);
    interview.act(Action::Down);
    beside(&mut interview, "leaving");
    interview.act(Action::Back);
    to(&mut interview, &bank, "plan_goal");
    to_review(&mut interview);
    (0..3).for_each(|_| interview.act(Action::Down));
    beside(&mut interview, "review");
}

/// Going back to the opening shows what was chosen there, page by page.
#[test]
fn back_at_the_opening_what_was_chosen_is_marked() {
    let bank = shipped();
    let phrases = bank.phrases();
    let settings = Settings {
        bank: &bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: true,
        length: None,
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    type_in(&mut interview, "1A-17\n2");
    assert!(at(&interview, &bank, "age"));
    interview.act(Action::Back);
    let marked = |interview: &Interview<'_>| {
        shown(interview).into_iter().find(|line| line.starts_with("> ")).unwrap_or_default()
    };
    assert!(
        marked(&interview).starts_with("> 2 ")
            && shows(&interview, phrases.opening_length.as_str())
    );
    interview.act(Action::Back);
    assert_eq!(marked(&interview), "> A-17");
    interview.act(Action::Back);
    assert_eq!(marked(&interview), format!("> 1 {}", phrases.choice_go_on.as_str()));
    // Enter goes on with it.
    type_in(&mut interview, "\n\n\n");
    assert!(at(&interview, &bank, "age"));
    // Where the length is settled, the reference is the page before the first question.
    let mut interview =
        Interview::new(Settings { counselor: true, length: Some(Length::Short), ..settings });
    type_in(&mut interview, "1A-17\n");
    interview.act(Action::Back);
    assert_eq!(marked(&interview), "> A-17");
}

/// What a question means comes first, then why it is asked, then the keys, then the sources.
#[test]
fn help_says_the_meaning_first() {
    let bank = shipped();
    let phrases = bank.phrases();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "psychosis_history");
    type_in(&mut interview, "?");
    let place = |words: &str| {
        shown(&interview)
            .iter()
            .position(|line| line == words)
            .unwrap_or_else(|| panic!("no {words}"))
    };
    let order = [
        &phrases.why_heading_help,
        &phrases.why_heading_why,
        &phrases.why_heading_keys,
        &phrases.why_heading_sources,
    ]
    .map(|phrase| place(phrase.as_str()));
    assert!(order.is_sorted(), "{order:?}");
}

/// The manual has a page for each command, and names no page that does not exist.
#[test]
fn the_manual_names_no_page_that_is_not_there() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_ketascreen"))
        .arg("man")
        .output()
        .expect("it runs");
    let manual = String::from_utf8_lossy(&output.stdout).replace('\\', "");
    let pages: Vec<&str> = manual
        .lines()
        .filter_map(|line| line.strip_prefix(".TH ")?.split_once(" 1 "))
        .map(|(page, _)| page)
        .collect();
    for named in manual.split_whitespace().filter_map(|word| word.strip_suffix("(1)")) {
        assert!(pages.contains(&named), "there is no page {named}");
    }
    assert_eq!(
        manual.matches("(1)").count(),
        pages.len() - 1,
        "a page is not named, or no page is"
    );
    for command in [
        "screen",
        "summarize",
        "compare",
        "batch",
        "bank-check",
        "bank-test",
        "bank-show",
        "bank-schema",
        "bank-export",
        "completions",
        "man",
    ] {
        let page = format!("ketascreen-{command}");
        assert!(pages.contains(&page.as_str()), "{command} is missing");
    }
    assert!(manual.contains("--against") && manual.contains("--resume"));
    let bank = shipped();
    assert!(manual.contains("Thinking of suicide? Get help now: "));
    assert!(joined(&manual).contains(&joined(bank.example().trim())), "the example is missing");
}

/// At a terminal the lines end like the screen: what to do now first, then what can be done with the summary.
#[test]
fn line_by_line_the_summary_can_be_written_kept_or_left() {
    let bank = shipped();
    let phrases = bank.phrases();
    let folder = Folder::new("plain-finish");
    let (written, kept) = (folder.0.join("summary.md"), folder.0.join("kept.toml"));
    let mut terminal = Terminal::start(40, 80, "--plain --short", &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    for line in ["1", "40", ">", "2", "4"] {
        terminal.press(&format!("{line}\r"));
    }
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    terminal.press("2\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    (0..7).for_each(|_| terminal.press(">\r2\r"));
    terminal.wait_for(phrases.keys_plain_review.as_str());
    terminal.press("1\r");
    // The summary is said part by part, from its first line; no part is longer than the window.
    let end = |terminal: &Terminal| {
        joined(&terminal.shown()).contains(&joined(phrases.finish_choices.as_str()))
    };
    // Each part ends with the line that says what can be typed, so their number tells when a part is whole.
    let said_whole = |terminal: &Terminal| {
        let written = joined(&terminal.written());
        let keys = [&phrases.keys_plain_finish, &phrases.keys_plain_finish_choices];
        keys.map(|keys| written.matches(&joined(keys.as_str())).count()).iter().sum::<usize>()
    };
    terminal.wait_until("the first part", |terminal| said_whole(terminal) == 1);
    assert!(
        terminal.shown().contains(&phrase(&bank, |phrases| &phrases.title)),
        "{}",
        terminal.shown()
    );
    let mut parts = 1;
    while !end(&terminal) {
        let before = terminal.written().len();
        terminal.press("\r");
        parts += 1;
        terminal.wait_until("the next part", |terminal| said_whole(terminal) == parts);
        let said = terminal.written()[before..].lines().count();
        assert!(said <= 40, "{said} lines at once");
        assert!(parts < 30, "{}", terminal.shown());
    }
    assert!(parts > 1, "all at once");
    terminal.press(&format!("3\r{}\r", written.display()));
    terminal.wait_for("Written to");
    terminal.press(&format!("4\r{}\r", kept.display()));
    terminal.wait_until("the file", |_| kept.exists());
    // Back to the answers, a change, and the short text.
    terminal.wait_until("that it was kept", |terminal| {
        terminal.written().matches("Written to").count() >= 2
    });
    terminal.press("5\r");
    terminal.wait_for(phrases.keys_plain_review.as_str());
    terminal.press("4\r");
    terminal.wait_for(question(&bank, "age"));
    let before = terminal.written().len();
    terminal.press("41\r1\r");
    let said = |terminal: &Terminal, what: &ketascreen_core::bank::Phrase| {
        joined(&terminal.written()[before..]).contains(&joined(what.as_str()))
    };
    terminal.wait_until("the page", |terminal| {
        said(terminal, &phrases.keys_plain_finish) || said(terminal, &phrases.finish_choices)
    });
    if !said(&terminal, &phrases.finish_choices) {
        terminal.press(">\r");
    }
    terminal.press("2\r");
    terminal.ends_with(0);
    assert!(terminal.written().contains(&phrase(&bank, |phrases| &phrases.brief_title)));
    assert!(std::fs::read_to_string(&written).expect("it was written").starts_with("# "));
    assert!(
        std::fs::read_to_string(&kept).expect("it was written").contains("age = 41"),
        "the change is kept too"
    );
    assert!(!terminal.written().contains("\u{1b}["), "the cursor is moved");
}

/// The whole page is said in at most twelve parts, however small the window.
#[test]
fn the_page_is_said_in_at_most_twelve_parts() {
    let bank = shipped();
    let folder = Folder::new("parts");
    let draft = folder.0.join("draft.toml");
    std::fs::write(&draft, whole_person(&bank, "everything_tried")).expect("a draft for the test");
    let arguments = format!("--plain --full --reasons --resume '{}'", draft.display());
    let mut terminal = Terminal::start(15, 40, &arguments, &[]);
    terminal.wait_for("Type a number");
    terminal.press("1\r");
    terminal.wait_for("Enter alone takes line 1");
    terminal.press("\r");
    terminal.wait_for(&bank.phrases().finish_part.fill(&[("page", "1"), ("pages", "12")]));
    terminal.press("\u{3}");
    terminal.ends_with(130);
}

/// Line by line a file is written over only where that was chosen, and nothing ever moves the cursor, Ctrl-C included.
#[test]
fn line_by_line_a_file_is_written_over_only_where_that_was_chosen() {
    let bank = shipped();
    let folder = Folder::new("plain-overwrite");
    let file = folder.0.join("answers.toml");
    std::fs::write(&file, "mine").expect("a file for the test");
    for (said, code) in [("1", 3), ("2", 130)] {
        let mut terminal = Terminal::start(
            40,
            80,
            &format!("--short --save '{}'", file.display()),
            &[("TERM", "dumb")],
        );
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_overwrite));
        terminal.press(&format!("{said}\r"));
        if code == 130 {
            terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
            assert_eq!(
                std::fs::read_to_string(&file).expect("it is there"),
                "mine",
                "before there is an answer"
            );
            terminal.press("1\r40\r");
            terminal.wait_for(question(&bank, "concerns"));
            terminal.press("\u{3}");
        }
        terminal.ends_with(code);
        assert!(!terminal.written().contains('\u{1b}'), "the cursor is moved");
        let now = std::fs::read_to_string(&file).expect("it is there");
        assert_eq!(now.contains("age = 40"), code == 130);
        assert_eq!(now == "mine", code == 3);
    }
}
