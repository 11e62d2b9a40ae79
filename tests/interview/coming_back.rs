//! Coming back to what was answered or begun: nothing that counts is out of reach, nothing is lost on the way, and what
//! calls for help does so however one comes to it.

use crate::support::terminal::phrase;
use crate::support::walk::{
    at, begun, chosen, key, label, line_of, not_sure, shown, shows, to, to_review, type_in,
};
use crate::support::{question_named, shipped};
use ketascreen_core::answers::{Answer, Unknown, Value};
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, ExpectedBank, read};
use ketascreen_core::text::Source;
use ketascreen_interview::{Action, Interview, Length, Outcome, SaveTarget, Settings};

fn file(bank: &Bank, answers: &str) -> AnswersFile {
    let source = Source::from_bytes("answers.toml", format!("[answers]\n{answers}\n").into_bytes())
        .expect("it is UTF-8");
    read(&source, bank, ExpectedBank::Same).expect("it can be read")
}

fn settings(bank: &Bank, counselor: bool, length: Option<Length>) -> Settings<'_> {
    let country = &bank.countries()[0];
    Settings {
        bank,
        country,
        is_country_chosen: false,
        counselor,
        length,
        save_target: SaveTarget::Resumed,
    }
}

/// Who looks at the summary before the first question and comes back is where they were: what to do now still comes.
#[test]
fn from_the_summary_back_to_before_the_questions() {
    let bank = shipped();
    let file = file(&bank, "symptoms_now = [\"breathless?\"]");
    let mut interview = Interview::resume(settings(&bank, false, Some(Length::Full)), &file);
    interview.act(Action::Leave);
    type_in(&mut interview, "3");
    assert_eq!(interview.outcome(), Some(Outcome::Finished));
    interview.return_to_answers(true);
    assert!(
        shows(&interview, &phrase(&bank, |phrases| &phrases.interview_title)),
        "{:?}",
        shown(&interview)
    );
    type_in(&mut interview, "1");
    assert_eq!(shown(&interview)[0], bank.phrases().heading_help_now.as_str());
    // In a new one the length is still asked, and the reference where a counselor asks.
    for (counselor, asked) in
        [(false, &bank.phrases().opening_length), (true, &bank.phrases().ask_reference)]
    {
        let mut interview = Interview::new(settings(&bank, counselor, None));
        interview.act(Action::Leave);
        type_in(&mut interview, "3");
        interview.return_to_answers(false);
        type_in(&mut interview, "1");
        assert!(shows(&interview, asked.as_str()), "{:?}", shown(&interview));
        assert_eq!(interview.file().record.counselor, counselor);
    }
}

/// A reading that was read back and not confirmed is not skipped: it may call for help.
#[test]
fn a_reading_that_does_not_count_yet_is_not_skipped() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "bp_systolic");
    for keys in ["200/130>", "\n>"] {
        type_in(&mut interview, keys);
        assert!(at(&interview, &bank, "bp_systolic"));
        assert_eq!(
            interview.view().message.as_deref(),
            Some(bank.phrases().say_begun_first.as_str())
        );
    }
    interview.act(Action::DeleteToStart);
    type_in(&mut interview, ">1");
    assert!(!at(&interview, &bank, "bp_systolic"));
}

/// An answer counts where it is not known whether its question is asked, so the review shows it, and it can be changed.
#[test]
fn what_counts_is_in_the_review() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "ssri_trials");
    type_in(&mut interview, "33");
    assert_eq!(chosen(&interview, question_named(&bank, "ssri_adequate")), Some(2));
    to_review(&mut interview);
    let trials = line_of(&interview, &label(&bank, "ssri_trials"));
    type_in(&mut interview, &format!("{trials}\n-"));
    assert_eq!(
        *interview.answers().get(question_named(&bank, "ssri_trials")),
        Answer::Unknown(Unknown::NotSure)
    );
    let adequate = line_of(&interview, &label(&bank, "ssri_adequate"));
    type_in(&mut interview, &format!("{adequate}\n1"));
    assert_eq!(chosen(&interview, question_named(&bank, "ssri_adequate")), Some(0));
    // So are answers that only the full interview asks for, in a short one.
    let file = file(&bank, "age = 40\ngad7_offer = \"no\"");
    let mut interview = Interview::resume(settings(&bank, false, Some(Length::Short)), &file);
    type_in(&mut interview, "1");
    to_review(&mut interview);
    line_of(&interview, &label(&bank, "gad7_offer"));
}

