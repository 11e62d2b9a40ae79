//! Choosing an answer: by keys that are the same everywhere, and never by where the cursor rests.

use ketascreen_core::answers::{Answer, Unknown};
use ketascreen_core::bank::Kind;
use ketascreen_interview::{Action, Length};
use proptest::prelude::*;

use crate::support::walk::{at, begun, begun_by, chosen, not_sure, shown, shows, to, type_in};
use crate::support::{question_named, shipped};

/// 'Not sure' and 'prefer not to say' have one key each, at every question.
#[test]
fn one_key_declines_at_every_question() {
    let bank = shipped();
    for (sign, words, unknown) in
        [('*', "prefer not to say", Unknown::PreferNot), ('-', "not sure", Unknown::NotSure)]
    {
        let mut interview = begun_by(&bank, true, Length::Full);
        let mut asked = 0;
        while !interview.is_at_review() {
            if !interview.is_at_question() {
                type_in(&mut interview, "2\n");
                continue;
            }
            let is_row = |line: &String| {
                line.starts_with(&format!("  {sign} ")) && line.trim_end().ends_with(words)
            };
            assert!(shown(&interview).iter().any(is_row), "{:?}", shown(&interview));
            let prompt = interview.prompt().expect("a question is asked");
            interview.act(Action::Character(sign));
            if interview.is_at_question() && interview.prompt() == Some(prompt) {
                interview.act(Action::Enter);
            }
            assert_eq!(*interview.answers().get(prompt.first()), Answer::Unknown(unknown));
            asked += 1;
            assert!(asked < 100, "the questions do not end");
        }
        assert!(asked > 20, "{asked}");
    }
}

/// A sign that begins what is typed is a part of it.
#[test]
fn a_sign_in_front_of_words_is_text() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "own_words");
    type_in(&mut interview, "- first * second - third\n");
    let given = interview.answers().get(question_named(&bank, "own_words")).clone();
    assert_eq!(
        given,
        Answer::Known(ketascreen_core::answers::Value::Text("- first * second - third".into()))
    );
}

/// Where an option says no, it is the first, so that its key is the same.
#[test]
fn no_has_the_same_key_everywhere() {
    let bank = shipped();
    let says_no = |text: &str| {
        ["No", "Never"].iter().any(|no| text == *no || text.starts_with(&format!("{no},")))
    };
    let mut found = 0;
    for question in bank.questions() {
        let Kind::Choice(options) = &question.kind else { continue };
        if let Some(place) = options.iter().position(|option| says_no(option.text.as_str())) {
            assert_eq!(place, 0, "{}", question.id);
            found += 1;
        }
    }
    assert!(found > 8, "{found}");
}

/// The items of the GAD-7 and the PHQ-8 are answered by the numbers of the paper form.
#[test]
fn items_of_a_scale_are_answered_by_their_scores() {
    let bank = shipped();
    let is_item = |question| bank.scales().iter().any(|scale| scale.items.contains(&question));
    for (place, key) in ["0", "1", "2", "3"].iter().enumerate() {
        let mut interview = begun(&bank, Length::Full);
        let (mut items, mut asked) = (0, 0);
        while !interview.is_at_review() {
            asked += 1;
            assert!(asked < 100, "the questions do not end");
            let question = interview.prompt().expect("a question is asked").first();
            let id = bank.question(question).id.as_str();
            if at(&interview, &bank, "concerns") {
                type_in(&mut interview, "12\n");
            } else if !interview.is_at_question() {
                type_in(&mut interview, "2\n");
            } else if !(is_item(question) || id.ends_with("_offer")) {
                not_sure(&mut interview);
            } else if id.ends_with("_offer") {
                type_in(&mut interview, "2");
            } else {
                let has_key = |line: &String| line.starts_with(&format!("  {key} "));
                assert!(shown(&interview).iter().any(has_key), "{:?}", shown(&interview));
                type_in(&mut interview, "4");
                assert!(at(&interview, &bank, id), "4 is no score");
                type_in(&mut interview, key);
                assert_eq!(chosen(&interview, question), Some(place), "{id} {key}");
                items += 1;
            }
        }
        assert_eq!(items, 15);
    }
}

