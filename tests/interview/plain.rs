//! The interview line by line, from a pipe: the same answers give the same summary, and the end of input is no answer.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::support::folder::Folder;
use crate::support::formats::json;
use crate::support::terminal::phrase;
use crate::support::walk::{option_key, whole};
use crate::support::{people, question_named, shipped};
use ketascreen_core::answers::{Answer, Answers, Ticks, Unknown, Value};
use ketascreen_core::bank::Bank;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::Layout;
use ketascreen_core::summary::summarize;
use ketascreen_interview::plain;
use ketascreen_interview::{Interview, Length, Prompt, SaveTarget, SessionEnd, Settings, prompts};

/// The lines that give an answer to a prompt.
fn lines_for(bank: &Bank, prompt: Prompt, answers: &Answers) -> Vec<String> {
    let question = bank.question(prompt.first());
    let key = |index: usize| option_key(question, index).to_string();
    match answers.get(prompt.first()) {
        Answer::Unknown(Unknown::NotSure) => vec!["-".to_owned()],
        Answer::Unknown(_) => vec!["*".to_owned()],
        Answer::Known(Value::Choice(option)) => vec![key(option.index())],
        Answer::Known(Value::Multi(Ticks::NoneOfThese)) => {
            vec![key(question.none_option().expect("it has one").index())]
        }
        Answer::Known(Value::Multi(Ticks::Options(ticks))) => {
            let rows: Vec<String> = ticks
                .iter()
                .map(|tick| {
                    format!("{}{}", key(tick.option.index()), if tick.sure { "" } else { "?" })
                })
                .collect();
            vec![rows.join(" "), String::new()]
        }
        Answer::Known(Value::Integer(number)) => {
            match prompt.questions().get(1).map(|second| answers.get(*second)) {
                Some(Answer::Known(Value::Integer(second))) => {
                    vec![format!("{number} over {second}"), String::new()]
                }
                _ => vec![number.to_string()],
            }
        }
        Answer::Known(Value::Text(text)) => vec![text.clone()],
    }
}

/// A whole interview as lines, its answers found by going through it in the library first.
fn script(bank: &Bank, wanted: &Answers, length: Length) -> String {
    let settings = Settings {
        bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: false,
        length: Some(length),
        save_target: SaveTarget::None,
    };
    let mut mirror = Interview::new(settings);
    gone_through(&mut mirror, wanted)
}

/// The lines that take an interview from its opening to its end.
fn gone_through(mirror: &mut Interview<'_>, wanted: &Answers) -> String {
    let bank = shipped();
    let mut script = Vec::new();
    loop {
        // The opening and the review have one line to choose, a page that must be read two.
        let page = if script.is_empty() || mirror.is_at_review() { "1" } else { "2" };
        let asked = mirror.prompt().filter(|_| mirror.is_at_question());
        let lines =
            asked.map_or_else(|| vec![page.to_owned()], |prompt| lines_for(&bank, prompt, wanted));
        let typed = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        let ended =
            plain::run(mirror, &mut (typed.as_bytes(), Vec::new()), Layout::default(), &mut |_| ())
                .expect("it can be written");
        script.extend(lines);
        if let SessionEnd::By(_) = ended {
            return script.iter().map(|line| format!("{line}\n")).collect();
        }
        assert!(script.len() < 400, "the interview does not end");
    }
}

fn wanted(bank: &Bank, person: &str, length: Length) -> Answers {
    let file =
        people(bank).into_iter().find(|(name, _)| name == person).expect("the person is there").1;
    whole(bank, &prompts(bank, length, false), &file.answers)
}

fn ketascreen(arguments: &[&str], variables: &[(&str, &str)], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ketascreen"));
    command
        .args(arguments)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("it takes input");
    // A program that refuses to begin reads nothing.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

#[test]
fn whole_interviews_from_a_pipe_give_the_summary_of_their_answers() {
    let bank = shipped();
    for (person, length, option) in [
        ("everything_tried", Length::Full, "--full"),
        ("teenager", Length::Full, "--full"),
        ("severe_pressure", Length::Short, "--short"),
        ("psychosis_history", Length::Short, "--short"),
    ] {
        let wanted = wanted(&bank, person, length);
        let script = script(&bank, &wanted, length);
        let output = ketascreen(&["--plain", option, "--format", "json"], &[], &script);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{person}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let file = AnswersFile::of(&bank, &wanted);
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            json(&summarize(&bank, &file, &bank.countries()[0])),
            "{person}"
        );
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains('\u{1b}') && !said.contains('\r'), "the cursor is moved");
        assert!(said.lines().all(|line| line.chars().count() <= 80), "a line is too long");
    }
}

