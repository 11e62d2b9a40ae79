//! Files that an interview keeps: a file stays as it was until something is answered, no file takes another's place, and
//! what is said of a file is so.
#![cfg(unix)]

use std::fs;
use std::thread::sleep;

use crate::support::folder::Folder;
use crate::support::lines::{program, program_as_said, words};
use crate::support::terminal::{
    PROGRAM, READING, Terminal, at_concerns, at_summary, joined, opened, past_own_words, phrase,
    question,
};
use crate::support::{question_named, shipped};

/// A file that is gone on with is not written before something is answered: comments and what was set aside stay in it.
#[test]
fn a_file_stays_as_it_was_until_an_answer() {
    let folder = Folder::new("untouched");
    let file = folder.path("answers.toml");
    let written =
        "# mine\n[answers]\nage = 40\nbenzo_use = \"never\"\nbenzo_duration = \"over_4_weeks\"\n";
    fs::write(&file, written).expect("it can be written");
    let (code, said) = program(&["--plain", "--full", "--resume", &file], b"2\n1\n.\n1\n");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), written);
    let (code, _) = program(&["--plain", "--full", "--resume", &file], b"2\n1\n2\n\n.\n1\n");
    assert_eq!(code, Some(0));
    assert_ne!(fs::read_to_string(&file).expect("it is there"), written, "an answer is not kept");
}

/// The page does not take the place of the answers, whatever the file is called.
#[test]
fn answers_and_page_have_files_of_their_own() {
    let folder = Folder::new("same");
    let file = folder.path("a.toml");
    let other = format!("{}/./a.toml", folder.0.display());
    fs::write(&file, "[answers]\nage = 40\n").expect("it can be written");
    let new = folder.path("new.toml");
    let runs: [&[&str]; 4] = [
        &["--plain", "--resume", &file, "-o", &other, "--force"],
        &["--plain", "--save", &new, "-o", &new],
        &["summarize", &file, "-o", &other, "--force"],
        &["compare", &file, &file, "-o", &file, "--force"],
    ];
    for arguments in runs {
        let (code, said) = program(arguments, b"1\n.\n3\n1\n");
        assert!(code == Some(3) && said.contains("would take its place"), "{arguments:?}: {said}");
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "[answers]\nage = 40\n");
    }
    assert!(!folder.0.join("new.toml").exists());
}

/// Deleting is offered for what the interview wrote, not for an older file that it has not touched yet.
#[test]
fn only_what_was_written_is_deleted() {
    let folder = Folder::new("delete");
    let file = folder.path("old.toml");
    fs::write(&file, "mine").expect("it can be written");
    let (_, said) = program(&["--plain", "--short", "--save", &file, "--force"], b"1\n.\n5\n\n1\n");
    assert!(!said.contains(&words(|phrases| &phrases.choice_stop_delete)), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "mine");
    let (_, said) =
        program(&["--plain", "--short", "--save", &file, "--force"], b"1\n40\n.\n5\n\n");
    assert!(
        said.contains(&words(|phrases| &phrases.choice_stop_delete))
            && !folder.0.join("old.toml").exists(),
        "{said}"
    );
}

/// A byte that is no character ends nothing.
#[test]
fn a_strange_byte_ends_nothing() {
    let folder = Folder::new("byte");
    let file = folder.path("a.toml");
    let (code, said) =
        program(&["--plain", "--short", "--save", &file], b"1\n+\ncaf\xe9\n40\n.\n1\n");
    assert_eq!(code, Some(0), "{said}");
    let kept = fs::read_to_string(&file).expect("it is there");
    assert!(kept.contains("caf\u{fffd}") && kept.contains("age = 40"), "{kept}");
}

/// What was set aside is told before the first question, on the screen that leaves nothing behind, and who stops there
/// changes nothing.
#[test]
fn what_was_set_aside_is_told_before_the_first_question() {
    let bank = shipped();
    let folder = Folder::new("no");
    let file = folder.path("answers.toml");
    let written = "[answers]\nbenzo_use = \"never\"\nbenzo_duration = \"over_4_weeks\"\n";
    fs::write(&file, written).expect("it can be written");
    let mut terminal = Terminal::start(24, 80, &format!("--full --resume '{file}'"), &[]);
    let set_aside = bank.question(question_named(&bank, "benzo_duration")).label.as_str();
    terminal.wait_for(&bank.phrases().set_aside.fill(&[("questions", set_aside)]));
    sleep(READING);
    terminal.press("1");
    terminal.wait_for("Press Enter for");
    terminal.press("\r");
    terminal.ends_with(0);
    assert!(
        !terminal.shown().contains("benzo") && !terminal.shown().contains(set_aside),
        "{}",
        terminal.shown()
    );
    assert_eq!(fs::read_to_string(&file).expect("it is there"), written);
}