/// A change that contradicts an answer set aside is taken, and the other question is asked anew: it could not be looked at.
#[test]
fn what_was_set_aside_cannot_contradict() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "ssri_trials");
    type_in(&mut interview, "33");
    to_review(&mut interview);
    let trials = line_of(&interview, &label(&bank, "ssri_trials"));
    for key in ["1", "2"] {
        type_in(&mut interview, &format!("{trials}\n{key}"));
    }
    assert!(at(&interview, &bank, "ssri_adequate"), "{:?}", shown(&interview));
    assert_eq!(*interview.answers().get(question_named(&bank, "ssri_adequate")), Answer::MISSING);
    // What can be looked at is asked about.
    type_in(&mut interview, "2");
    let adequate = line_of(&interview, &label(&bank, "ssri_adequate"));
    type_in(&mut interview, &format!("{adequate}\n3"));
    assert!(at(&interview, &bank, "ssri_adequate") && interview.view().message.is_some());
}

/// A note is not taken for the name of a file, or the other way round.
#[test]
fn a_note_and_the_name_of_a_file_are_kept_apart() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    type_in(&mut interview, "+my note");
    interview.act(Action::Leave);
    type_in(&mut interview, "4copy.toml");
    interview.act(Action::Back);
    interview.act(Action::Back);
    type_in(&mut interview, "\n");
    assert_eq!(interview.file().notes, [(question_named(&bank, "age"), "my note".to_owned())]);
}

/// Where a file holds one reading of two, the other is asked for, and the known one is not lost by a key.
#[test]
fn one_reading_alone_in_a_file() {
    let bank = shipped();
    let upper = file(&bank, "bp_systolic = 150");
    let mut interview = Interview::resume(settings(&bank, false, Some(Length::Full)), &upper);
    type_in(&mut interview, "1");
    for _ in 0..60 {
        if at(&interview, &bank, "bp_systolic") || interview.is_at_review() {
            break;
        }
        not_sure(&mut interview);
    }
    assert!(at(&interview, &bank, "bp_systolic"), "the other reading is never asked for");
    let lower = file(&bank, "bp_systolic = \"prefer_not\"\nbp_diastolic = 95");
    let mut interview = Interview::resume(settings(&bank, false, Some(Length::Full)), &lower);
    type_in(&mut interview, "1");
    to_review(&mut interview);
    let line = line_of(&interview, &label(&bank, "bp_systolic"));
    type_in(&mut interview, &format!("{line}\n\n"));
    assert_eq!(
        *interview.answers().get(question_named(&bank, "bp_diastolic")),
        Answer::Known(Value::Integer(95))
    );
}

/// A reference is a counselor's: whoever answers alone is not asked for one, and has none once it is taken away.
#[test]
fn a_reference_is_asked_where_a_counselor_asks() {
    let bank = shipped();
    let asked = bank.phrases().ask_reference.as_str();
    for counselor in [false, true] {
        let settings = Settings {
            save_target: SaveTarget::None,
            ..settings(&bank, counselor, Some(Length::Short))
        };
        let mut interview = Interview::new(settings);
        type_in(&mut interview, "1");
        assert_eq!(shows(&interview, asked), counselor, "{:?}", shown(&interview));
        assert_eq!(at(&interview, &bank, "age"), !counselor);
        if !counselor {
            assert_eq!(interview.file().record.client, None);
            continue;
        }
        type_in(&mut interview, "R-7\n");
        assert_eq!(interview.file().record.client.as_deref(), Some("R-7"));
        interview.act(Action::Back);
        interview.act(Action::DeleteToStart);
        type_in(&mut interview, "\n");
        assert!(at(&interview, &bank, "age"), "{:?}", shown(&interview));
        assert_eq!(interview.file().record.client, None);
    }
}

/// After a change in the midst of the questions Esc goes to the question before, as everywhere.
#[test]
fn after_a_change_midway_back_is_the_question_before() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "ssri_trials");
    type_in(&mut interview, "#");
    let line = line_of(&interview, &label(&bank, "age"));
    type_in(&mut interview, &format!("{line}\n41\n"));
    assert!(at(&interview, &bank, "ssri_trials"));
    type_in(&mut interview, "1");
    not_sure(&mut interview);
    interview.act(Action::Back);
    assert!(
        interview.is_at_question() && !at(&interview, &bank, "ssri_trials"),
        "{:?}",
        shown(&interview)
    );
    interview.act(Action::Back);
    assert!(at(&interview, &bank, "ssri_trials"), "{:?}", shown(&interview));
}

