//! Visits: a new one leaves the earlier record as it is, and each answer keeps its day.
#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;

use crate::support::folder::Folder;
use crate::support::lines::program;
use crate::support::terminal::{
    PROGRAM, READING, Terminal, at_concerns, opened, past_own_words, phrase, question,
};
use crate::support::{question_named, shipped};
use ketascreen_core::bank::Bank;

/// A record of an earlier day.
fn earlier_record() -> String {
    let bank = shipped();
    format!(
        "format = \"ketascreen-record/2\"\nbank = {{ id = \"{}\", version = \"1\", digest = \"{}\" }}\n\
         [record]\nsaved = \"2020-10-31T23:30:00-07:00\"\ninterview = \"short\"\nclient = \"C-17\"\n\
         [answers]\nage = 40\nsuicidal_thoughts = \"none\"\nfamily_history = [\"bipolar\"]\n\
         [notes]\nage = \"a note of then\"\n",
        bank.id(),
        bank.digest()
    )
}

fn day_of(record: &toml::Table, question: &str) -> Option<String> {
    let day = record.get("carried")?.get(question)?.get("day")?;
    day.as_str().map(str::to_owned)
}

fn read(path: &str) -> toml::Table {
    fs::read_to_string(path).expect("it is there").parse().expect("it is TOML")
}

/// What changes with time is asked again, the rest is carried over with its day, and the old file is not touched.
#[test]
fn a_new_visit_carries_over_and_asks_again() {
    let folder = Folder::new("visit");
    let (old, new) = (folder.path("old.toml"), folder.path("new.toml"));
    fs::write(&old, earlier_record()).expect("it can be written");
    let (code, said) = program(&["--plain", "--from", &old, "--save", &new], "1\n41\n.\n1\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("To be asked again: 2") && said.contains("with their day: 1"), "{said}");
    assert_eq!(fs::read_to_string(&old).expect("it is there"), earlier_record());
    let record = read(&new);
    let answers = record["answers"].as_table().expect("it is a table");
    assert_eq!(answers["age"].as_integer(), Some(41));
    assert!(!answers.contains_key("suicidal_thoughts"), "it is asked again: {record}");
    assert_eq!(day_of(&record, "family_history").as_deref(), Some("2020-10-31"), "{record}");
    assert_eq!(day_of(&record, "age"), None, "it was answered today");
    assert_eq!(record["record"]["client"].as_str(), Some("C-17"));
    assert!(!record.contains_key("notes"), "notes stay with their visit");
    assert_ne!(record["record"]["saved"].as_str(), Some("2020-10-31T23:30:00-07:00"));
}

/// Who resumes on another day is told so, with the file and the reference, and can begin a new visit or stop.
#[test]
fn another_day_is_said_before_all_else() {
    let folder = Folder::new("other-day");
    let (old, new) = (folder.path("old.toml"), folder.path("new.toml"));
    fs::write(&old, earlier_record()).expect("it can be written");
    let arguments = ["--plain", "--resume", &old];
    let (code, said) = program(&arguments, "\n");
    assert_eq!(code, Some(0), "{said}");
    for part in [old.as_str(), "C-17", "2020-10-31", "new visit"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (code, said) = program(&arguments, format!("1\n{new}\n1\n41\n.\n1\n"));
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read_to_string(&old).expect("it is there"), earlier_record());
    assert_eq!(day_of(&read(&new), "family_history").as_deref(), Some("2020-10-31"));
    // Going on all the same: every earlier answer keeps its day, and the new one has none.
    let (code, said) = program(&arguments, "2\n1\n1\n\n.\n1\n");
    assert_eq!(code, Some(0), "{said}");
    let record = read(&old);
    assert!(record["answers"].get("concerns").is_some(), "{record}");
    for question in ["age", "suicidal_thoughts", "family_history"] {
        assert_eq!(day_of(&record, question).as_deref(), Some("2020-10-31"), "{question}");
    }
    assert_eq!(day_of(&record, "concerns"), None);
    // Today it is of today, and nothing is asked.
    let (_, said) = program(&arguments, "1\n.\n1\n");
    assert!(!said.contains("Today is"), "{said}");
}

/// A hand-written file has no day, so its answers could have none either.
#[test]
fn a_file_without_a_day_begins_no_visit() {
    let folder = Folder::new("no-day");
    let (old, new) = (folder.path("old.toml"), folder.path("new.toml"));
    fs::write(&old, "[answers]\nage = 40\n").expect("it can be written");
    let (code, said) = program(&["--plain", "--from", &old, "--save", &new], "1\n");
    assert!(code == Some(1) && said.contains("on which day"), "{code:?} {said}");
    assert!(!folder.0.join("new.toml").exists());
}

/// Days are those of the machine's zone, and the record tells the offset; a name that ends in .json makes it JSON.
#[test]
fn a_record_has_the_local_day_with_its_offset() {
    let folder = Folder::new("zone");
    for (zone, offset, name) in [
        ("Asia/Tokyo", "+09:00", "a.toml"),
        ("UTC", "+00:00", "b.toml"),
        ("Asia/Kathmandu", "+05:45", "c.json"),
    ] {
        let file = folder.path(name);
        let mut child = Command::new(PROGRAM)
            .args(["--plain", "--short", "--save", &file])
            .env("TZ", zone)
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let input = child.stdin.take().expect("it takes input");
        { input }.write_all(b"1\n40\n.\n1\n").expect("it reads");
        assert!(child.wait().expect("it ends").success());
        let text = fs::read_to_string(&file).expect("it was saved");
        let saved = match name.ends_with(".json") {
            true => {
                let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
                json["record"]["saved"].as_str().map(str::to_owned)
            }
            false => read(&file)["record"]["saved"].as_str().map(str::to_owned),
        };
        let saved = saved.expect("it says when");
        assert!(saved.ends_with(offset), "{zone}: {saved}");
    }
}

/// A change of an answer about suicide is kept with the answer before and its time.
#[test]
fn a_change_of_an_answer_about_suicide_is_kept() {
    let folder = Folder::new("changed");
    let file = folder.path("a.toml");
    fs::write(&file, "[answers]\nage = 40\nconcerns = [\"pain\"]\nown_words = \"x\"\n")
        .expect("it can be written");
    // 'Never', taken back, and declined.
    let (_, said) = program(&["--plain", "--short", "--resume", &file], "1\n1\n<<\n-\n.\n1\n");
    let record = read(&file);
    let changed = record.get("changed").unwrap_or_else(|| panic!("{record}\n{said}"));
    let first = &changed[0];
    assert_eq!(first["question"].as_str(), Some("suicidal_thoughts"));
    assert_eq!(first["before"].as_str(), Some("none"));
    assert!(first["at"].as_str().is_some_and(|at| at.contains('T')), "{first}");
}

/// At a terminal: what was said of suicide and changed again stands with its time in the record and in the chart, with the
/// details of risk, and on no page; the chart is written and copied from the end.
#[test]
fn risk_is_in_the_record_and_the_chart_and_on_no_page() {
    let bank = shipped();
    let folder = Folder::new("risk");
    let (file, chart) = (folder.path("a.toml"), folder.path("chart.txt"));
    let mut terminal =
        Terminal::start(24, 80, &format!("--counselor --short --save '{file}'"), &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    terminal.press("1");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_reference));
    terminal.press("\r");
    terminal.wait_for(question(&bank, "age"));
    terminal.press("40\r");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press("2\r");
    past_own_words(&bank, &mut terminal);
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    sleep(READING);
    terminal.press("2\r");
    terminal.wait_for(question(&bank, "risk_details"));
    terminal.press("2\r");
    terminal.wait_for(question(&bank, "risk_actions"));
    terminal.press(">");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.choice_skip_question));
    terminal.press("1");
    terminal.wait_for(question(&bank, "risk_note"));
    terminal.press("Quux was told\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    // Back, and lowered.
    terminal.press("<");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press("1");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_lowering));
    terminal.press("y");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("\u{4}");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.leave_question_saved));
    terminal.press("3");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    terminal.press(">8");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_copy));
    assert!(!terminal.written().contains("\u{1b}]52;"), "nothing is copied before the yes");
    terminal.press("\r");
    terminal.wait_until("the copy", |terminal| terminal.written().contains("\u{1b}]52;c;"));
    terminal.press("7");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.key_write_chart));
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.ask_chart_file));
    terminal.press(&format!("{chart}\r"));
    terminal.wait_until("the chart", |_| fs::metadata(&chart).is_ok());
    terminal.press("\u{3}");
    terminal.ends_with(130);
    let record = read(&file);
    let changed = &record["changed"][0];
    assert_eq!(changed["before"].as_str(), Some("active"), "{record}");
    assert_eq!(record["answers"]["risk_note"].as_str(), Some("Quux was told"), "{record}");
    assert!(record["answers"].get("risk_actions").is_none(), "it was skipped: {record}");
    let chart = fs::read_to_string(&chart).expect("it was written");
    let before = words_of(&bank, "suicidal_thoughts", 3);
    assert!(chart.contains("until changed on") && chart.contains(before), "{chart}");
    let plan = words_of(&bank, "risk_details", 1);
    assert!(chart.contains("Quux was told") && chart.contains(plan), "{chart}");
    for format in ["text", "markdown", "html", "brief"] {
        let arguments = ["summarize", &file, "--format", format, "--reasons"];
        let count = if format == "brief" { 4 } else { 5 };
        let page = Command::new(PROGRAM).args(&arguments[..count]).output().expect("it runs");
        let page = String::from_utf8_lossy(&page.stdout).into_owned();
        assert!(!page.is_empty() && !page.contains("Quux") && !page.contains(plan), "{page}");
    }
}

