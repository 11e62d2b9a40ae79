//! Whole interviews at a pseudo-terminal, and what must not break them.
#![cfg(unix)]

use std::thread::sleep;
use std::time::Duration;

use std::sync::atomic::Ordering;

use crate::shipped::shipped_source;
use crate::support::formats::json;
use crate::support::terminal::{
    CTRL_C, READING, Terminal, at_thoughts, joined, opened, phrase, question,
};
use crate::support::walk::{NOT_SURE, keys_for, whole, whole_person};
use crate::support::{people, question_named, shipped};
use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::Kind;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::summary::summarize;
use ketascreen_interview::{
    Action, Interview, Length, Prompt, SaveTarget, Settings, Style, prompts,
};

/// Goes through a whole interview with the answers of a person, and compares the summary with that of `summarize`.
fn goes_through(person: &str, length: Length, counselor: bool, rows: u16, columns: u16) -> usize {
    let bank = shipped();
    let file =
        people(&bank).into_iter().find(|(name, _)| name == person).expect("the person is there").1;
    let wanted = whole(&bank, &prompts(&bank, length, counselor), &file.answers);
    let folder =
        std::env::temp_dir().join(format!("ketascreen-{}-{person}-{rows}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let path = folder.join("summary.json");
    let _ = std::fs::remove_file(&path);
    let option = if length == Length::Short { "--short" } else { "--full" };
    let asks = if counselor { "--counselor" } else { "" };
    let mut terminal =
        Terminal::start(rows, columns, &format!("{option} {asks} -o '{}'", path.display()), &[]);
    let mut mirror = Interview::new(Settings {
        bank: &bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor,
        length: Some(length),
        save_target: SaveTarget::None,
    });
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    let press =
        |mirror: &mut Interview<'_>, terminal: &mut Terminal, keys: &str, action: Action| {
            terminal.press(keys);
            mirror.act(action);
        };
    mirror.act(Action::Character('1'));
    terminal.begin(rows, columns);
    if counselor {
        terminal.wait_for(bank.phrases().ask_reference.as_str());
        press(&mut mirror, &mut terminal, "\r", Action::Enter);
    }
    let mut asked = 0;
    while mirror.outcome().is_none() {
        assert!(asked < 200, "the interview does not end");
        if mirror.is_at_review() {
            terminal.wait_for(bank.phrases().heading_review.as_str());
            press(&mut mirror, &mut terminal, "\r", Action::Enter);
            continue;
        }
        if !mirror.is_at_question() {
            // What to do now, or a notice: go on.
            let first = mirror.view().lines[0].text.clone();
            terminal.wait_for(&first);
            sleep(READING);
            press(&mut mirror, &mut terminal, "2", Action::Character('2'));
            press(&mut mirror, &mut terminal, "\r", Action::Enter);
            continue;
        }
        let prompt = mirror.prompt().expect("a question is asked");
        let shown = mirror.view().lines;
        let question = shown
            .iter()
            .find(|line| line.style == Style::Question)
            .expect("the question stands there")
            .text
            .clone();
        terminal.wait_for(&question);
        asked += 1;
        let mut last = Action::Enter;
        for (key, action) in keys_for(&bank, prompt, &wanted) {
            press(&mut mirror, &mut terminal, &key, action);
            last = action;
        }
        // A choice that is out of sight is shown before it counts.
        if last != Action::Enter {
            let asks = |terminal: &Terminal| {
                joined(&terminal.shown()).contains("Press Enter to keep this")
            };
            terminal.wait_until("what the key brings", |terminal| {
                asks(terminal) || !joined(&terminal.shown()).contains(&joined(&question))
            });
            if asks(&terminal) {
                terminal.press("\r");
            }
        }
        assert!(
            mirror.outcome().is_some()
                || !mirror.is_at_question()
                || mirror.prompt() != Some(prompt),
            "stuck at {question}"
        );
    }
    // The summary stands there from its first line; it was written already.
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    terminal.press(">6");
    terminal.ends_with(0);
    let written = std::fs::read_to_string(&path).expect("the summary was written");
    std::fs::remove_dir_all(&folder).expect("the folder of the test goes");
    let mut expected = AnswersFile::of(&bank, &wanted);
    expected.record.counselor = counselor;
    assert_eq!(written, json(&summarize(&bank, &expected, &bank.countries()[0])));
    asked
}

#[test]
fn a_whole_full_interview_gives_the_summary_of_its_answers() {
    assert!(goes_through("everything_tried", Length::Full, false, 24, 80) > 35);
}

#[test]
fn a_whole_short_interview_gives_the_summary_of_its_answers() {
    assert!(goes_through("psychosis_history", Length::Short, true, 24, 40) > 20);
}

#[test]
fn an_interview_through_help_and_notice_gives_the_summary_of_its_answers() {
    goes_through("teenager", Length::Full, false, 30, 100);
    goes_through("severe_pressure", Length::Full, false, 12, 60);
}

#[test]
fn control_c_at_a_prompt_restores_the_terminal() {
    let (_, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

#[test]
fn control_c_between_two_prompts_restores_the_terminal() {
    let (_, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press(&format!("1{CTRL_C}"));
    terminal.ends_with(130);
}

#[test]
fn control_c_at_the_help_screen_restores_the_terminal() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

#[test]
fn control_c_during_output_restores_the_terminal() {
    let bank = shipped();
    // A summary that is far longer than what a terminal takes while nobody reads.
    let text = "word ".repeat(980);
    let long = format!(
        "\n[words]\nreason = \"{{line}} {{text}} {{basis}} {text}\"\nsource = \"{{title}} {{publisher}} {{year}} {{url}} {text}\"\nsection_questions = \"{{section}} {{questions}} {text}\"\n",
    );
    let path = std::env::temp_dir().join(format!("ketascreen-{}-long.toml", std::process::id()));
    std::fs::write(&path, format!("{}{long}", shipped_source().text))
        .expect("the bank can be written");
    let mut terminal =
        Terminal::start(24, 80, &format!("--short --reasons --bank '{}'", path.display()), &[]);
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
    std::fs::remove_file(&path).expect("the bank was read");
    terminal.press("1");
    let mirror = prompts(&bank, Length::Short, false);
    let answers = whole(&bank, &mirror, &Answers::none(&bank));
    let asked: Vec<Prompt> = mirror
        .into_iter()
        .filter(|prompt| *answers.get(prompt.first()) != Answer::MISSING)
        .collect();
    for prompt in &asked {
        let text = match prompt {
            Prompt::Question(id) => bank.question(*id).text.as_str(),
            Prompt::Pair(pair, _) => bank.paired_readings()[*pair].text.as_str(),
        };
        terminal.wait_for(text);
        keys_for(&bank, *prompt, &answers).iter().for_each(|(key, _)| terminal.press(key));
    }
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review));
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    // Nobody reads any more, so the summary cannot be written to its end.
    terminal.press(">");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.finish_choices));
    terminal.reads.store(false, Ordering::SeqCst);
    terminal.press("1");
    // What is typed before the screen is left is dropped with it; the output waits meanwhile.
    sleep(Duration::from_millis(2_500));
    terminal.press(CTRL_C);
    sleep(Duration::from_millis(300));
    terminal.reads.store(true, Ordering::SeqCst);
    terminal.ends_with(130);
}

