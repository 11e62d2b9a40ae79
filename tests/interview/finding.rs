//! Finding a question by words, out of order.

use ketascreen_core::answers::Answer;
use ketascreen_interview::{Action, Length};

use crate::support::lines::program;
use crate::support::walk::{at, begun, begun_by, label, shown, shows, to, type_in};
use crate::support::{question_named, shipped};

/// What a client tells out of order is entered in at most six keys each, and the questions go on where they were.
#[test]
fn late_disclosures_take_six_keys_each() {
    let bank = shipped();
    let mut interview = begun_by(&bank, true, Length::Full);
    to(&mut interview, &bank, "concerns");
    let was_at = interview.prompt();
    let disclosures =
        [("bp_diagnosis", "/bl\n3"), ("family_history", "/fa\n1\n"), ("medicines", "/me\n2\n")];
    for (id, keys) in disclosures {
        assert!(keys.len() <= 6);
        let question = question_named(&bank, id);
        assert_eq!(*interview.answers().get(question), Answer::MISSING);
        type_in(&mut interview, keys);
        while interview.must_read() {
            type_in(&mut interview, "2\n");
        }
        assert!(*interview.answers().get(question) != Answer::MISSING, "{:?}", shown(&interview));
        assert!(interview.is_at_question() && interview.prompt() == was_at, "{id}");
    }
    // What was answered ahead is not asked again.
    while interview.is_at_question() {
        assert!(disclosures.iter().all(|(id, _)| !at(&interview, &bank, id)));
        type_in(&mut interview, "*");
        interview.act(Action::Enter);
    }
}

/// The list has what is ahead, skipped and answered, and words narrow it.
#[test]
fn every_question_is_listed_and_found() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    type_in(&mut interview, ">1");
    let at_second = interview.prompt();
    type_in(&mut interview, "#");
    let all = interview.view().lines.len();
    let line = |words: &str| {
        let lines = shown(&interview);
        lines.into_iter().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no {words}"))
    };
    assert!(line(&label(&bank, "age")).ends_with(bank.phrases().missing.as_str()));
    let ahead = |id: &str| bank.phrases().review_ahead.fill(&[("question", &label(&bank, id))]);
    assert!(line(&label(&bank, "medicines")).ends_with(&ahead("medicines")));
    // Words narrow it wherever they stand, and signs are a part of them.
    type_in(&mut interview, "taken med");
    assert!(shows(&interview, &ahead("medicines")), "{:?}", shown(&interview));
    assert!(interview.view().lines.len() < all / 2);
    type_in(&mut interview, "?xyz");
    let nothing = bank.phrases().review_nothing_found.fill(&[("typed", "taken med?xyz")]);
    assert!(shows(&interview, &nothing), "{:?}", shown(&interview));
    interview.act(Action::Enter);
    assert!(interview.is_at_review());
    interview.act(Action::DeleteToStart);
    assert_eq!(interview.view().lines.len(), all);
    // Leaving it changes nothing.
    interview.act(Action::Back);
    assert!(interview.is_at_question() && interview.prompt() == at_second);
    // From a page over the question too; but a slash begins a reading.
    for page in ["?/", "=/", "!/", ">/"] {
        type_in(&mut interview, page);
        assert!(interview.is_at_review(), "{page}: {:?}", shown(&interview));
        interview.act(Action::Back);
        assert!(interview.is_at_question() && interview.prompt() == at_second, "{page}");
    }
    to(&mut interview, &bank, "bp_systolic");
    type_in(&mut interview, "/82\n\n");
    assert!(*interview.answers().get(question_named(&bank, "bp_diastolic")) != Answer::MISSING);
}

/// Line by line the sign with words asks the one question that has them.
#[test]
fn words_find_a_question_line_by_line() {
    let bank = shipped();
    let (_, said) = program(&["--plain"], "1\n2\n/parent brother\n-\n/medicines\n<\n40\n");
    let family = bank.question(question_named(&bank, "family_history")).text.as_str().to_owned();
    let words = family.split_whitespace().collect::<String>();
    assert!(said.split_whitespace().collect::<String>().contains(&words), "{said}");
    assert!(said.contains(&label(&bank, "medicines")), "{said}");
}