/// What is begun of a note or a reference is not lost by a look at the summary, and leaving says that it does not count.
#[test]
fn what_is_begun_beside_an_answer_is_not_lost() {
    let bank = shipped();
    let phrases = bank.phrases();
    let mut interview = begun(&bank, Length::Full);
    type_in(&mut interview, "+a long note");
    interview.act(Action::Leave);
    let said = phrases.leave_begun.fill(&[("questions", &label(&bank, "age"))]);
    assert!(shows(&interview, &said), "{:?}", shown(&interview));
    type_in(&mut interview, "3");
    assert_eq!(interview.outcome(), Some(Outcome::Finished));
    interview.return_to_answers(false);
    interview.act(Action::Back);
    type_in(&mut interview, "+");
    assert!(shows(&interview, "a long note"), "{:?}", shown(&interview));
    let mut interview = Interview::new(settings(&bank, true, Some(Length::Full)));
    type_in(&mut interview, "1case 17");
    interview.act(Action::Leave);
    type_in(&mut interview, "3");
    interview.return_to_answers(false);
    assert!(shows(&interview, "case 17"), "{:?}", shown(&interview));
}

/// Who chooses a question among the answers so far and skips it goes on as before: back leads to the question before, and
/// the next answer is no change.
#[test]
fn a_skip_ends_what_was_chosen_among_the_answers() {
    let bank = shipped();
    let phrases = bank.phrases();
    for keys in ["1", "<"] {
        let mut interview = begun(&bank, Length::Full);
        to(&mut interview, &bank, "suicidal_thoughts");
        type_in(&mut interview, "#");
        let age = line_of(&interview, &label(&bank, "age"));
        type_in(&mut interview, &format!("{age}\n>1"));
        assert!(at(&interview, &bank, "suicidal_thoughts"), "{:?}", shown(&interview));
        type_in(&mut interview, keys);
        let said = interview.view().message.unwrap_or_default();
        let changed = phrases.say_changed.fill(&[("answer", "")]);
        assert!(!said.starts_with(changed.split('.').next().unwrap_or_default()), "{said}");
        assert!(!interview.is_at_review(), "{keys}");
    }
}

/// Nothing is said to be skipped where everything has its answer.
#[test]
fn what_is_answered_is_not_said_to_be_skipped() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "<<>2");
    assert!(at(&interview, &bank, "suicidal_thoughts"), "{:?}", shown(&interview));
    assert_eq!(interview.view().message, None);
}

/// A reading that was withheld stays so where its line is left as it stands.
#[test]
fn a_withheld_reading_stays_withheld() {
    let bank = shipped();
    let file = file(&bank, "bp_systolic = 140\nbp_diastolic = \"prefer_not\"");
    let mut interview = Interview::resume(settings(&bank, false, Some(Length::Full)), &file);
    type_in(&mut interview, "1");
    type_in(&mut interview, "#2\n\n");
    assert_eq!(
        *interview.answers().get(question_named(&bank, "bp_diastolic")),
        Answer::Unknown(Unknown::PreferNot)
    );
    assert_eq!(
        *interview.answers().get(question_named(&bank, "bp_systolic")),
        Answer::Known(Value::Integer(140))
    );
}

/// A counselor who goes on with answers that had no reference is asked for one; who was asked before is not.
#[test]
fn a_reference_is_asked_once() {
    let bank = shipped();
    let asked = bank.phrases().ask_reference.as_str();
    for was_asked in [false, true] {
        let mut file = file(&bank, "age = 40");
        file.record.counselor = was_asked;
        let mut interview = Interview::resume(settings(&bank, true, Some(Length::Full)), &file);
        type_in(&mut interview, "1");
        assert_ne!(shows(&interview, asked), was_asked, "{:?}", shown(&interview));
    }
}

/// What was said of the last answer stays beside what is said of its file: where to find help comes first.
#[test]
fn a_failed_save_does_not_hide_where_to_find_help() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "3");
    assert!(interview.view().early_help.is_some(), "an early call for help says where to talk");
    interview.report_saving(false, Some("The file cannot be written.".to_owned()));
    assert_eq!(interview.view().message.as_deref(), Some("The file cannot be written."));
    assert!(interview.view().early_help.is_some_and(|help| help.lines.contains("988")));
}