#[test]
fn the_environment_can_ask_for_lines() {
    for variables in
        [[("ACCESSIBLE", "1"), ("TERM", "xterm")], [("ACCESSIBLE", ""), ("TERM", "dumb")]]
    {
        let output = ketascreen(&["--short"], &variables, "1\n");
        assert_eq!(output.status.code(), Some(1), "{variables:?}");
    }
    let output = ketascreen(&["--short"], &[("ACCESSIBLE", "0"), ("TERM", "xterm")], "1\n");
    assert_eq!(output.status.code(), Some(3), "without being asked it needs a terminal");
}

#[test]
fn the_end_of_input_is_never_an_answer() {
    let bank = shipped();
    let script = script(&bank, &wanted(&bank, "psychosis_history", Length::Short), Length::Short);
    let lines: Vec<&str> = script.lines().collect();
    for count in [0, 1, 5, lines.len() - 1] {
        let begun: String = lines[..count].iter().map(|line| format!("{line}\n")).collect();
        let output = ketascreen(&["--plain", "--short"], &[], &begun);
        assert_eq!(output.status.code(), Some(1), "after {count} lines");
        assert!(output.stdout.is_empty(), "a summary was printed all the same");
    }
}

/// Back, help, what to do now, leaving and what is ticked have their lines too.
#[test]
fn everything_has_its_line() {
    let bank = shipped();
    let phrases = bank.phrases();
    let text = |id: &str| bank.question(question_named(&bank, id)).text.as_str().to_owned();
    let why = bank.question(question_named(&bank, "concerns")).why.as_str().to_owned();
    let script = "1\n40\n?\n\n!\n\n9 1\n1 2?\n\n<\n\n\n4\n9\n\n2\nx\n<\n.\n2\n.\n1\n\n";
    let output = ketascreen(&["--plain", "--full"], &[], script);
    let said =
        String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        text("concerns"),
        why,
        phrases.heading_help_lines.as_str().to_owned(),
        phrases.say_no_such_row.fill(&[("typed", "9")]),
        format!("({})", phrases.state_unsure.as_str()),
        text("suicidal_thoughts"),
        phrases.heading_help_now.as_str().to_owned(),
        text("suicide_attempt"),
        phrases.say_no_such_row.fill(&[("typed", "x")]),
        phrases.leave_question.as_str().to_owned(),
        phrases.left_nothing_kept.as_str().to_owned(),
    ] {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&words), "it never said: {words}\n{said}");
    }
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty(), "leaving prints no summary");
}

/// Nothing that is chosen is lost or counted in silence, and a wrong line is told on every page.
#[test]
fn what_is_chosen_line_by_line_is_neither_lost_nor_counted_unsaid() {
    let bank = shipped();
    let phrases = bank.phrases();
    let said = |script: &str| {
        let output = ketascreen(&["--plain"], &[], script);
        joined(&output.stderr)
    };
    let no_such = |typed: &str| phrases.say_no_such_row.fill(&[("typed", typed)]);
    // On the pages with choices.
    for script in ["7\n", "1\n7\n", "1\n1\n.\n7\n", "1\n1\n!\nz\n"] {
        let typed = script.trim_end().rsplit('\n').next().unwrap_or_default();
        assert!(said(script).contains(&no_such(typed)), "{script:?}");
    }
    // 'Not sure' for the whole takes the place of what is ticked only once that was read back.
    let not_sure = phrases.read_back.fill(&[("options", phrases.not_sure.as_str())]);
    let next = bank.question(question_named(&bank, "own_words")).text.as_str();
    let waiting = said("1\n1\n40\n1\n-\n");
    assert!(waiting.contains(&not_sure) && !waiting.contains(next), "{waiting}");
    assert!(said("1\n1\n40\n1\n-\n\n").contains(next));
    // What was chosen and not confirmed is there again after going back.
    let back = said("1\n1\n40\n1\n<\n\n");
    let option = bank.question(question_named(&bank, "concerns")).options()[0].label.as_str();
    let chosen = phrases.read_back.fill(&[("options", option)]);
    assert_eq!(back.matches(&chosen).count(), 2, "{back}");
}