fn moves() -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(
        prop::sample::select(vec![
            Action::Up,
            Action::Down,
            Action::PageUp,
            Action::PageDown,
            Action::Home,
            Action::End,
        ]),
        0..8,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Moving, paging and Enter choose nothing, at any question.
    #[test]
    fn the_cursor_chooses_nothing_by_resting(steps in 0usize..30, first in moves(), second in moves()) {
        let bank = shipped();
        let mut interview = begun(&bank, Length::Full);
        for _ in 0..steps {
            if interview.is_at_review() {
                break;
            }
            not_sure(&mut interview);
        }
        let before = interview.answers().clone();
        // Own words may be left empty, which is no answer either.
        first.into_iter().chain([Action::Enter]).for_each(|action| interview.act(action));
        prop_assert_eq!(interview.answers(), &before);
        second.into_iter().for_each(|action| interview.act(action));
        prop_assert_eq!(interview.answers(), &before);
    }
}

/// A raised answer needs no second key; a lowered one does, whatever it becomes.
#[test]
fn only_a_lower_answer_about_suicide_is_confirmed() {
    let bank = shipped();
    let heading = bank.phrases().heading_lowering.as_str();
    let thoughts = question_named(&bank, "suicidal_thoughts");
    for (given, then, is_asked) in [
        ("1", "2", false),
        ("2", "3", false),
        ("3", "4", false),
        ("2", "1", true),
        ("3", "2", true),
        ("4", "3", true),
        ("4", "1", true),
        ("4", "-", true),
        ("3", "*", true),
    ] {
        let mut interview = begun(&bank, Length::Full);
        to(&mut interview, &bank, "suicidal_thoughts");
        type_in(&mut interview, given);
        interview.act(Action::Back);
        let before = interview.answers().get(thoughts).clone();
        type_in(&mut interview, then);
        assert_eq!(shows(&interview, heading), is_asked, "{given} to {then}");
        assert_eq!(*interview.answers().get(thoughts) == before, is_asked, "{given} to {then}");
        if is_asked {
            type_in(&mut interview, "1");
            assert_eq!(*interview.answers().get(thoughts), before);
            type_in(&mut interview, "y");
            assert!(*interview.answers().get(thoughts) != before);
        }
    }
}

/// One key takes back what was just given, but no answer about suicide that is higher than the one before.
#[test]
fn an_answer_is_taken_back() {
    let bank = shipped();
    let thoughts = question_named(&bank, "suicidal_thoughts");
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    let before = interview.answers().clone();
    type_in(&mut interview, "1");
    assert!(interview.view().last_answer.iter().any(|last| last.contains("never")));
    interview.act(Action::Backspace);
    assert!(at(&interview, &bank, "suicidal_thoughts"));
    assert_eq!(*interview.answers(), before);
    assert!(interview.view().last_answer.is_empty());
    // Nothing more is taken back by the same key.
    interview.act(Action::Backspace);
    assert!(at(&interview, &bank, "suicidal_thoughts"));
    assert_eq!(*interview.answers(), before);
    type_in(&mut interview, "3");
    let passive = interview.answers().clone();
    interview.act(Action::Backspace);
    assert!(at(&interview, &bank, "suicidal_thoughts"));
    assert_eq!(*interview.answers(), passive);
    assert_eq!(chosen(&interview, thoughts), Some(2));
    // On a line that was edited it deletes.
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "bp_systolic");
    type_in(&mut interview, "1");
    let typing = interview.prompt();
    for _ in 0..3 {
        interview.act(Action::Backspace);
    }
    assert_eq!(interview.prompt(), typing);
}

/// What is said of the answer just given is all of it or none of it, and nothing ends twice.
#[test]
fn the_last_answer_is_never_cut() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "concerns");
    type_in(&mut interview, "122334455");
    interview.act(Action::Enter);
    let given = interview.view().last_answer;
    let options = &bank.question(question_named(&bank, "concerns")).options()[..5];
    for option in options {
        let name = option.label.as_str().split(": ").next().expect("a name");
        assert!(given[0].contains(name) && given[1].contains(name), "{given:?}");
    }
    let least = given.last().expect("it is said");
    assert!(options.iter().all(|option| !least.contains(option.label.as_str())), "{least}");
    assert!(
        given.iter().all(|line| !line.contains('\u{2026}') && !line.contains("..")),
        "{given:?}"
    );
    assert_eq!(
        bank.phrases().say_changed.fill(&[("answer", "is it for me?")]),
        "Changed. is it for me?"
    );
}