#[test]
fn a_signal_from_outside_restores_the_terminal() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let bank = shipped();
        let terminal = Terminal::start(24, 80, "", &[]);
        terminal.wait_for(&phrase(&bank, |phrases| &phrases.interview_title));
        let process = terminal.process();
        let status = std::process::Command::new("sh")
            .args(["-c", &format!("kill -{signal} {process}")])
            .status()
            .expect("a shell runs");
        assert!(status.success(), "no program was found");
        terminal.ends_with(code);
    }
}

#[test]
fn what_to_do_now_is_not_left_by_accident() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    let heading = phrase(&bank, |phrases| &phrases.heading_help_now);
    // Keys typed ahead are dropped, and those typed before it can have been read.
    terminal.press("42222\r \r");
    terminal.wait_for(&heading);
    sleep(Duration::from_millis(200));
    terminal.press("2");
    sleep(READING);
    terminal.wait_for(&heading);
    for keys in ["\r", " ", "\r\r\r", "   ", "2", "2222", "\r \r"] {
        terminal.press(keys);
        // Every other key takes it back that a line is pointed at. What is drawn anew shows that all of them were taken.
        terminal.press_and_redraw("x");
        assert!(terminal.shown().contains(&heading), "{keys:?}: {}", terminal.shown());
    }
    assert!(
        terminal.shown().contains("911") && terminal.shown().contains("988"),
        "{}",
        terminal.shown()
    );
    terminal.press("2");
    terminal.wait_for("Press Enter for: Go on");
    terminal.press("\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

#[test]
fn stopping_at_what_to_do_now_leaves_it_in_sight() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("4");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    sleep(READING);
    // A digit that was meant for the question before loses nothing: it is asked, and any other key takes it back.
    let asked = joined(bank.phrases().confirm_stop.as_str());
    for other in ["x", " ", "/"] {
        terminal.press("1");
        terminal.wait_until("the question", |terminal| joined(&terminal.shown()).contains(&asked));
        terminal.press(other);
        terminal
            .wait_until("the page alone", |terminal| !joined(&terminal.shown()).contains(&asked));
        terminal.press_and_redraw("\r");
        assert!(
            terminal.shown().contains(&phrase(&bank, |phrases| &phrases.heading_help_now)),
            "{}",
            terminal.shown()
        );
    }
    terminal.press("1");
    terminal.wait_until("the question", |terminal| joined(&terminal.shown()).contains(&asked));
    terminal.press("\r");
    terminal.ends_with(0);
    let after = terminal.written();
    let after = after.rsplit("\u{1b}[?1049l").next().expect("there is a last part");
    assert!(after.contains("988") && after.contains("911"), "{after}");
}

