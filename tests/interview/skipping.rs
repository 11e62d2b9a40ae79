//! Skipping: one question, or the rest of a part. What is skipped stays not answered, and can be answered later.

use crate::support::walk::{
    at, begun, chosen, label, line_of, shown, shows, to, to_review, type_in,
};
use crate::support::{question_named, shipped};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::Phrase;
use ketascreen_core::summary::crisis_line;
use ketascreen_interview::{Action, Length};

#[test]
fn the_rest_of_a_part_is_skipped_and_stays_open() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "bp_diagnosis");
    type_in(&mut interview, "1>");
    // It is asked first, and the part is named; going back skips nothing.
    let of_section = |phrase: &Phrase| phrase.fill(&[("section", "Blood pressure")]);
    let choice = format!("2: {}", of_section(&bank.phrases().choice_skip_rest));
    assert!(
        interview.view().lines.iter().any(|line| line.said.as_deref() == Some(&choice)),
        "{choice}"
    );
    interview.act(Action::Back);
    assert!(interview.is_at_question() && at(&interview, &bank, "bp_systolic"));
    type_in(&mut interview, ">3");
    assert!(interview.is_at_question() && at(&interview, &bank, "bp_systolic"));
    type_in(&mut interview, ">2");
    assert!(at(&interview, &bank, "psychosis_history"));
    assert_eq!(interview.view().message, Some(of_section(&bank.phrases().say_skipped)));
    assert_eq!(*interview.answers().get(question_named(&bank, "bp_systolic")), Answer::MISSING);
    assert_eq!(
        chosen(&interview, question_named(&bank, "bp_diagnosis")),
        Some(0),
        "what was answered stays"
    );
    to_review(&mut interview);
    let missing = bank.phrases().missing.as_str();
    assert!(
        interview.view().lines.iter().any(|line| line.text.contains(missing)),
        "the review shows what is not answered"
    );
    // Changing something else does not ask for it again.
    let line = line_of(&interview, &label(&bank, "mania_history"));
    type_in(&mut interview, &format!("{line}\n1"));
    assert!(interview.is_at_review());
}

/// A danger sign that is ticked is not skipped: it counts first, and help comes.
#[test]
fn what_is_ticked_counts_before_the_rest_is_skipped() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "symptoms_now");
    type_in(&mut interview, "2>");
    assert!(at(&interview, &bank, "symptoms_now"));
    assert_eq!(interview.view().message.as_deref(), Some(bank.phrases().say_begun_first.as_str()));
    type_in(&mut interview, "\n");
    let heading = bank.phrases().heading_help_now.as_str();
    assert_eq!(interview.view().lines[0].text, heading);
}

/// One question is skipped alone, and what was begun or answered there stays.
#[test]
fn one_question_is_skipped_and_stays_open() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "bp_diagnosis");
    for keys in [">1", ">>"] {
        type_in(&mut interview, keys);
        let said = interview.view().message.expect("it is said what was skipped");
        assert!(said.contains("skipped"), "{said}");
        assert!(interview.is_at_question());
    }
    // A question that rests on what was skipped is not put, so the next is in another part.
    assert!(at(&interview, &bank, "psychosis_history"));
    let open = [question_named(&bank, "bp_diagnosis"), question_named(&bank, "bp_systolic")];
    open.iter()
        .for_each(|question| assert_eq!(*interview.answers().get(*question), Answer::MISSING));
    interview.act(Action::Back);
    type_in(&mut interview, "120/80\n\n");
    interview.act(Action::Back);
    type_in(&mut interview, ">1");
    assert!(interview.view().message.is_none(), "nothing stays open");
    assert_ne!(*interview.answers().get(open[1]), Answer::MISSING, "what was answered stays");
    to_review(&mut interview);
    let missing = bank.phrases().missing.as_str();
    let line = line_of(&interview, &label(&bank, "bp_diagnosis"));
    assert!(interview.view().lines.iter().any(|line| line.text.contains(missing)), "{line}");
}

/// Beside the points so far stands what was skipped; where that is a question about suicide, where to talk stands first.
#[test]
fn what_was_skipped_stands_beside_the_points() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, ">1=");
    let skipped =
        bank.phrases().points_skipped.fill(&[("questions", &label(&bank, "suicidal_thoughts"))]);
    assert!(shows(&interview, &skipped), "{:?}", shown(&interview));
    let number = &crisis_line(&bank, &bank.countries()[0]);
    assert!(shows(&interview, number), "{:?}", shown(&interview));
    // What was not put yet was not skipped.
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "=");
    assert!(
        !shows(&interview, number) && !shows(&interview, &label(&bank, "suicidal_thoughts")),
        "{:?}",
        shown(&interview)
    );
}
