//! A further visit in the interview: last time's answers beside the questions, drafts that come back, and a note that is
//! at odds with an answer.

use crate::support::walk::{
    at, begun_by, key, label, line_of, not_sure, shown, shows, to, to_review, type_in,
};
use crate::support::{question_named, shipped};
use ketascreen_core::answers::{Answer, Answers, Ticks, Value};
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, begin_visit};
use ketascreen_interview::{Action, Interview, Length, SaveTarget, Settings};

const DAY: &str = "2020-10-31";

/// A visit begun from an earlier one, at its first question.
fn visit(bank: &Bank) -> Interview<'_> {
    let mut answers = Answers::none(bank);
    let choice = |id: &str, place: usize| {
        let question = bank.question(question_named(bank, id));
        let option = question.numbered_options().nth(place).expect("it is there").0;
        Answer::Known(Value::Choice(option))
    };
    for (id, answer) in [
        ("age", Answer::Known(Value::Integer(40))),
        ("suicidal_thoughts", choice("suicidal_thoughts", 0)),
        ("bp_systolic", Answer::Known(Value::Integer(128))),
        ("bp_diastolic", Answer::Known(Value::Integer(80))),
        ("family_history", Answer::Known(Value::Multi(Ticks::NoneOfThese))),
        ("plan_pressure", choice("plan_pressure", 1)),
    ] {
        answers.set(question_named(bank, id), answer);
    }
    let mut earlier = AnswersFile::of(bank, &answers);
    earlier.record.saved = format!("{DAY}T10:00:00+00:00").parse().ok();
    let visit = begin_visit(bank, &earlier).expect("it has a day");
    let mut interview = Interview::resume(settings(bank), &visit.file);
    interview.show_last(visit.last);
    type_in(&mut interview, "1");
    interview
}

fn settings(bank: &Bank) -> Settings<'_> {
    Settings {
        bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: false,
        length: Some(Length::Full),
        save_target: SaveTarget::None,
    }
}

fn answer(interview: &Interview<'_>, bank: &Bank, id: &str) -> Answer {
    interview.file().answers.get(question_named(bank, id)).clone()
}

/// Last time's answer stands beside its question with its day, and one key gives it for today, wherever there is one.
#[test]
fn one_key_answers_as_last_time() {
    let bank = shipped();
    let mut interview = visit(&bank);
    assert!(at(&interview, &bank, "age"), "{:?}", shown(&interview));
    assert!(shows(&interview, DAY) && shows(&interview, "40"), "{:?}", shown(&interview));
    type_in(&mut interview, "&");
    assert_eq!(answer(&interview, &bank, "age"), Answer::Known(Value::Integer(40)));
    assert!(at(&interview, &bank, "concerns"), "{:?}", shown(&interview));
    type_in(&mut interview, "&");
    assert!(at(&interview, &bank, "concerns"), "there was no answer: {:?}", shown(&interview));
    to(&mut interview, &bank, "bp_systolic");
    assert!(shows(&interview, "128") && shows(&interview, "80"), "{:?}", shown(&interview));
    type_in(&mut interview, "&");
    assert_eq!(answer(&interview, &bank, "bp_diastolic"), Answer::Known(Value::Integer(80)));
    let carried: Vec<_> = interview.file().carried.into_keys().collect();
    assert_eq!(carried, [question_named(&bank, "family_history")], "given anew is of today");
    // What is begun is no answer of last time.
    let mut interview = visit(&bank);
    type_in(&mut interview, "4");
    assert_eq!(answer(&interview, &bank, "age"), Answer::MISSING);
}

/// An answer that was carried over shows its day, and is of today once it was looked at again.
#[test]
fn what_was_carried_over_shows_its_day() {
    let bank = shipped();
    for key in ["\n", "&"] {
        let mut interview = visit(&bank);
        to_review(&mut interview);
        let line = |interview: &Interview<'_>| {
            let lines = shown(interview).into_iter();
            let label = label(&bank, "family_history");
            lines.into_iter().find(|line| line.contains(&label)).expect("it is listed")
        };
        assert!(line(&interview).contains(DAY), "{}", line(&interview));
        let number = line_of(&interview, &label(&bank, "family_history"));
        type_in(&mut interview, &format!("{number}\n"));
        assert!(shows(&interview, DAY), "{:?}", shown(&interview));
        type_in(&mut interview, key);
        assert!(interview.is_at_review(), "{:?}", shown(&interview));
        assert!(!line(&interview).contains(DAY), "{}", line(&interview));
        assert!(interview.file().carried.is_empty());
    }
}