/// A screen reader says what is still in the window: what to do now and the help lines fit one of 24 rows, in every country.
#[test]
fn what_to_do_now_fits_a_window_line_by_line() {
    let bank = shipped();
    let phrases = bank.phrases();
    for country in bank.countries() {
        for (keys, heading, end) in [
            ("", &phrases.heading_help_now, &phrases.keys_plain_number),
            ("2\n!\n", &phrases.heading_help_now, &phrases.keys_plain_help_lines),
        ] {
            let script = format!("1\n40\n2\n\n-\n4\n{keys}");
            let output =
                ketascreen(&["--plain", "--short", "--country", &country.code], &[], &script);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let said = &said[said
                .rfind(heading.as_str())
                .unwrap_or_else(|| panic!("it is not said: {said}"))..];
            let place =
                said.find(end.as_str().split(' ').take(4).collect::<Vec<_>>().join(" ").as_str());
            let rows =
                said[..place.unwrap_or_else(|| panic!("it is not said: {said}"))].lines().count()
                    + 2;
            assert!(rows <= 24, "{} {rows} rows: {said}", country.code);
        }
    }
}

/// Whoever leaves after an answer that calls for a crisis line has it in sight.
#[test]
fn leaving_after_such_an_answer_shows_a_crisis_line() {
    let skipped = ">\n2\n".repeat(7);
    for script in
        [format!("1\n40\n2\n\n-\n3\n{skipped}1\n6\n\n"), "1\n40\n2\n\n-\n3\n.\n1\n\n".to_owned()]
    {
        let output = ketascreen(&["--plain", "--short"], &[], &script);
        assert_eq!(output.status.code(), Some(0), "{script:?}");
        let said = joined(&output.stderr);
        let end = said
            .rfind("The answers were not saved")
            .unwrap_or_else(|| panic!("it does not end: {said}"));
        assert!(said[end..].contains("988"), "{said}");
    }
}

/// From a pipe too the summary can be written, kept or left; where the lines end, it is printed.
#[test]
fn from_a_pipe_there_are_the_choices_of_the_end() {
    let bank = shipped();
    let folder = Folder::new("pipe-finish");
    let skipped = ">\n2\n".repeat(8);
    let title = phrase(&bank, |phrases| &phrases.title);
    let run = |lines: &str| {
        let script = format!("1\n{skipped}1\n{lines}");
        let output = ketascreen(
            &["--plain", "--short"],
            &[("HOME", &folder.0.display().to_string())],
            &script,
        );
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
            joined(&output.stderr),
        )
    };
    let (code, printed, _) = run("");
    assert!(code == Some(0) && printed.starts_with(&title), "{code:?}: {printed}");
    assert_eq!(run("1\n").1, printed);
    let (code, short, _) = run("2\n");
    assert!(
        code == Some(0) && short.starts_with(&phrase(&bank, |phrases| &phrases.brief_title)),
        "{short}"
    );
    // `~/` is the home folder here as in a shell, and a file that exists is left as it is.
    let (code, nothing, said) = run("3\n~/page.md\n4\n~/page.md\n~/kept.toml\n6\n");
    assert_eq!((code, nothing.as_str()), (Some(0), ""), "{said}");
    assert!(
        std::fs::read_to_string(folder.path("page.md")).expect("it was written").starts_with("# ")
    );
    assert!(
        said.contains(&bank.phrases().say_file_exists.fill(&[("file", &folder.path("page.md"))])),
        "{said}"
    );
    assert!(
        std::fs::read_to_string(folder.path("kept.toml"))
            .expect("it was written")
            .contains("[answers]")
    );
    assert!(
        said.contains(&bank.phrases().left_kept.fill(&[("file", &folder.path("kept.toml"))])),
        "{said}"
    );
    // What it cannot be is not written under a name that says so, and the same answers are not kept twice.
    let (_, _, said) = run("3\n~/page.pdf\n~/page.txt\n4\n~/once.toml\n4\n~/once.toml\n<\n6\n");
    assert!(
        said.contains(&bank.phrases().say_other_ending.fill(&[("file", "~/page.pdf")])),
        "{said}"
    );
    assert!(!folder.0.join("page.pdf").exists() && folder.0.join("page.txt").exists());
    assert!(
        said.contains(
            &bank.phrases().say_kept_already.fill(&[("file", &folder.path("once.toml"))])
        ),
        "{said}"
    );
    assert!(said.contains(bank.phrases().finish_keep_copy.as_str()), "{said}");
    // Leaving with nothing kept is asked about first, and said.
    let nothing_kept = bank.phrases().left_nothing_kept.as_str();
    let (code, _, said) = run("6\n\n");
    assert!(
        code == Some(0)
            && said.contains(bank.phrases().confirm_stop.as_str())
            && said.contains(nothing_kept),
        "{said}"
    );
}