/// Where the answers could not be saved, Ctrl-C says so, and not that they are kept.
#[test]
fn what_could_not_be_saved_is_not_said_to_be_kept() {
    let bank = shipped();
    let folder = Folder::new("gone");
    let inner = folder.0.join("inner");
    fs::create_dir(&inner).expect("it can be made");
    let file = inner.join("a.toml");
    let mut terminal = opened(&bank, &format!("--full --save '{}'", file.display()));
    terminal.wait_for(question(&bank, "age"));
    terminal.press("40\r");
    terminal.wait_until("the file", |_| file.exists());
    fs::remove_dir_all(&inner).expect("it can be deleted");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press("1\r");
    terminal.wait_for(question(&bank, "own_words"));
    // It is said at once, and where one leaves.
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_not_saved));
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.leave_question_unsaved));
    terminal.press("1");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.confirm_stop_unsaved));
    terminal.press("\u{3}");
    terminal.ends_with(130);
    let said = joined(&terminal.written());
    let kept = bank.phrases().left_kept.as_str();
    let start = kept.split("{file}").next().expect("it has a start");
    assert!(said.contains("cannot write") && !said.contains(start.trim()), "{said}");
}

/// What is pasted where an answer is chosen answers nothing, and a line break in what is pasted names no file.
#[test]
fn what_is_pasted_is_text_or_nothing() {
    let bank = shipped();
    let folder = Folder::new("pasted");
    let file = folder.path("a.toml");
    let mut terminal = at_concerns(&bank, &format!("--full --save '{file}'"));
    terminal.press("\u{1b}[200~1\r2\u{4}\u{1b}[201~");
    terminal.press("1\r");
    past_own_words(&bank, &mut terminal);
    terminal.press("\u{1b}[200~call 4 1 2 1 me 1 1\u{1b}[201~");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_pasted));
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_summary));
    terminal.press("3");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    terminal.press(">");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_write));
    terminal.press("3");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_page_file));
    terminal.press("!");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_lines));
    terminal.press("\u{1b}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_page_file));
    terminal.press(&format!("\u{1b}[200~{}\r.txt\u{1b}[201~", folder.path("page")));
    terminal.wait_for(".txt");
    terminal.press("\r");
    terminal.wait_until("the file", |_| folder.0.join("page .txt").exists());
    terminal.press("\u{3}");
    terminal.ends_with(130);
    let kept = fs::read_to_string(&file).expect("it is there");
    let thoughts = bank.question(question_named(&bank, "suicidal_thoughts"));
    assert!(
        kept.contains(&format!("suicidal_thoughts = \"{}\"", thoughts.options()[0].id)),
        "{kept}"
    );
    assert!(kept.contains("concerns = [\"anxiety\"]"), "{kept}");
}

/// Where something else writes the file of the answers, it is left as it is, and the answers can be kept in another one.
#[test]
fn a_file_that_something_else_wrote_is_left_alone() {
    let bank = shipped();
    let folder = Folder::new("two");
    let (file, other) = (folder.path("a.toml"), folder.path("b.toml"));
    fs::write(&file, "[answers]\nage = 40\n").expect("it can be written");
    let mut terminal = opened(&bank, &format!("--full --resume '{file}'"));
    terminal.wait_for(question(&bank, "concerns"));
    fs::write(&file, "[answers]\nage = 50\n").expect("it can be written");
    terminal.press("1\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_file_changed));
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.leave_question_unsaved));
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keep_meant));
    terminal.press(&format!("{other}\r"));
    terminal.ends_with(0);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "[answers]\nage = 50\n");
    let kept = fs::read_to_string(&other).expect("it was written");
    assert!(kept.contains("age = 40") && kept.contains("concerns"), "{kept}");
}