/// The short label of an option.
fn words_of<'b>(bank: &'b Bank, question: &str, place: usize) -> &'b str {
    &bank.question(question_named(bank, question)).options()[place].label
}

/// Text that was begun is in the record when the line is cut, and stands in its line again afterwards; a file that is
/// gone on with is named.
#[test]
fn what_was_begun_survives_a_cut_line() {
    let bank = shipped();
    let folder = Folder::new("begun");
    let file = folder.path("a.toml");
    let mut terminal = at_concerns(&bank, &format!("--full --save '{file}'"));
    terminal.press("1\r");
    terminal.wait_for(question(&bank, "own_words"));
    terminal.press("half a tho");
    terminal.wait_for("half a tho");
    terminal.wait_until("the draft", |_| {
        fs::read_to_string(&file).is_ok_and(|text| text.contains("half a tho"))
    });
    let cut = Command::new("kill").args(["-HUP", &terminal.process()]).status();
    assert!(cut.is_ok_and(|status| status.success()));
    terminal.ends_with(129);
    assert_eq!(read(&file)["begun"]["own_words"].as_str(), Some("half a tho"));
    let mut terminal = opened(&bank, &format!("--full --resume '{file}'"));
    terminal.wait_for("half a tho");
    terminal.wait_for(&file);
    terminal.press("ught\r");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press("\u{3}");
    terminal.ends_with(130);
    let record = read(&file);
    assert!(record.get("begun").is_none(), "{record}");
    assert_eq!(record["answers"]["own_words"].as_str(), Some("half a thought"));
}