/// Where the answers have a file, a copy can be kept in another; both are named, and the page has the date of the record.
#[test]
fn a_copy_is_kept_beside_the_file() {
    let bank = shipped();
    let folder = Folder::new("copy");
    let (draft, copy) = (folder.path("draft.toml"), folder.path("copy.toml"));
    let kept = ketascreen(
        &["--plain", "--short", "--save", &draft],
        &[],
        &format!("1\n40\n.\n4\n{copy}\n"),
    );
    assert_eq!(kept.status.code(), Some(0));
    for file in [&draft, &copy] {
        let line = bank.phrases().left_kept.fill(&[("file", file)]);
        assert!(joined(&kept.stderr).contains(&line), "{}", String::from_utf8_lossy(&kept.stderr));
        assert!(std::fs::read_to_string(file).expect("it is there").contains("age = 40"));
    }
    let skipped = ">\n2\n".repeat(8);
    let shown =
        ketascreen(&["--plain", "--short", "--resume", &draft], &[], &format!("1\n{skipped}1\n"));
    let summarized = ketascreen(&["summarize", &draft], &[], "");
    assert_eq!(String::from_utf8_lossy(&shown.stdout), String::from_utf8_lossy(&summarized.stdout));
    assert!(String::from_utf8_lossy(&shown.stdout).contains("Date: 20"), "it has no date");
}

/// The readings as people type them, each with what it comes to; nothing where it is asked again.
#[test]
fn readings_are_taken_as_people_type_them() {
    let bank = shipped();
    let pair = prompts(&bank, Length::Full, false)
        .into_iter()
        .find(|prompt| matches!(prompt, Prompt::Pair(..)))
        .expect("readings are asked");
    let number = |number: i64| Some(Answer::Known(Value::Integer(number)));
    let not_sure = Some(Answer::Unknown(Unknown::NotSure));
    let rows = [
        ("128/82", number(128), number(82)),
        ("128 82", number(128), number(82)),
        (" 128 / 82 ", number(128), number(82)),
        ("128 over 82", number(128), number(82)),
        ("128/82 mmHg", number(128), number(82)),
        ("128-82", number(128), number(82)),
        ("140/?", number(140), not_sure.clone()),
        ("140/", number(140), not_sure.clone()),
        ("?/90", not_sure.clone(), number(90)),
        ("/90 mmHg", not_sure.clone(), number(90)),
        ("-", not_sure.clone(), not_sure.clone()),
        ("128 mmHg/?", number(128), not_sure.clone()),
        ("128/? mmHg", number(128), not_sure.clone()),
        ("140 over ?", number(140), not_sure.clone()),
        ("128/82.", number(128), number(82)),
        ("128/82?", number(128), number(82)),
        ("128 mmHg", None, None),
        ("? over ?", None, None),
        ("128", None, None),
        ("82/128", None, None),
        ("500/20", None, None),
        ("12.8/82", None, None),
        ("abc", None, None),
        ("?/?", None, None),
        ("99999999999999999999/80", None, None),
    ];
    for (typed, first, second) in rows {
        let mut before = Answers::none(&bank);
        // Everything before it is answered, so that it is the first that is asked.
        for prompt in
            prompts(&bank, Length::Full, false).into_iter().take_while(|prompt| *prompt != pair)
        {
            prompt
                .questions()
                .iter()
                .for_each(|question| before.set(*question, Answer::Unknown(Unknown::PreferNot)));
        }
        let settings = Settings {
            bank: &bank,
            country: &bank.countries()[0],
            is_country_chosen: false,
            counselor: false,
            length: Some(Length::Full),
            save_target: SaveTarget::None,
        };
        let mut interview = Interview::resume(settings, &AnswersFile::of(&bank, &before));
        let script = format!("1\n{typed}\n\n");
        plain::run(
            &mut interview,
            &mut (script.as_bytes(), Vec::new()),
            Layout::default(),
            &mut |_| (),
        )
        .expect("it can be written");
        let found: Vec<Option<Answer>> = pair
            .questions()
            .iter()
            .map(|question| {
                Some(interview.answers().get(*question).clone())
                    .filter(|answer| *answer != Answer::MISSING)
            })
            .collect();
        assert_eq!(found, [first, second], "{typed}");
    }
}