/// A page that the interview wrote can be written again under its name; where it was not, it is said to be older.
#[test]
fn a_page_is_written_again_or_said_to_be_older() {
    let folder = Folder::new("older");
    let page = folder.path("page.txt");
    let start = format!("1\n40\n.\n3\n3\n{page}\n<\n");
    let older = shipped().phrases().left_older_page.fill(&[("file", &page)]);
    let older = joined(&older);
    // The age is changed by its number among the answers so far, and the summary is shown again.
    for (end, is_older) in [
        ("2\n41\n.\n1\n\n", true),
        (&format!("2\n41\n.\n3\n3\n{page}\n6\n"), false),
        ("1\n.\n1\n\n", false),
    ] {
        let _ = fs::remove_file(&page);
        let (code, said) = program(&["--plain", "--short"], format!("{start}{end}").as_bytes());
        assert_eq!(code, Some(0), "{said}");
        // When the summary is opened again it is said too; here what is said last.
        let last = said.rsplit("Written to").next().unwrap_or_default();
        assert_eq!(last.contains(&older), is_older, "{end:?}: {said}");
        let written = fs::read_to_string(&page).expect("it was written");
        assert_eq!(written.contains("41 years"), end.contains("41") && !is_older, "{end:?}");
    }
}

/// What was kept while the summary is read is said to be kept where a signal ends the program then.
#[test]
fn what_is_kept_at_the_summary_is_said_to_be_kept() {
    let bank = shipped();
    let folder = Folder::new("kept-late");
    let file = folder.path("a.toml");
    let mut terminal = at_concerns(&bank, "--full");
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_summary));
    terminal.press("3");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    terminal.press(">");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_keep));
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keep_meant));
    terminal.press(&format!("{file}\r"));
    terminal.wait_for("Written to");
    assert!(
        std::process::Command::new("kill")
            .args(["-TERM", &terminal.process()])
            .status()
            .expect("kill runs")
            .success()
    );
    terminal.ends_with(143);
    let kept = joined(&bank.phrases().left_kept.fill(&[("file", &file)]));
    assert!(joined(&terminal.shown()).contains(&kept), "{}", terminal.shown());
}

/// A copy is said to hold the answers only while it does; it can be written again under its name.
#[test]
fn a_copy_is_written_again_or_said_to_be_older() {
    let folder = Folder::new("copies");
    let (file, copy) = (folder.path("a.toml"), folder.path("b.toml"));
    let bank = shipped();
    let said_of = |phrase: &ketascreen_core::bank::Phrase| joined(&phrase.fill(&[("file", &copy)]));
    let (kept, older) =
        (said_of(&bank.phrases().left_kept), said_of(&bank.phrases().left_older_copy));
    let start = format!("1\n40\n.\n3\n4\n{copy}\n<\n");
    for (end, is_older) in
        [("2\n41\n.\n1\n", true), (&format!("2\n41\n.\n3\n4\n{copy}\n6\n"), false)]
    {
        let _ = fs::remove_file(&copy);
        let arguments = ["--plain", "--short", "--force", "--save", &file];
        let (code, said) = program(&arguments, format!("{start}{end}").as_bytes());
        assert_eq!(code, Some(0), "{said}");
        let last = said.rsplit("Written to").next().unwrap_or_default();
        assert_eq!(
            (last.contains(&older), last.contains(&kept)),
            (is_older, !is_older),
            "{end:?}: {said}"
        );
        let written = fs::read_to_string(&copy).expect("it was written");
        assert_eq!(written.contains("age = 41"), !is_older, "{end:?}");
    }
}

/// What something else wrote meanwhile is not deleted.
#[test]
fn what_something_else_wrote_is_not_deleted() {
    let bank = shipped();
    let folder = Folder::new("not-ours");
    let file = folder.path("a.toml");
    let mut terminal = at_concerns(&bank, &format!("--full --save '{file}'"));
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_stop_delete));
    terminal.press("5");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.confirm_delete));
    fs::write(&file, "mine").expect("it can be written");
    terminal.press("\r");
    terminal.ends_with(3);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "mine");
}