#[test]
fn help_shows_why_and_comes_back() {
    let (bank, mut terminal) = at_thoughts(30, 80, &[]);
    let id = question_named(&bank, "suicidal_thoughts");
    terminal.press("?");
    terminal.wait_for(bank.question(id).why.as_str());
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.not_sure));
    terminal.press("!");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_lines));
    terminal.wait_for("911");
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

#[test]
fn enter_with_nothing_chosen_is_no_answer() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_choose_one));
    // The arrows choose, an arrow on a slow line included.
    terminal.press("\u{1b}");
    sleep(Duration::from_millis(30));
    terminal.press("[");
    sleep(Duration::from_millis(30));
    terminal.press("B");
    terminal.wait_for("> 1");
    // The place of the arrows is no answer: Enter takes it, says so, and once more makes it count.
    terminal.press("\r");
    terminal.wait_for("Press Enter to keep this");
    terminal.press("\r");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    // And back.
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.wait_for("> 1");
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

#[test]
fn below_eighteen_it_says_so_and_offers_to_stop() {
    let bank = shipped();
    let mut terminal = opened(&bank, "--full");
    terminal.wait_for(question(&bank, "age"));
    terminal.press("16\r");
    let rule = bank.rules().iter().find(|rule| rule.id == "age_under_18").expect("it is there");
    terminal.wait_for(rule.calls[0].text.as_str());
    // Back, to mend a number that was mistyped.
    sleep(READING);
    terminal.press("\u{1b}");
    terminal.wait_for(question(&bank, "age"));
    // An answer that calls for it does so each time it is given.
    terminal.press("\u{15}17\r");
    terminal.wait_for(rule.calls[0].text.as_str());
    sleep(READING);
    terminal.press("2\r");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

/// A list in which something is ticked is not lost by 'not sure' for the whole: what is taken off is named, and the
/// answer counts with Enter alone.
#[test]
fn what_is_ticked_is_not_thrown_away() {
    let (bank, mut terminal) = at_thoughts(30, 80, &[]);
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press("1");
    terminal.wait_for(question(&bank, "symptoms_now"));
    terminal.press(&format!("1{}", NOT_SURE));
    let first = &bank.question(question_named(&bank, "symptoms_now")).options()[0].label;
    terminal.wait_for(&bank.phrases().say_taken_off.fill(&[("options", first)]));
    terminal.wait_for(question(&bank, "symptoms_now"));
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

/// A line break in what is pasted is no answer, and a long paste does not run on into the shell.
#[test]
fn a_paste_of_many_lines_is_one_text() {
    let bank = shipped();
    let (own, _) = bank
        .numbered_questions()
        .find(|(_, question)| matches!(question.kind, Kind::Text { .. }))
        .expect("own words are asked");
    let mut terminal = opened(&bank, "--short");
    let all = prompts(&bank, Length::Short, false);
    let answers = whole(&bank, &all, &Answers::none(&bank));
    for prompt in all.iter().filter(|prompt| *answers.get(prompt.first()) != Answer::MISSING) {
        let text = match prompt {
            Prompt::Question(id) => bank.question(*id).text.as_str(),
            Prompt::Pair(pair, _) => bank.paired_readings()[*pair].text.as_str(),
        };
        terminal.wait_for(text);
        if prompt.first() != own {
            keys_for(&bank, *prompt, &answers).iter().for_each(|(key, _)| terminal.press(key));
            continue;
        }
        // 10,000 characters are far more than fits: they are refused, and nothing of it is lost.
        terminal.press(&format!("\u{1b}[200~{}\u{1b}[201~", "many words\r".repeat(910)));
        terminal.press("\r");
        terminal.wait_for("10009 characters. At most 2000 fit");
        terminal.press("\u{15}\u{1b}[200~first line\rsecond line\u{1b}[201~");
        terminal.wait_for("first line second line");
        terminal.press("\r");
    }
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_review));
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.title));
    terminal.press(">1");
    terminal.ends_with(0);
    assert!(joined(&terminal.written()).contains("first line second line"), "{}", terminal.shown());
}