/// An interview that is broken off after any answer goes on where it stopped, and comes to the same summary.
#[test]
fn an_interview_that_was_saved_goes_on_where_it_stopped() {
    let bank = shipped();
    let folder = Folder::new("resume");
    let wanted = wanted(&bank, "psychosis_history", Length::Short);
    let script = script(&bank, &wanted, Length::Short);
    let lines: Vec<String> = script.lines().map(|line| format!("{line}\n")).collect();
    for stop in [2, 9, lines.len() - 1] {
        let draft = folder.path(&format!("draft-{stop}.toml"));
        let begun =
            ketascreen(&["--plain", "--short", "--save", &draft], &[], &lines[..stop].concat());
        assert_eq!(begun.status.code(), Some(1));
        let told = String::from_utf8_lossy(&begun.stderr).into_owned();
        assert!(told.contains("--resume"), "{told}");
        let text = std::fs::read_to_string(&draft).expect("the draft is there");
        assert!(text.starts_with("format = \"ketascreen-record/2\""), "{text}");
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            std::fs::metadata(&draft).expect("it is there").permissions().mode() & 0o777,
            0o600
        );
        // The opening, and the lines of the question that was not answered yet, are said again.
        let given = text
            .lines()
            .skip_while(|line| *line != "[answers]")
            .skip(1)
            .filter(|line| line.contains(" = "))
            .count();
        let rest: String = lines_after(&bank, &wanted, given);
        let ended =
            ketascreen(&["--plain", "--short", "--resume", &draft, "--format", "json"], &[], &rest);
        assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
        let mut file = AnswersFile::of(&bank, &wanted);
        let ended_as: serde_json::Value =
            serde_json::from_slice(&ended.stdout).expect("it is JSON");
        file.record.saved = ended_as["saved"].as_str().and_then(|saved| saved.parse().ok());
        assert!(file.record.saved.is_some(), "it was saved");
        assert_eq!(
            String::from_utf8_lossy(&ended.stdout),
            json(&summarize(&bank, &file, &bank.countries()[0]))
        );
        let summarized = ketascreen(&["summarize", &draft, "--format", "json"], &[], "");
        assert_eq!(summarized.stdout, ended.stdout, "the record tells the same");
        assert_eq!(
            std::fs::read_dir(&folder.0).expect("it is there").count(),
            1,
            "a temporary file was left"
        );
        std::fs::remove_file(&draft).expect("it is there");
    }
}

/// The lines of what is left after the first answers were given.
fn lines_after(bank: &Bank, wanted: &Answers, given: usize) -> String {
    let mut so_far = Answers::none(bank);
    let file = AnswersFile::of(bank, wanted);
    let answered = bank
        .numbered_questions()
        .map(|(id, _)| id)
        .filter(|id| *file.answers.get(*id) != Answer::MISSING)
        .take(given);
    answered.for_each(|id| so_far.set(id, file.answers.get(id).clone()));
    let settings = Settings {
        bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: false,
        length: Some(Length::Short),
        save_target: SaveTarget::None,
    };
    let mut mirror = Interview::resume(settings, &AnswersFile::of(bank, &so_far));
    gone_through(&mut mirror, wanted)
}