/// On the screen too a file is written over only where that was chosen, and help is one key away there.
#[test]
fn a_file_is_written_over_only_where_that_was_chosen() {
    let bank = shipped();
    let folder = Folder::new("overwrite");
    let file = folder.path("a.toml");
    fs::write(&file, "mine").expect("it can be written");
    for (key, code) in [("1", 3), ("\u{4}", 3), ("2", 130)] {
        let mut terminal = Terminal::start(15, 40, &format!("--short --save '{file}'"), &[]);
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_overwrite));
        sleep(READING);
        terminal.press("!");
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_lines));
        terminal.press("\r");
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_overwrite));
        sleep(READING);
        terminal.press(key);
        if key != "\u{4}" {
            terminal.wait_for("Press Enter for");
            terminal.press("\r");
        }
        if code == 130 {
            terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
            terminal.press("\u{3}");
        }
        terminal.ends_with(code);
        assert_eq!(
            fs::read_to_string(&file).expect("it is there"),
            "mine",
            "before there is an answer"
        );
    }
    // Where nobody can be asked, it is not written over.
    let (code, said) = program(&["--plain", "--save", &file], b"1\n1\n40\n");
    assert!(code == Some(3) && said.contains("exists already"), "{said}");
}

/// The interview needs standard input for itself, and no other bank takes a record without a word.
#[test]
fn standard_input_and_another_bank_are_not_taken_silently() {
    for arguments in [["--resume", "-"], ["--save", "-"], ["--bank", "-"]] {
        let (code, said) = program(&[&["--plain"], &arguments[..]].concat(), b"1\n");
        assert!(code == Some(2) && said.contains("name a file"), "{arguments:?}: {said}");
    }
    let folder = Folder::new("other-bank");
    let (other, file) = (folder.path("bank.toml"), folder.path("a.toml"));
    let source = crate::shipped::shipped_source();
    fs::write(&other, source.text.replacen("id = \"ketamine-therapy\"", "id = \"our-clinic\"", 1))
        .expect("it can be written");
    let (code, said) = program(&["--plain", "--short", "--save", &file], b"1\n40\n.\n1\n");
    assert_eq!(code, Some(0), "{said}");
    let written = fs::read_to_string(&file).expect("it was written");
    let (_, said) = program(&["summarize", &file, "--bank", &other], b"");
    assert!(said.contains("warning[other-bank]"), "{said}");
    let (code, said) = program(&["--plain", "--bank", &other, "--resume", &file], b"1\n");
    assert!(code == Some(0) && said.contains(&words(|phrases| &phrases.heading_changed)), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), written);
    // Nor does an output take the place of the bank that it was made with.
    let (code, said) = program(
        &["bank", "export", "--bank", &other, "--format", "markdown", "-o", &other, "--force"],
        b"",
    );
    assert!(code == Some(3) && said.contains("would take its place"), "{said}");
}

/// Whoever looks up something while it is asked whether a file may be written over, and leaves, has not said yes.
#[test]
fn leaving_is_no_yes_to_writing_over() {
    let folder = Folder::new("no-yes");
    let page = folder.path("p.txt");
    for lines in ["!\n.\n3\n1\n", "?\n.\n3\n", ".\n3\n"] {
        fs::write(&page, "mine").expect("it can be written");
        let bank = shipped();
        let mut terminal = Terminal::start(30, 80, &format!("--plain --short -o '{page}'"), &[]);
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_overwrite));
        terminal.press(&lines.replace('\n', "\r"));
        terminal.ends_with(3);
        assert_eq!(fs::read_to_string(&page).expect("it is there"), "mine", "{lines:?}");
    }
}

/// A file that something else made after the start is not written over, and what could not be written is told and does not
/// end the reading.
#[test]
fn a_file_that_came_meanwhile_is_left_alone() {
    let bank = shipped();
    let folder = Folder::new("meanwhile");
    let (file, page) = (folder.path("a.toml"), folder.path("p.txt"));
    let mut terminal = Terminal::start(24, 80, &format!("--full --save '{file}' -o '{page}'"), &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    fs::write(&file, "mine").expect("it can be written");
    fs::write(&page, "mine").expect("it can be written");
    terminal.press("1");
    terminal.wait_for(question(&bank, "age"));
    terminal.press("40\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_not_saved));
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_summary));
    terminal.press("3");
    terminal.wait_for("exists already");
    assert!(
        terminal.shown().contains(&phrase(&bank, |phrases| &phrases.title)),
        "{}",
        terminal.shown()
    );
    terminal.press(">");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_leave));
    terminal.press("6");
    terminal.press("\r");
    terminal.ends_with(3);
    let written = [&file, &page].map(|file| fs::read_to_string(file).expect("it is there"));
    assert_eq!(written, ["mine", "mine"]);
}