/// A private answer, last visit's too, reads 'answered' until it is opened: in the list, beside its question, and behind
/// it.
#[test]
fn a_private_answer_is_not_shown_until_it_is_opened() {
    let bank = shipped();
    let mut interview = visit(&bank);
    to(&mut interview, &bank, "plan_pressure");
    let answered = bank.phrases().answered_privately.as_str();
    let beside = bank.phrases().last_time.fill(&[("day", DAY), ("answer", answered), ("key", "&")]);
    assert!(shows(&interview, &beside), "{:?}", shown(&interview));
    // The key opens it; it counts with Enter.
    type_in(&mut interview, "&");
    assert!(at(&interview, &bank, "plan_pressure"), "{:?}", shown(&interview));
    assert_eq!(answer(&interview, &bank, "plan_pressure"), Answer::MISSING);
    type_in(&mut interview, "\n");
    let private = question_named(&bank, "plan_pressure");
    let yes = bank.question(private).options()[1].text.as_str();
    let reads = format!("{}: {answered}", label(&bank, "plan_pressure"));
    let mut is_beside = false;
    while !interview.is_at_review() {
        let last = interview.view().last_answer.join(" ");
        is_beside |= last.contains(&reads);
        not_sure(&mut interview);
    }
    assert!(shows(&interview, &reads), "{:?}", shown(&interview));
    assert!(!shows(&interview, &format!("{}: {yes}", label(&bank, "plan_pressure"))));
    let is_last = bank.questions().last().is_some_and(|last| last.private);
    assert!(is_beside || is_last, "it is not said behind it");
    interview.act(Action::Character('='));
    let rules = bank.rules().iter().filter(|rule| rule.id == "plan_pressured");
    let titles: Vec<&str> = rules.map(|rule| rule.title.as_str()).collect();
    assert_eq!(titles.len(), 1);
    assert!(!shows(&interview, titles[0]), "{:?}", shown(&interview));
}

/// Text that was begun, for an answer and for a note, is in the record, comes back as a draft, and goes with the answer.
#[test]
fn what_was_begun_comes_back() {
    let bank = shipped();
    let mut interview = begun_by(&bank, true, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "+half a note");
    interview.act(Action::Back);
    to(&mut interview, &bank, "bp_systolic");
    type_in(&mut interview, "+taken twice");
    interview.act(Action::Back);
    type_in(&mut interview, "15");
    let file = interview.file();
    let begun: Vec<(&str, &str)> = file
        .begun
        .iter()
        .map(|(question, text)| (bank.question(*question).id.as_str(), text.as_str()))
        .collect();
    let expected = [("suicidal_thoughts", "+ half a note"), ("bp_systolic", "15\n+ taken twice")];
    assert_eq!(begun, expected);
    let settings = Settings { counselor: true, ..settings(&bank) };
    let mut interview = Interview::resume(settings, &file);
    assert_eq!(interview.file().begun, file.begun);
    while !interview.is_at_question() {
        interview.act(Action::Enter);
    }
    to(&mut interview, &bank, "bp_systolic");
    type_in(&mut interview, "0/95\n");
    assert_eq!(answer(&interview, &bank, "bp_systolic"), Answer::Known(Value::Integer(150)));
    let begun = interview.file().begun;
    assert!(begun.iter().all(|(_, text)| text.starts_with('+')), "{begun:?}");
    type_in(&mut interview, "#");
    let number = line_of(&interview, &label(&bank, "bp_systolic"));
    type_in(&mut interview, &format!("{number}\n"));
    // A reading stands in its line, so that the note opens line by line or from an empty one.
    interview.act(Action::DeleteToStart);
    type_in(&mut interview, "+");
    assert!(shows(&interview, "taken twice"), "{:?}", shown(&interview));
    type_in(&mut interview, "\n");
    let notes = interview.file().notes;
    assert!(notes.iter().any(|(_, note)| note == "taken twice"), "{notes:?}");
}

/// A note that names suicide or self-harm while the answer says never is asked about, once.
#[test]
fn a_note_at_odds_with_never_is_asked_about_once() {
    let bank = shipped();
    let asks = bank.phrases().note_asks.as_str();
    for (answered, note, is_asked) in [
        ("none", "wants to KILL herself, she says", true),
        ("none", "talked of self-harm", true),
        ("none", "killed time at home", false),
        ("passive", "talked of suicide", false),
    ] {
        let mut interview = begun_by(&bank, true, Length::Short);
        to(&mut interview, &bank, "suicidal_thoughts");
        type_in(&mut interview, &key(&bank, "suicidal_thoughts", answered));
        to(&mut interview, &bank, "heart");
        type_in(&mut interview, &format!("+{note}\n"));
        assert_eq!(shows(&interview, asks), is_asked, "{note}: {:?}", shown(&interview));
        if !is_asked {
            assert!(at(&interview, &bank, "heart"), "{:?}", shown(&interview));
            continue;
        }
        type_in(&mut interview, "1");
        assert!(at(&interview, &bank, "suicidal_thoughts"), "{:?}", shown(&interview));
        // It stays as it is, and the questions go on where they were.
        type_in(&mut interview, "\n");
        assert!(at(&interview, &bank, "heart"), "{:?}", shown(&interview));
        type_in(&mut interview, "+, and suicide\n");
        assert!(at(&interview, &bank, "heart"), "{:?}", shown(&interview));
    }
    // A note that stood there before the answer is asked about too.
    let mut interview = begun_by(&bank, true, Length::Short);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, &format!("+suicide\n{}", key(&bank, "suicidal_thoughts", "none")));
    assert!(shows(&interview, asks), "{:?}", shown(&interview));
    type_in(&mut interview, "2");
    assert!(at(&interview, &bank, "suicide_attempt"), "{:?}", shown(&interview));
}