#[test]
fn a_draft_can_be_kept_or_deleted_and_is_never_written_through_a_link() {
    let folder = Folder::new("draft");
    let draft = folder.path("draft.toml");
    let kept = ketascreen(&["--plain", "--short", "--save", &draft], &[], "1\n40\n.\n1\n");
    assert_eq!(kept.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&kept.stderr).contains("draft.toml"));
    let before = std::fs::read_to_string(&draft).expect("it is kept");
    // It is not overwritten by another interview.
    let again = ketascreen(&["--plain", "--short", "--save", &draft], &[], "1\n41\n");
    assert_eq!(again.status.code(), Some(3));
    assert_eq!(std::fs::read_to_string(&draft).expect("it is kept"), before);
    let other = folder.path("other.toml");
    let deleted = ketascreen(&["--plain", "--short", "--save", &other], &[], "1\n40\n.\n5\n\n");
    assert_eq!(deleted.status.code(), Some(0));
    assert!(!std::path::Path::new(&other).exists());
    let link = folder.path("link.toml");
    std::os::unix::fs::symlink(&draft, &link).expect("a link can be made");
    for arguments in [["--save", &link, "--force"], ["--resume", &link, "--force"]] {
        let through =
            ketascreen(&[&["--plain", "--short"], &arguments[..]].concat(), &[], "1\n41\n");
        assert_eq!(through.status.code(), Some(3), "{arguments:?}");
    }
    assert_eq!(std::fs::read_to_string(&draft).expect("it is kept"), before);
}

/// Who goes on with answers that call for help is told what to do first.
#[test]
fn answers_that_call_for_help_do_so_again() {
    let bank = shipped();
    let folder = Folder::new("help");
    let draft = folder.path("draft.toml");
    let begun = ketascreen(&["--plain", "--short", "--save", &draft], &[], "1\n40\n-\n-\n4\n2\n");
    assert_eq!(begun.status.code(), Some(1));
    let resumed = ketascreen(&["--plain", "--short", "--resume", &draft], &[], "1\n");
    let said = String::from_utf8_lossy(&resumed.stderr).into_owned();
    assert!(
        said.contains(bank.phrases().heading_help_now.as_str()) && said.contains("988"),
        "{said}"
    );
}

/// How far one had got is said where one goes on.
#[test]
fn going_on_says_how_far_one_had_got() {
    let bank = shipped();
    let folder = Folder::new("far");
    let draft = folder.path("draft.toml");
    std::fs::write(
        &draft,
        "[answers]\nage = 40\nconcerns = [\"pain\"]\nsuicide_attempt = \"never\"\n",
    )
    .expect("a draft for the test");
    let resumed = ketascreen(&["--plain", "--short", "--resume", &draft], &[], "1\n1\n");
    let said = joined(&resumed.stderr);
    // The questions that apply with these answers; one prompt for the two readings.
    let file = ketascreen_core::record::read(
        &ketascreen_core::text::Source {
            name: String::new(),
            text: std::fs::read_to_string(&draft).expect("it is there").into(),
            byte_order_mark: false,
        },
        &bank,
        ketascreen_core::record::ExpectedBank::Same,
    );
    let file = file.expect("the draft is right");
    let asked = ketascreen_core::evaluation::evaluate(&bank, &file.answers).asked;
    let all = prompts(&bank, Length::Short, false)
        .iter()
        .filter(|prompt| asked.of(prompt.first()).is_true())
        .count()
        .to_string();
    let line = bank.phrases().goes_on.fill(&[("answered", "3"), ("count", &all)]);
    let question = bank.question(question_named(&bank, "suicidal_thoughts")).text.as_str();
    let place = said
        .find(&joined(line.as_bytes()))
        .unwrap_or_else(|| panic!("it never said: {line}\n{said}"));
    assert!(said[place..].contains(&joined(question.as_bytes())), "the question follows");
    // Behind the first answer it is not said again.
    assert_eq!(said.matches("Going on here").count(), 1, "{said}");
}