/// A page that was written is named where the interview ends, however it ends.
#[test]
fn a_page_that_was_written_is_named() {
    let bank = shipped();
    let folder = Folder::new("named");
    let page = folder.path("p.txt");
    let named = joined(&bank.phrases().left_page.fill(&[("file", &page)]));
    for (keys, code) in [("\u{3}", 130), (">6\r", 0)] {
        let _ = fs::remove_file(&page);
        let mut terminal = at_summary(&bank, &format!("--full -o '{page}'"));
        assert!(fs::read_to_string(&page).is_ok_and(|text| text.contains("40 years")));
        terminal.press(keys);
        terminal.ends_with(code);
        assert!(joined(&terminal.shown()).contains(&named), "{keys:?}: {}", terminal.shown());
    }
}

/// Where something else deletes the file of the answers, it is written again at the end; and no page takes its place.
#[test]
fn the_file_of_the_answers_is_there_at_the_end() {
    let bank = shipped();
    let folder = Folder::new("there");
    let file = folder.path("a.txt");
    let mut terminal = at_summary(&bank, &format!("--full --save '{file}'"));
    terminal.press(">");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_write));
    terminal.press("3");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.page_file_meant));
    terminal.press(&format!("{file}\r"));
    terminal.wait_for("would take its place");
    assert!(fs::read_to_string(&file).is_ok_and(|text| text.contains("age = 40")));
    terminal.press("\u{1b}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_leave));
    fs::remove_file(&file).expect("it can be deleted");
    terminal.press("6");
    terminal.ends_with(0);
    assert!(fs::read_to_string(&file).is_ok_and(|text| text.contains("age = 40")));
    // A file that became something that never ends when it is read does not stop the interview.
    let mut terminal = at_concerns(&bank, &format!("--full --force --save '{file}'"));
    fs::remove_file(&file).expect("it can be deleted");
    assert!(
        std::process::Command::new("mkfifo").arg(&file).status().expect("mkfifo runs").success()
    );
    terminal.press("1\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_file_changed));
    terminal.press("\u{18}");
    terminal.ends_with(3);
}

/// A page that something else wrote meanwhile is not written over, and keeping the answers makes no page older.
#[test]
fn a_page_of_somebody_else_is_left_alone() {
    let bank = shipped();
    let folder = Folder::new("other-page");
    let (page, answers) = (folder.path("p.txt"), folder.path("c.toml"));
    let mut terminal = at_summary(&bank, "--full");
    terminal.press(">");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_write));
    let name = |terminal: &mut Terminal, key: &str, asked: &str, name: &str, answer: &str| {
        terminal.press(key);
        terminal.wait_for(asked);
        terminal.press(&format!("{name}\r"));
        terminal.wait_for(answer);
    };
    name(&mut terminal, "3", bank.phrases().page_file_meant.as_str(), &page, "Written to");
    name(&mut terminal, "4", bank.phrases().keep_meant.as_str(), &answers, "c.toml");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_leave));
    fs::write(&page, "mine").expect("it can be written");
    name(
        &mut terminal,
        "3",
        bank.phrases().page_file_meant.as_str(),
        &page,
        "something else meanwhile",
    );
    assert_eq!(fs::read_to_string(&page).expect("it is there"), "mine");
    terminal.press("\u{1b}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_leave));
    terminal.press("6");
    terminal.ends_with(0);
    let older = joined(&bank.phrases().left_older_page.fill(&[("file", &page)]));
    assert!(!joined(&terminal.shown()).contains(&older), "{}", terminal.shown());
}