/// A correction that does not fit an answer given later is taken once that was said, and the other question is asked again.
#[test]
fn a_correction_that_does_not_fit_asks_the_other_question_again() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "ssri_trials");
    type_in(&mut interview, "33");
    let trials = question_named(&bank, "ssri_trials");
    let adequate = question_named(&bank, "ssri_adequate");
    assert_eq!(chosen(&interview, adequate), Some(2));
    type_in(&mut interview, "<<2");
    let said = interview.view().message.unwrap_or_default();
    assert!(said.contains(&label(&bank, "ssri_adequate")), "{said}");
    assert_eq!(
        (chosen(&interview, trials), chosen(&interview, adequate)),
        (Some(2), Some(2)),
        "nothing counts yet"
    );
    // Another key takes it back; Enter behind it chooses as ever.
    interview.act(Action::Up);
    type_in(&mut interview, "2\n");
    assert_eq!((chosen(&interview, trials), chosen(&interview, adequate)), (Some(1), None));
    assert!(at(&interview, &bank, "ssri_adequate"), "{:?}", shown(&interview));
    // The other way round too, where the other question stands before.
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "ssri_trials");
    type_in(&mut interview, "23\n");
    assert_eq!((chosen(&interview, trials), chosen(&interview, adequate)), (None, Some(2)));
    assert!(at(&interview, &bank, "ssri_trials"), "{:?}", shown(&interview));
}

/// Readings that do not fit each other have to be changed: no other question can be asked again.
#[test]
fn readings_that_do_not_fit_each_other_are_not_taken() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "bp_systolic");
    type_in(&mut interview, "80/120\n\n\n");
    assert!(at(&interview, &bank, "bp_systolic"));
    assert_eq!(*interview.answers().get(question_named(&bank, "bp_systolic")), Answer::MISSING);
}

/// Where to talk stays beside the question while one looks elsewhere, and when a weaker answer counts.
#[test]
fn where_to_talk_stays_beside_the_question() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "3");
    let help = interview.view().early_help.expect("an early call for help says where to talk");
    for keys in ["?\n", "!\n", "#1\n", "x"] {
        type_in(&mut interview, keys);
    }
    interview.act(Action::Up);
    interview.act(Action::Back);
    type_in(&mut interview, "3");
    assert_eq!(interview.view().early_help, Some(help.clone()));
    // Nor does it go where another answer is looked at again and stays as it was.
    type_in(&mut interview, "#2\n\n");
    interview.act(Action::Up);
    assert_eq!(interview.view().early_help, Some(help.clone()));
    // A weaker call does not take its place.
    type_in(&mut interview, "2");
    assert_eq!(interview.view().early_help, Some(help));
}

/// What 'none of these' takes off is said with it.
#[test]
fn what_none_of_these_takes_off_is_said() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "symptoms_now");
    type_in(&mut interview, &format!("22{}", key(&bank, "symptoms_now", "none")));
    let sign = bank.question(question_named(&bank, "symptoms_now")).options()[1].label.as_str();
    let said = interview.view().message.unwrap_or_default();
    assert!(said.starts_with(&bank.phrases().say_taken_off.fill(&[("options", sign)])), "{said}");
}

/// Where answers that are gone on with call for help, Esc leads to the answer that does; `!` says that the lines stand here.
#[test]
fn help_at_once_leads_back_to_its_cause() {
    let bank = shipped();
    let file = file(&bank, "age = 40\nsymptoms_now = [\"breathless?\"]");
    let mut interview = Interview::resume(settings(&bank, false, Some(Length::Full)), &file);
    type_in(&mut interview, "1");
    assert_eq!(shown(&interview)[0], bank.phrases().heading_help_now.as_str());
    type_in(&mut interview, "!");
    assert_eq!(interview.view().message.as_deref(), Some(bank.phrases().say_lines_here.as_str()));
    interview.act(Action::Back);
    assert!(at(&interview, &bank, "symptoms_now"), "{:?}", shown(&interview));
}

/// A number that was typed is not dropped for 'not sure' without a word.
#[test]
fn not_sure_beside_a_typed_number_is_read_back() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    type_in(&mut interview, "39");
    interview.act(Action::Down);
    assert_eq!(interview.view().message, None, "the cursor has chosen");
    interview.act(Action::Enter);
    let not_sure = bank.phrases().read_back.fill(&[("options", bank.phrases().not_sure.as_str())]);
    assert_eq!(interview.view().message, Some(not_sure));
}

/// What is typed of a reference is there again after a look at the page before.
#[test]
fn a_reference_that_was_begun_is_there_again() {
    let bank = shipped();
    let mut interview = Interview::new(settings(&bank, true, Some(Length::Full)));
    type_in(&mut interview, "1code-77");
    interview.act(Action::Back);
    interview.act(Action::Leave);
    let phrases = bank.phrases();
    let begun = phrases.leave_begun.fill(&[("questions", phrases.ask_reference.as_str())]);
    assert!(shows(&interview, &begun), "{:?}", shown(&interview));
    interview.act(Action::Back);
    type_in(&mut interview, "1");
    assert!(shows(&interview, "code-77"), "{:?}", shown(&interview));
}