/// A record of the bank before a change goes on: what no longer fits is named first, and the file stays as it was until
/// the person says to go on.
#[test]
fn what_a_changed_bank_leaves_out_is_named_before_the_file_is_written() {
    let bank = shipped();
    let phrases = bank.phrases();
    let folder = Folder::new("changed");
    let draft = folder.path("draft.toml");
    let begun = ketascreen(&["--plain", "--short", "--save", &draft], &[], "1\n40\n2\n\n-\n1\n1\n");
    assert_eq!(begun.status.code(), Some(1));
    let fresh = std::fs::read_to_string(&draft).expect("it was saved");
    let digest = fresh.lines().find(|line| line.starts_with("digest")).expect("it has a digest");
    let changed = fresh.replace(digest, &format!("digest = \"sha256:{}\"", "0".repeat(64)));
    // Nothing is lost where every answer fits.
    std::fs::write(&draft, &changed).expect("a draft for the test");
    let said = joined(&ketascreen(&["--plain", "--short", "--resume", &draft], &[], "2\n").stderr);
    assert!(said.contains(&joined(phrases.changed_nothing_lost.as_str().as_bytes())), "{said}");
    // A question, an option and a note that the bank no longer knows, and one that is asked no more.
    let old = changed
        .replace("age = 40", "age = 40\ngone = \"yes\"")
        .replace("[\"depression\"]", "[\"depression\", \"grief\"]")
        .replace("[answers]", "[notes]\ngone = \"an old note\"\n\n[answers]\nssri_trials = \"none\"\nssri_outcome = \"partial\"");
    std::fs::write(&draft, &old).expect("a draft for the test");
    for (lines, is_written) in [
        ("", false),
        ("1\n", false),
        (".\n1\n", false),
        ("!\n\nx\n", false),
        ("..\n", false),
        ("2\n", false),
        ("2\n1\n2\n\n", true),
    ] {
        std::fs::write(&draft, &old).expect("a draft for the test");
        let output = ketascreen(&["--plain", "--short", "--resume", &draft], &[], lines);
        let said = joined(&output.stderr);
        let first =
            said.find(&phrase(&bank, |phrases| &phrases.interview_title)).unwrap_or(said.len());
        for words in [
            "gone = \"yes\"",
            "gone = \"an old note\"",
            "[\"depression\", \"grief\"]",
            phrases.changed_keep.as_str(),
        ] {
            let place = said
                .find(&joined(words.as_bytes()))
                .unwrap_or_else(|| panic!("it never said: {words}\n{said}"));
            assert!(place < first, "{words} is said too late");
        }
        let label = bank.question(question_named(&bank, "ssri_outcome")).label.as_str();
        assert!(said.contains(&phrases.set_aside.fill(&[("questions", label)])), "{said}");
        let now = std::fs::read_to_string(&draft).expect("it is there");
        assert_eq!(now != old, is_written, "after {lines:?}");
        if is_written {
            assert!(
                now.contains(digest)
                    && now.contains("age = 40")
                    && !now.contains("gone")
                    && !now.contains("grief"),
                "{now}"
            );
        }
    }
    // Elsewhere they are errors as before, and without a change of the bank they are so here too.
    std::fs::write(&draft, &old).expect("a draft for the test");
    assert_eq!(ketascreen(&["summarize", &draft], &[], "").status.code(), Some(1));
    let same = fresh.replace("age = 40", "age = 40\ngone = \"yes\"");
    std::fs::write(&draft, &same).expect("a draft for the test");
    let refused = ketascreen(&["--plain", "--short", "--resume", &draft], &[], "2\n");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("there is no question `gone`"));
    assert_eq!(std::fs::read_to_string(&draft).expect("it is there"), same);
}