/// The command that goes on is one line that a shell takes as it stands, and asks nothing that was chosen already.
#[test]
fn the_command_that_goes_on_goes_on() {
    let folder = Folder::new("command");
    let file = folder
        .path("the long answers of a person who came on \"Tuesday\", it's the second time.toml");
    let page = folder.path("a page.html");
    let started = [
        "--plain",
        "--ascii",
        "--no-color",
        "--counselor",
        "--country",
        "ca",
        "--save",
        &file,
        "-o",
        &page,
    ];
    let (_, said) = program_as_said(&started, "1\n\n1\n40\n.\n1\n");
    let command =
        said.lines().find(|line| line.contains(" --resume ")).expect("it is told").to_owned();
    let words = shlex::split(&command).expect("a shell takes it");
    let wanted = [
        PROGRAM,
        "--plain",
        "--ascii",
        "--no-color",
        "--counselor",
        "--short",
        "--country",
        "CA",
        "-o",
        page.as_str(),
        "--resume",
        file.as_str(),
    ];
    assert_eq!(words, wanted, "{command}");
    // To the question that comes next, without a word on the length; then to the summary, and the page is written.
    let again: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
    let (code, said) = program(&again, "1\n\n.\n3\n");
    let bank = shipped();
    let asked = bank.question(question_named(&bank, "concerns")).text.as_str();
    assert!(
        said.contains(asked) && !said.contains(bank.phrases().opening_length.as_str()),
        "{said}"
    );
    assert!(fs::read_to_string(&page).is_ok_and(|page| page.contains("<html")), "{code:?}: {said}");
}

/// A page that is not that of the answers any more keeps nothing of them: leaving asks first.
#[test]
fn an_older_page_keeps_no_answers() {
    let bank = shipped();
    let folder = Folder::new("older-page");
    let page = folder.path("p.txt");
    let mut terminal = at_summary(&bank, "--full");
    terminal.press(&format!(">3{page}\r"));
    terminal.wait_for("Written to");
    fs::write(&page, "mine").expect("it can be written");
    terminal.press("5");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review_so_far));
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_summary));
    terminal.press("3");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    terminal.press(">6");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.confirm_stop));
    terminal.press("\r");
    terminal.ends_with(0);
    let said = joined(&terminal.written());
    let there = joined(&bank.phrases().left_page.fill(&[("file", &page)]));
    assert!(!said.contains(&there), "another file is said to be the page: {said}");
}

/// What a signal says of a file is so at that moment.
#[test]
fn a_signal_says_what_is_so() {
    let bank = shipped();
    let nothing = phrase(&bank, |phrases| &phrases.left_nothing_kept);
    for (plain, changed) in
        [("--plain", None), ("", None), ("--plain", Some("other")), ("", Some("other"))]
    {
        let folder = Folder::new("signal");
        let file = folder.path("a.toml");
        let mut terminal = Terminal::start(24, 80, &format!("{plain} --full --save '{file}'"), &[]);
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
        terminal.press(if plain.is_empty() { "1" } else { "1\r" });
        terminal.wait_for(question(&bank, "age"));
        terminal.press("40\r");
        terminal.wait_for(question(&bank, "concerns"));
        match changed {
            None => fs::remove_file(&file).expect("it was written"),
            Some(text) => fs::write(&file, text).expect("it can be written"),
        }
        let stopped =
            std::process::Command::new("kill").args(["-TERM", &terminal.process()]).status();
        assert!(stopped.is_ok_and(|status| status.success()));
        terminal.ends_with(143);
        let said = joined(&terminal.written());
        assert!(
            said.contains(&nothing) && !said.contains("--resume"),
            "{plain} {changed:?}: {said}"
        );
    }
}

/// What is said where one leaves is so: a file that something else wrote meanwhile holds no answers.
#[test]
fn leaving_looks_at_the_file() {
    let bank = shipped();
    let folder = Folder::new("looks");
    let file = folder.path("a.toml");
    let mut terminal = at_concerns(&bank, &format!("--full --save '{file}'"));
    fs::write(&file, "mine").expect("it can be written");
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.leave_question_unsaved));
    assert!(
        !terminal.shown().contains(&phrase(&bank, |phrases| &phrases.choice_stop_delete)),
        "{}",
        terminal.shown()
    );
    terminal.press("3");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    terminal.press(">6");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.confirm_stop));
    terminal.press("\r");
    terminal.ends_with(3);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "mine");
}

/// A country that is chosen while the summary is read comes first in it.
#[test]
fn the_summary_is_read_with_the_country_that_was_chosen() {
    let bank = shipped();
    let mut terminal = at_summary(&bank, "--full");
    assert!(terminal.shown().contains("988"), "{}", terminal.shown());
    terminal.press("!3\r");
    terminal.wait_for("116 123");
    assert!(
        !terminal.shown().lines().take(12).any(|line| line.contains("call or text 988")),
        "{}",
        terminal.shown()
    );
    terminal.press("\u{3}");
    terminal.ends_with(130);
}