#[test]
fn a_window_of_any_size_is_drawn() {
    let (bank, mut terminal) = at_thoughts(24, 80, &[]);
    for (rows, columns) in [(5, 20), (2, 10), (1, 1), (3, 40), (60, 300), (24, 40)] {
        terminal.resize(rows, columns);
        sleep(Duration::from_millis(300));
        terminal.press("\u{1b}[B?\r\u{1b}[A");
    }
    terminal.press_and_redraw("");
    terminal.wait_for(question(&bank, "suicidal_thoughts"));
    terminal.press("1");
    terminal.wait_for(question(&bank, "suicide_attempt"));
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

#[test]
fn without_colour_nothing_is_coloured_and_the_active_row_is_marked() {
    let (_, mut terminal) = at_thoughts(24, 80, &[("NO_COLOR", "1")]);
    terminal.press("\u{1b}[B\u{1b}[B");
    terminal.wait_for("> 2");
    terminal.press(CTRL_C);
    terminal.ends_with(130);
    let coloured = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("the expression is right");
    assert!(!coloured.is_match(&terminal.written()), "there is colour");
}

#[test]
fn wrong_numbers_are_told_kindly() {
    let bank = shipped();
    let mut terminal = opened(&bank, "--full");
    terminal.wait_for(question(&bank, "age"));
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_type_something));
    terminal.press("old\r");
    terminal.wait_for("'old' is not one whole number");
    terminal.press("\u{15}200\r");
    terminal.wait_for("from 0 to 120");
    terminal.press("\u{15}40 years\r");
    terminal.wait_for(question(&bank, "concerns"));
    terminal.press("\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.say_tick_one));
    terminal.press(CTRL_C);
    terminal.ends_with(130);
}

/// At the end the summary is read from its first line, and written only to a file that is named.
#[test]
fn the_summary_is_read_page_by_page() {
    let bank = shipped();
    let phrases = bank.phrases();
    let folder = std::env::temp_dir().join(format!("ketascreen-{}-finish", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let (there, new) = (folder.join("there.txt"), folder.join("new.md"));
    std::fs::write(&there, "mine").expect("a file for the test");
    let draft = folder.join("draft.toml");
    std::fs::write(&draft, whole_person(&bank, "crisis")).expect("a draft for the test");
    // Everything is answered that the short interview asks.
    let mut terminal = opened(&bank, &format!("--short --resume '{}'", draft.display()));
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.heading_help_now));
    sleep(READING);
    terminal.press("2\r");
    terminal.wait_for(&phrase(&bank, |phrases| &phrases.review_finish));
    terminal.press("\r");
    let heading = &phrase(&bank, |phrases| &phrases.title);
    terminal.wait_for(heading);
    assert!(terminal.shown().lines().take(4).any(|line| line == heading), "{}", terminal.shown());
    terminal.press(" ");
    terminal.wait_until("the next page", |terminal| {
        !terminal.shown().lines().take(4).any(|line| line == heading)
    });
    terminal.press("\u{1b}[H");
    terminal.wait_for(heading);
    terminal.press(&format!(">3{}\r", there.display()));
    terminal.wait_for("Type another name");
    terminal.press(&format!("\u{15}{}\r", new.display()));
    terminal.wait_for("Written to");
    terminal.press("6");
    terminal.ends_with(0);
    assert_eq!(std::fs::read_to_string(&there).expect("it is there"), "mine");
    assert!(std::fs::read_to_string(&new).expect("it was written").starts_with("# "));
    let after = terminal.written();
    let after = after.rsplit("\u{1b}[?1049l").next().expect("there is a last part").to_owned();
    assert!(
        after.contains("988") && !after.contains(phrases.heading_sources.as_str()),
        "more was printed than what to do now"
    );
    std::fs::remove_dir_all(&folder).expect("the folder of the test goes");
}