/// Line by line comes the question, then its choices, then how to answer; the latter in full once, then in one line.
#[test]
fn how_to_answer_is_said_last_and_in_full_once() {
    let bank = shipped();
    let phrases = bank.phrases();
    // Two lists and two choices.
    let output = ketascreen(&["--plain", "--short"], &[], "1\n40\n2\n\n-\n1\n1\n");
    let said = joined(&output.stderr);
    let place =
        |words: &str| said.find(words).unwrap_or_else(|| panic!("it never said: {words}\n{said}"));
    for (long, short) in [
        (&phrases.keys_plain_multi, &phrases.keys_short_multi),
        (&phrases.keys_plain_choice, &phrases.keys_short_choice),
        (&phrases.keys_plain_typed, &phrases.keys_short_typed),
    ] {
        assert_eq!(said.matches(long.as_str()).count(), 1, "{}\n{said}", long.as_str());
        assert!(place(long.as_str()) < place(short.as_str()), "{said}");
        assert!(short.as_str().chars().count() < 40, "{}", short.as_str());
    }
    let concerns = bank.question(question_named(&bank, "concerns"));
    let last = concerns.options().last().expect("it has options");
    assert!(place(concerns.text.as_str()) < place(last.text.as_str()));
    assert!(place(last.text.as_str()) < place(phrases.keys_plain_multi.as_str()));
    // What takes the last answer back is said once too.
    assert_eq!(said.matches("to take it back, type <<").count(), 1, "{said}");
    // The rest is said on asking.
    let asked = joined(&ketascreen(&["--plain", "--short"], &[], "1\n40\n?\n").stderr);
    assert!(asked.contains(phrases.list_hint_plain.as_str()), "{asked}");
}

/// In the list of answers an empty line goes on, and to the summary where all was put; what was skipped is asked in
/// order.
#[test]
fn an_empty_line_leaves_the_list_and_what_was_skipped_is_asked_in_order() {
    let bank = shipped();
    let text = |id: &str| bank.question(question_named(&bank, id)).text.as_str().to_owned();
    let said = |lines: &str| joined(&ketascreen(&["--plain", "--short"], &[], lines).stderr);
    let midway = said("1\n40\n#\n\n");
    assert_eq!(midway.matches(&text("concerns")).count(), 2, "{midway}");
    let skipped = ">\n2\n".repeat(8);
    let output = ketascreen(&["--plain", "--short"], &[], &format!("1\n{skipped}\n"));
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with(&phrase(&bank, |all| &all.title)));
    let asked = said(&format!("1\n{skipped}2\n40\n1\n\n"));
    let behind = &asked[asked.find(bank.phrases().heading_review.as_str()).expect("the list")..];
    let places: Vec<Option<usize>> =
        ["age", "concerns", "own_words"].iter().map(|id| behind.find(&text(id))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{behind}");
}

/// A private answer stands on the page only where it was put on, and its heading does not tell what it is.
#[test]
fn a_private_answer_is_on_the_page_only_where_it_was_put_on() {
    let bank = shipped();
    let folder = Folder::new("private");
    let draft = folder.path("draft.toml");
    let phrases = bank.phrases();
    std::fs::write(&draft, "[answers]\nage = 40\nplan_pressure = \"yes\"\n").expect("a draft");
    let run = |lines: &str| {
        let skipped = ">\n2\n".repeat(9);
        let script = format!("1\n{skipped}\n{lines}");
        let output = ketascreen(&["--plain", "--full", "--resume", &draft], &[], &script);
        assert_eq!(output.status.code(), Some(0), "{}", joined(&output.stderr));
        (joined(&output.stdout), joined(&output.stderr))
    };
    let title = bank.rules().iter().find(|rule| rule.id == "plan_pressured").expect("the rule");
    let title = title.short_title.as_str();
    let label = bank.question(question_named(&bank, "plan_pressure")).label.as_str();
    let (off, _) = run("1\n");
    assert!(!off.contains(title), "{off}");
    let (on, said) = run("7\n1\n\n1\n");
    for phrase in [&phrases.private_off, &phrases.private_on] {
        assert!(said.contains(&phrase.fill(&[("question", label)])), "{said}");
    }
    assert!(on.contains(title), "{title}\n{on}");
    let kept = std::fs::read_to_string(&draft).expect("it is kept");
    assert!(kept.contains("show = [\"plan_pressure\"]"), "{kept}");
    // Gone on with, it is on; taken off again, it is not.
    let (again, _) = run("7\n1\n\n1\n");
    assert!(!again.contains(title), "{again}");
}

fn joined(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}
