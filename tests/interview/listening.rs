//! Line by line, for somebody who hears each line once: nothing is lost by a slip, what stands already is said, and what
//! was not understood is told with the way out.
#![cfg(unix)]

use crate::support::folder::Folder;
use crate::support::lines::{program, words};
use crate::support::terminal::{Terminal, joined, phrase, question};
use crate::support::walk::key;
use crate::support::{question_named, shipped};
use ketascreen_core::answers::{Answer, Ticks, Value};
use ketascreen_core::render::Layout;
use ketascreen_interview::plain::run;
use ketascreen_interview::{Interview, Length, SaveTarget, SessionEnd, Settings};

/// What is said while these lines are typed in a short interview of one's own, from the first question on, with the
/// interview as it is then.
fn heard<T>(lines: &[&str], look: impl Fn(&Interview<'_>) -> T) -> (String, T) {
    let bank = shipped();
    let settings = Settings {
        bank: &bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: false,
        length: Some(Length::Short),
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    let typed = format!("1\n{}\n", lines.join("\n"));
    let mut console = (typed.as_bytes(), Vec::new());
    let ended =
        run(&mut interview, &mut console, Layout::default(), &mut |_| {}).expect("it can be said");
    assert_eq!(ended, SessionEnd::EndOfInput);
    (joined(&String::from_utf8(console.1).expect("it is text")), look(&interview))
}

/// Where the lines of the person end, as many questions on.
const TO_SYMPTOMS: [&str; 6] = ["40", "2", "", "-", "1", "1"];

fn after<'l>(before: &[&'l str], lines: &[&'l str]) -> Vec<&'l str> {
    [before, lines].concat()
}

/// Who types 'none of these' beside a danger sign loses no sign, whatever the order.
#[test]
fn none_of_these_beside_others_is_no_answer() {
    let together = words(|phrases| &phrases.say_not_together);
    let none = key(&shipped(), "symptoms_now", "none");
    for line in ["1 {none}", "{none} 1", "1,{none}", "1 2 {none}", "1? {none}"] {
        let line = line.replace("{none}", &none);
        let line = line.as_str();
        let (said, answer) = heard(&after(&TO_SYMPTOMS, &[line, ""]), |interview| {
            interview.answers().get(question_named(&shipped(), "symptoms_now")).clone()
        });
        assert!(said.contains(&together), "{line}: {said}");
        assert_eq!(answer, Answer::MISSING, "{line}");
    }
}

/// 'Not sure' about 'none of these' is no answer, nor is a line of commas, and neither clears what is ticked.
#[test]
fn what_is_no_answer_clears_no_sign() {
    let unsure_of_none = format!("{}?", key(&shipped(), "symptoms_now", "none"));
    for line in [unsure_of_none.as_str(), ",", ", ,"] {
        let (said, answer) = heard(&after(&TO_SYMPTOMS, &["1 2", line, "", ""]), |interview| {
            interview.answers().get(question_named(&shipped(), "symptoms_now")).clone()
        });
        let told = joined(&shipped().phrases().say_no_such_row.fill(&[("typed", line)]));
        assert!(said.contains(&told), "{line}: {said}");
        assert!(
            matches!(answer, Answer::Known(Value::Multi(Ticks::Options(ref ticks))) if ticks.len() == 2),
            "{line}: {answer:?}"
        );
    }
}

/// A line that is not ended is no line: it may be the start of one.
#[test]
fn a_line_that_is_not_ended_is_no_answer() {
    let bank = shipped();
    let settings = Settings {
        bank: &bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: false,
        length: Some(Length::Full),
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    let ended =
        run(&mut interview, &mut (&b"1\n14"[..], Vec::new()), Layout::default(), &mut |_| ())
            .expect("it is said");
    assert_eq!(ended, SessionEnd::EndOfInput);
    assert_eq!(*interview.answers().get(question_named(&bank, "age")), Answer::MISSING);
}

/// A listener cannot see a mark, so the answer that was given is said with its row.
#[test]
fn the_answer_so_far_is_said() {
    let bank = shipped();
    let option = bank.question(question_named(&bank, "suicidal_thoughts")).options()[1]
        .text
        .as_str()
        .to_owned();
    let given = format!("2: {option} ({})", words(|phrases| &phrases.state_answer));
    let (said, ()) = heard(&after(&TO_SYMPTOMS[..4], &["2", "<"]), |_| ());
    assert_eq!(said.matches(&given).count(), 1, "{said}");
    let typed = joined(&bank.phrases().typed_so_far.fill(&[("typed", "40")]));
    let (said, ()) = heard(&["40", "<"], |_| ());
    assert!(said.contains(&typed), "{said}");
}

/// Who is told to say 'not sure' can type just that, at every kind of question.
#[test]
fn not_sure_can_be_typed_in_words() {
    let unknown = |id: &str, lines: &[&str]| {
        heard(lines, |interview| {
            *interview.answers().get(question_named(&shipped(), id))
                == Answer::Unknown(ketascreen_core::answers::Unknown::NotSure)
        })
        .1
    };
    assert!(unknown("age", &["not sure"]));
    assert!(unknown("concerns", &["40", "Not Sure", ""]));
    assert!(unknown("suicidal_thoughts", &after(&TO_SYMPTOMS[..4], &["not sure"])));
}

/// The signs that help reads out work where they are read out; what else is typed there is no answer unsaid.
#[test]
fn signs_work_where_they_are_read_out() {
    let (said, _) = heard(&["?", "+", "from the card"], |_| ());
    assert!(said.contains(&words(|phrases| &phrases.ask_note)), "{said}");
    let (said, answer) = heard(&after(&TO_SYMPTOMS[..4], &["?", "2"]), |interview| {
        interview.answers().get(question_named(&shipped(), "suicidal_thoughts")).clone()
    });
    assert_eq!(answer, Answer::MISSING);
    let told = shipped().phrases().say_not_taken.fill(&[("typed", "2")]);
    assert!(said.contains(&joined(&told)), "{said}");
}

/// What to do now is said again when a line there is not understood, or asks for help.
#[test]
fn what_to_do_now_is_said_again() {
    let heading = words(|phrases| &phrases.heading_help_now);
    for line in ["!", "?", "help", "", "3"] {
        let (said, _) = heard(&after(&TO_SYMPTOMS[..4], &["4", line]), |_| ());
        assert_eq!(said.matches(&heading).count(), 2, "{line:?}: {said}");
    }
}

/// An empty line says the question again; a long line that is not understood is not read back whole.
#[test]
fn an_empty_line_says_the_question_again() {
    let bank = shipped();
    let asked = joined(question(&bank, "suicidal_thoughts"));
    let (said, _) = heard(&after(&TO_SYMPTOMS[..4], &[""]), |_| ());
    assert_eq!(said.matches(&asked).count(), 2, "{said}");
    let long = "x".repeat(3_000);
    let (said, _) = heard(&after(&TO_SYMPTOMS[..4], &[&long]), |_| ());
    assert!(said.contains("xxx") && !said.contains(&"x".repeat(100)), "{said}");
}

/// The help lines of a country say which one it is, and a key stays the same country's.
#[test]
fn help_lines_name_their_country() {
    let bank = shipped();
    let canada = bank.countries()[1].name.as_str();
    let (said, country) = heard(&["!", "2", "2"], |interview| interview.country().code.clone());
    let lines =
        said.rsplit(&words(|phrases| &phrases.heading_help_lines)).next().expect("they are said");
    assert!(lines.trim_start().starts_with(canada), "{lines}");
    assert_eq!(country, bank.countries()[1].code);
}

/// What has become of a line is said before the next question, not behind its choices.
#[test]
fn what_was_skipped_is_said_first() {
    let bank = shipped();
    let (said, _) = heard(&[">", "1"], |_| ());
    let label = bank.question(question_named(&bank, "age")).label.as_str();
    let skipped = joined(&bank.phrases().say_skipped_question.fill(&[("question", label)]));
    let (told, next) = (
        said.find(&skipped).expect("it is told"),
        said.find(&joined(question(&bank, "concerns"))).expect("it is asked"),
    );
    assert!(told < next, "{said}");
}

/// Where the input ends at what to do now, or after an answer that calls for somebody to talk to, the line is said.
#[test]
fn the_end_of_the_input_leaves_a_crisis_line() {
    for answer in ["4", "3"] {
        let (code, said) = program(&["--plain", "--short"], format!("1\n40\n2\n\n-\n{answer}\n"));
        assert_eq!(code, Some(1));
        let opening = words(|phrases| &phrases.opening_crisis_line);
        let start = opening.split('{').next().expect("it has a start");
        assert!(said.matches(start.trim()).count() >= 2, "{said}");
    }
}

/// The sign for help lines is no name of a file.
#[test]
fn a_sign_is_no_name_of_a_file() {
    let folder = Folder::new("sign");
    let lines = format!("1\n40\n.\n3\n3\n!\n\n?\n{}\n6\n\n", folder.path("page.txt"));
    let (_, said) = program(&["--plain", "--short"], &lines);
    assert!(said.contains(&words(|phrases| &phrases.heading_help_lines)), "{said}");
    assert_eq!(said.matches(&words(|phrases| &phrases.page_file_meant)).count(), 3, "{said}");
    assert!(folder.0.join("page.txt").exists());
    for sign in ["!", "?"] {
        assert!(
            !std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(sign).exists(),
            "a file {sign} was written"
        );
    }
}

/// Answers that were kept at the end are known as kept when one of them is changed then.
#[test]
fn what_was_kept_at_the_end_is_said_to_be_kept() {
    let folder = Folder::new("kept-then-changed");
    let lines = format!("1\n40\n.\n3\n4\n{}\n<\n.\n1\n", folder.path("kept.toml"));
    let (code, said) = program(&["--plain", "--short"], &lines);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(&words(|phrases| &phrases.leave_question_saved)), "{said}");
    assert!(!said.contains(&words(|phrases| &phrases.left_nothing_kept)), "{said}");
}

/// At a terminal the summary comes in parts that say how many there are and end with a paragraph where they can, without a
/// table; shown whole it has no colour either.
#[test]
fn the_summary_is_said_in_parts_without_tables_or_colour() {
    let folder = Folder::new("parts");
    let file = folder.path("answers.toml");
    std::fs::copy("tests/fixtures/people/psychosis_history.toml", &file).expect("it can be copied");
    let mut terminal = Terminal::start(30, 80, &format!("--plain --full --resume {file}"), &[]);
    terminal.wait_for(&phrase(&shipped(), |phrases| &phrases.interview_title));
    // How often the line was said that ends a part.
    let said = |number: usize, terminal: &Terminal| {
        let phrase = phrase(&shipped(), |phrases| &phrases.finish_part)
            .replace("{page}", &number.to_string());
        joined(&terminal.written())
            .matches(phrase.split("{pages}").next().expect("it has a start"))
            .count()
    };
    for line in ["1", ".", "3"] {
        terminal.press(&format!("{line}\r"));
    }
    let choices = phrase(&shipped(), |phrases| &phrases.finish_choices);
    let asked = |terminal: &Terminal| terminal.written().matches(&choices).count();
    terminal.wait_until("the first part", |terminal| said(1, terminal) == 1);
    // In the middle of it there is a way to what can be done with it, and back.
    terminal.press(">\r");
    terminal.wait_until("the choices", |terminal| asked(terminal) == 1);
    terminal.press("<\r");
    terminal.wait_until("the first part again", |terminal| said(1, terminal) == 2);
    let mut number = 1;
    while asked(&terminal) == 1 {
        number += 1;
        terminal.press("\r");
        terminal.wait_until("the next part", |terminal| {
            said(number, terminal) == 1 || asked(terminal) == 2
        });
    }
    assert!(number > 3, "all at once");
    terminal.press("1\r");
    terminal.ends_with(0);
    let written = terminal.written();
    assert!(!written.contains("\u{1b}["), "colour, or a cursor that moves");
    // What is read in parts has no table; what is shown whole is the page as it is.
    let parts = &written[..written.rfind(&choices).expect("it was read first")];
    assert!(
        parts.contains(&phrase(&shipped(), |phrases| &phrases.heading_tried))
            && !parts.contains("+---"),
        "{parts}"
    );
}

/// Lines are as wide as the window is now.
#[test]
fn lines_fit_a_window_that_was_made_smaller() {
    let bank = shipped();
    let mut terminal = Terminal::start(24, 80, "--plain --short", &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.keys_plain_opening));
    terminal.resize(24, 40);
    let before = terminal.written().len();
    terminal.press("1\r");
    terminal.wait_for(question(&bank, "age"));
    let said = terminal.written().split_off(before);
    assert!(
        said.lines().count() > 3 && said.lines().all(|line| line.chars().count() <= 40),
        "{said}"
    );
    terminal.press("..\r");
    terminal.ends_with(0);
}

/// What an empty line does is said wherever an answer stands already, also behind a line that was no answer.
#[test]
fn an_empty_line_says_what_it_keeps() {
    let bank = shipped();
    let question = bank.question(question_named(&bank, "suicidal_thoughts"));
    let answer = format!("{}: {}", question.label.as_str(), question.options()[1].label.as_str());
    let kept = joined(&bank.phrases().plain_keeps.fill(&[("answer", &answer)]));
    let (said, given) = heard(&after(&TO_SYMPTOMS[..4], &["2", "<", "9", "1", "y"]), |interview| {
        interview.answers().get(question_named(&shipped(), "suicidal_thoughts")).clone()
    });
    assert_eq!(said.matches(&kept).count(), 2, "{said}");
    assert!(
        matches!(given, Answer::Known(Value::Choice(option)) if option.index() == 0),
        "{given:?}"
    );
}

/// An answer that was refused is not said to be the answer.
#[test]
fn what_was_refused_is_not_the_answer() {
    let bank = shipped();
    let adequate = bank.question(question_named(&bank, "ssri_adequate")).options();
    let of = |option: usize| adequate[option].text.as_str();
    let given = words(|phrases| &phrases.state_answer);
    let settings = Settings {
        bank: &bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: false,
        length: Some(Length::Full),
        save_target: SaveTarget::None,
    };
    let mut interview = Interview::new(settings);
    // Up to the question how many were taken for long enough: one of one; then two of it, which does not fit, and help.
    let (none, no) = (key(&bank, "symptoms_now", "none"), key(&bank, "gad7_offer", "no"));
    let mut lines = vec!["1"];
    lines.extend(TO_SYMPTOMS);
    lines.extend([none.as_str(), "", &no, &no, "2", "2", "<", "3", "?", "", ""]);
    let typed = lines.join("\n");
    let mut console = (typed.as_bytes(), Vec::new());
    run(&mut interview, &mut console, Layout::default(), &mut |_| {}).expect("it can be said");
    let said = joined(&String::from_utf8(console.1).expect("it is text"));
    assert!(said.contains(&format!("2: {} ({given})", of(1))), "{said}");
    assert!(!said.contains(&format!("3: {} ({given})", of(2))), "{said}");
}

/// A mark of doubt behind a number is not kept, and that is said before the number counts.
#[test]
fn a_mark_of_doubt_is_said_not_to_be_kept() {
    let only_numbers = words(|phrases| &phrases.read_back_numbers);
    let only_numbers = only_numbers.split("{options}").nth(1).expect("there is more");
    let (said, age) = heard(&["40?"], |interview| {
        interview.answers().get(question_named(&shipped(), "age")).clone()
    });
    assert!(said.contains("40 years") && said.contains(only_numbers), "{said}");
    assert_eq!(age, Answer::MISSING);
}

/// Whoever is interrupted while in danger is told whom to call, and not only where to talk.
#[test]
fn an_interruption_in_danger_says_whom_to_call() {
    let bank = shipped();
    let (_, said) = program(&["--plain", "--short"], "1\n40\n2\n\n-\n1\n1\n5\n\n2\n");
    let behind = said.rsplit(question(&bank, "ssri_trials")).next().expect("there is an end");
    let rule =
        bank.rules().iter().find(|rule| rule.id == "symptoms_emergency").expect("it is there");
    assert!(said.contains(question(&bank, "ssri_trials")), "{said}");
    assert!(
        behind.contains(rule.calls[0].text.as_str()) && behind.contains("call 911"),
        "{behind}"
    );
}
