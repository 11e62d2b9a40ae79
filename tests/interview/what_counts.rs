//! What counts as an answer and when: what is chosen is read back, what is begun is kept and does not count, and what
//! calls for help does so whenever it is answered.

use crate::support::walk::{
    NOT_SURE, at, begun, begun_by, chosen, key, label, line_of, not_sure, shown, shows, to,
    to_review, type_in,
};
use crate::support::{question_named, shipped};
use ketascreen_core::answers::{Answer, Value};
use ketascreen_core::bank::{HelpState, LineKind};
use ketascreen_core::record::AnswersFile;
use ketascreen_interview::{Action, Interview, Length, Outcome, SaveTarget, Settings};

/// What is said at once, and where to find help beside the question.
fn message(interview: &Interview<'_>) -> String {
    let view = interview.view();
    let help = view.early_help.map(|help| format!("{} {}", help.texts.join(" "), help.lines));
    [view.message, help].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Two readings are typed in many ways, so what was understood is said before it counts, and before it can alarm.
#[test]
fn readings_are_read_back_before_they_count() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "bp_systolic");
    let (upper, lower) =
        (question_named(&bank, "bp_systolic"), question_named(&bank, "bp_diastolic"));
    type_in(&mut interview, "300/20\n");
    assert!(at(&interview, &bank, "bp_systolic"), "an alarm before it was read back");
    assert!(
        message(&interview).contains("300 mmHg") && message(&interview).contains("20 mmHg"),
        "{}",
        message(&interview)
    );
    assert_eq!(*interview.answers().get(upper), Answer::MISSING);
    // What is changed is read back anew; moving about is no change.
    interview.act(Action::Down);
    interview.act(Action::Up);
    assert!(message(&interview).contains("300 mmHg"));
    interview.act(Action::DeleteToStart);
    assert_eq!(interview.view().message, None);
    type_in(&mut interview, "130 over 80\n");
    assert!(
        message(&interview).contains("130 mmHg") && message(&interview).contains("80 mmHg"),
        "{}",
        message(&interview)
    );
    type_in(&mut interview, "\n");
    assert_eq!(*interview.answers().get(upper), Answer::Known(Value::Integer(130)));
    assert_eq!(*interview.answers().get(lower), Answer::Known(Value::Integer(80)));
    // Gone over again without a change, it is not asked about twice.
    interview.act(Action::Back);
    assert_eq!(interview.view().message, None);
    type_in(&mut interview, "\n");
    assert!(!at(&interview, &bank, "bp_systolic"));
}

/// In a list a key only marks. What is chosen stands there until Enter makes it count, wherever the arrows stand.
#[test]
fn a_list_is_read_back_while_it_is_chosen() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "concerns");
    let concerns = question_named(&bank, "concerns");
    let options = bank.question(concerns).options();
    // By its short label: the whole text stands beside the tick.
    let text = |place: usize| options[place].label.clone();
    type_in(&mut interview, "1");
    assert!(message(&interview).contains(&text(0)));
    type_in(&mut interview, "22");
    let unsure = bank.phrases().unsure_option.fill(&[("option", &text(1))]);
    assert!(
        message(&interview).contains(&text(0)) && message(&interview).contains(&unsure),
        "{}",
        message(&interview)
    );
    (0..=options.len()).for_each(|_| interview.act(Action::Down));
    assert!(message(&interview).contains(&text(0)), "the arrows hide what is chosen");
    // A third time clears it; 'not sure' for the whole takes off what is ticked, as 'none' does:
    // it says so, and counts with Enter alone.
    type_in(&mut interview, "2");
    assert!(!message(&interview).contains(&unsure), "{}", message(&interview));
    type_in(&mut interview, NOT_SURE);
    let taken_off = bank.phrases().say_taken_off.fill(&[("options", &text(0))]);
    assert!(message(&interview).contains(&taken_off), "{}", message(&interview));
    assert!(
        at(&interview, &bank, "concerns") && *interview.answers().get(concerns) == Answer::MISSING
    );
    type_in(&mut interview, "111");
    assert_eq!(message(&interview), "", "nothing is chosen any more");
    // Where the arrows stand nowhere, Enter chooses nothing.
    interview.act(Action::Home);
    type_in(&mut interview, "\n");
    assert_eq!(message(&interview), bank.phrases().say_tick_one.as_str());
    // Where it takes nothing off it counts at once, as at every question.
    type_in(&mut interview, NOT_SURE);
    assert!(at(&interview, &bank, "own_words"));
}

/// The rows begin anew behind the last, so that 'not sure' is one key from the first.
#[test]
fn the_rows_go_round() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    let marked = |interview: &Interview<'_>| {
        shown(interview).into_iter().find(|line| line.starts_with("> ")).unwrap_or_default()
    };
    let (sure, no_answer) = (bank.phrases().not_sure.as_str(), bank.phrases().prefer_not.as_str());
    for id in ["age", "concerns", "suicidal_thoughts"] {
        to(&mut interview, &bank, id);
        [Action::Down, Action::End, Action::Down]
            .into_iter()
            .for_each(|action| interview.act(action));
        let first = marked(&interview);
        assert!(!first.contains(sure) && !first.contains(no_answer), "{id}: {first}");
        interview.act(Action::Up);
        assert!(marked(&interview).contains(no_answer), "{id}: {}", marked(&interview));
        interview.act(Action::Up);
        assert!(marked(&interview).contains(sure), "{id}: {}", marked(&interview));
        // Further at once, and to both ends; on the line that is typed these keys are of the line.
        interview.act(Action::PageUp);
        interview.act(Action::PageDown);
        assert!(!marked(&interview).is_empty());
    }
}

/// What is ticked or typed and not confirmed does not count, and is there again on coming back.
#[test]
fn what_was_begun_is_kept_and_does_not_count() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "concerns");
    type_in(&mut interview, "3");
    interview.act(Action::Back);
    assert!(at(&interview, &bank, "age"), "one key leads back");
    type_in(&mut interview, "4");
    interview.act(Action::Back);
    assert!(!interview.is_at_question(), "the opening");
    type_in(&mut interview, "1");
    assert!(
        at(&interview, &bank, "concerns") && shows(&interview, "[✓]"),
        "{:?}",
        shown(&interview)
    );
    assert_eq!(*interview.answers().get(question_named(&bank, "concerns")), Answer::MISSING);
    interview.act(Action::Back);
    assert!(
        at(&interview, &bank, "age") && shows(&interview, "4"),
        "what was typed is gone: {:?}",
        shown(&interview)
    );
    type_in(&mut interview, "0\n");
    assert_eq!(
        *interview.answers().get(question_named(&bank, "age")),
        Answer::Known(Value::Integer(40))
    );
    assert!(
        at(&interview, &bank, "concerns") && shows(&interview, "[✓]"),
        "{:?}",
        shown(&interview)
    );
    type_in(&mut interview, "\n");
    // A change that was begun in the review is said there, and can be taken up again.
    to_review(&mut interview);
    let line = line_of(&interview, &label(&bank, "own_words"));
    type_in(&mut interview, &format!("{line}\nsome words"));
    interview.act(Action::Back);
    assert!(interview.is_at_review());
    let begun = bank.phrases().begun.fill(&[("answer", "")]);
    assert!(shows(&interview, begun.trim()), "{:?}", shown(&interview));
    assert!(!shows(&interview, "some words"), "it counts before it was confirmed");
    type_in(&mut interview, &format!("{line}\n"));
    assert!(shows(&interview, "> some words"));
    type_in(&mut interview, "\n");
    assert!(
        interview.is_at_review()
            && shows(&interview, "some words")
            && !shows(&interview, begun.trim())
    );
}

/// An answer that calls for help does so each time it is given, and Esc leads back to it.
#[test]
fn help_comes_again_with_the_answer_that_calls_for_it() {
    let bank = shipped();
    let phrases = bank.phrases();
    let heading = phrases.heading_help_now.as_str();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "symptoms_now");
    let is_help =
        |interview: &Interview<'_>| interview.must_read() && shown(interview)[0] == heading;
    type_in(&mut interview, "2\n");
    assert!(is_help(&interview));
    // A digit alone points at a line, another key takes that back, Enter and Space alone do nothing.
    for keys in ["2", "1", "4", "2x\n", "\n", "  ", "1 \n", "3\n"] {
        type_in(&mut interview, keys);
        assert!(is_help(&interview) && interview.outcome().is_none(), "{keys:?}");
    }
    // Reading on points at nothing, and who leaves and stays comes back to a page with nothing pointed at.
    (0..6).for_each(|_| interview.act(Action::PageDown));
    type_in(&mut interview, "\n1");
    interview.act(Action::Leave);
    type_in(&mut interview, "2\n");
    assert!(is_help(&interview) && interview.outcome().is_none(), "{:?}", shown(&interview));
    interview.act(Action::Back);
    assert!(
        at(&interview, &bank, "symptoms_now") && shows(&interview, "[✓]"),
        "{:?}",
        shown(&interview)
    );
    // The same answer once more, also from the review.
    type_in(&mut interview, "\n");
    assert!(is_help(&interview), "an answer gone over again shows no help");
    type_in(&mut interview, "2\n");
    // Help lines and what to do now are one key away from here on.
    type_in(&mut interview, "!");
    assert_eq!(shown(&interview)[0], heading);
    assert!(shows(&interview, "911"));
    interview.act(Action::Back);
    to_review(&mut interview);
    let line = line_of(&interview, &label(&bank, "symptoms_now"));
    type_in(&mut interview, &format!("{line}\n\n"));
    assert!(is_help(&interview), "nor in the review");
    interview.act(Action::Back);
    assert!(at(&interview, &bank, "symptoms_now"));
    interview.act(Action::Back);
    assert!(interview.is_at_review(), "Esc comes back to the review");
    // Another country's lines, chosen there, stay chosen.
    type_in(&mut interview, &format!("{line}\n\n4\n"));
    assert_eq!(interview.country().code, bank.countries()[1].code);
    // The one that stands there has no line of its own; the others keep their keys.
    interview.act(Action::Up);
    type_in(&mut interview, "3\n");
    assert_eq!(interview.country().code, bank.countries()[0].code);
    type_in(&mut interview, "4\n");
    assert!(is_help(&interview));
    assert_eq!(interview.country().code, bank.countries()[1].code);
    type_in(&mut interview, "1\n");
    assert_eq!(interview.outcome(), Some(Outcome::Left));
}

/// Every answer so far is one key away, and after a change the questions go on where they were.
#[test]
fn an_earlier_answer_is_changed_without_going_back_through_all() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "mania_history");
    type_in(&mut interview, "#");
    assert!(
        shows(&interview, bank.phrases().heading_review_so_far.as_str()),
        "{:?}",
        shown(&interview)
    );
    let asked = label(&bank, "plan_supports");
    let ahead = bank.phrases().review_ahead.fill(&[("question", &asked)]);
    assert!(shows(&interview, &ahead), "what was not put yet is no answer");
    assert!(
        !shows(&interview, bank.phrases().review_finish.as_str()),
        "the questions are not at their end"
    );
    // Nothing is changed by looking.
    type_in(&mut interview, "#1\n");
    assert!(at(&interview, &bank, "mania_history"));
    type_in(&mut interview, "#");
    interview.act(Action::Back);
    assert!(at(&interview, &bank, "mania_history"));
    type_in(&mut interview, "#");
    let line = line_of(&interview, &label(&bank, "psychosis_history"));
    type_in(&mut interview, &format!("{line}\n"));
    assert!(at(&interview, &bank, "psychosis_history"));
    interview.act(Action::Back);
    assert!(
        shows(&interview, bank.phrases().heading_review_so_far.as_str()),
        "Esc leads back to the list"
    );
    type_in(&mut interview, &format!("{line}\n1"));
    assert_eq!(chosen(&interview, question_named(&bank, "psychosis_history")), Some(0));
    assert!(at(&interview, &bank, "mania_history"), "{:?}", shown(&interview));
}

/// On the line of a number a sign is a key also behind what is typed; in a text it is a part of it, and one key still
/// leads to the help lines.
#[test]
fn help_is_one_key_away_while_something_is_typed() {
    let bank = shipped();
    let help = bank.phrases().heading_help_lines.as_str();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "age");
    type_in(&mut interview, "4!");
    assert_eq!(shown(&interview)[0], help);
    interview.act(Action::Back);
    type_in(&mut interview, "0+a note\n\n");
    assert_eq!(
        *interview.answers().get(question_named(&bank, "age")),
        Answer::Known(Value::Integer(40))
    );
    to(&mut interview, &bank, "own_words");
    type_in(&mut interview, "Is it safe?! (1 + 1 = 2 > 1) #");
    assert!(shows(&interview, "> Is it safe?! (1 + 1 = 2 > 1) #"), "{:?}", shown(&interview));
    let keys = interview.view().keys;
    assert!(!keys.contains("?:") && !keys.contains("!:") && keys.contains("F1"), "{keys}");
    interview.act(Action::HelpLines);
    assert_eq!(shown(&interview)[0], help);
    interview.act(Action::Back);
    assert!(shows(&interview, "> Is it safe?!"), "what was typed is lost");
    type_in(&mut interview, "\n");
    // One reading alone, whichever it is, beside a key that explains the question.
    let lower = question_named(&bank, "bp_diastolic");
    for (keys, expected) in [("?/90\n\n", Some(90)), ("140/?\n\n", None)] {
        to(&mut interview, &bank, "bp_systolic");
        type_in(&mut interview, keys);
        let found = match interview.answers().get(lower) {
            Answer::Known(Value::Integer(number)) => Some(*number),
            _ => None,
        };
        assert_eq!(found, expected, "{keys:?}");
        interview.act(Action::Back);
        interview.act(Action::DeleteToStart);
    }
    assert_eq!(
        *interview.answers().get(question_named(&bank, "bp_systolic")),
        Answer::Known(Value::Integer(140))
    );
    type_in(&mut interview, "?");
    assert!(shows(&interview, bank.phrases().why_heading_why.as_str()));
    interview.act(Action::Enter);
}

/// A part that was skipped does not keep a question shut that another answer opens later.
#[test]
fn what_is_opened_after_a_skip_is_asked() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "provider_found");
    type_in(&mut interview, ">>");
    to_review(&mut interview);
    let line = line_of(&interview, &label(&bank, "provider_found"));
    let yes = key(&bank, "provider_found", "yes");
    type_in(&mut interview, &format!("{line}\n{yes}"));
    assert_eq!(chosen(&interview, question_named(&bank, "provider_found")), Some(1));
    assert!(at(&interview, &bank, "provider_setting"), "what the answer opens is asked");
}

/// Going on with answers asks nothing twice: not the reference, and not the length where the answers tell it.
#[test]
fn going_on_asks_nothing_of_the_opening_twice() {
    let bank = shipped();
    let mut first = begun_by(&bank, true, Length::Full);
    to(&mut first, &bank, "provider_found");
    let settings = Settings {
        bank: &bank,
        country: &bank.countries()[0],
        is_country_chosen: false,
        counselor: false,
        length: None,
        save_target: SaveTarget::Resumed,
    };
    // The record tells that a counselor began it.
    let file = first.file();
    assert!(file.record.counselor);
    let mut interview = Interview::resume(settings, &file);
    type_in(&mut interview, "1");
    assert!(at(&interview, &bank, "provider_found"), "{:?}", shown(&interview));
    // Where the answers do not tell it, the length is asked.
    let mut short = AnswersFile::of(&bank, first.answers());
    short.record.counselor = true;
    short.answers = ketascreen_core::answers::Answers::none(&bank);
    short.answers.set(question_named(&bank, "age"), Answer::Known(Value::Integer(40)));
    let mut interview = Interview::resume(settings, &short);
    type_in(&mut interview, "1");
    assert!(shows(&interview, bank.phrases().opening_length.as_str()));
}

/// The keys stand in one line of 80 columns on every page.
#[test]
fn the_keys_fit_one_line() {
    let bank = shipped();
    let phrases = bank.phrases();
    for (name, phrase) in phrases
        .named()
        .into_iter()
        .filter(|(name, _)| name.starts_with("keys_") && !name.starts_with("keys_plain"))
    {
        let keys = phrase.as_str();
        assert!(keys.chars().count() <= 80, "{name}: {keys}");
    }
    let mut interview = begun(&bank, Length::Full);
    while !interview.is_at_review() {
        let keys = interview.view().keys;
        assert!(keys.chars().count() <= 80, "{keys}");
        not_sure(&mut interview);
    }
}

/// An answer that calls for somebody to talk to, but not for help before all else, says where, beside the next question.
#[test]
fn where_to_talk_is_said_at_once() {
    let bank = shipped();
    let rule = bank.rules().iter().find(|rule| rule.id == "suicidal_passive").expect("it is there");
    let help = rule.calls[0].text.as_str();
    let line = ketascreen_core::summary::crisis_line(&bank, &bank.countries()[0]);
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "3");
    assert!(
        interview.is_at_question()
            && message(&interview).contains(help)
            && message(&interview).contains(&line),
        "{}",
        message(&interview)
    );
    // An open question says so too; 'never' says nothing.
    interview.act(Action::Back);
    type_in(&mut interview, "*y");
    assert!(message(&interview).contains(&line), "{}", message(&interview));
    interview.act(Action::Back);
    type_in(&mut interview, "1");
    assert_eq!(message(&interview), "");
    type_in(&mut interview, "2");
    assert!(message(&interview).contains(&line), "{}", message(&interview));
}

/// 'Not sure' of all body warning signs shows at once what to do now, with when to call the emergency number, and again
/// among the points so far.
#[test]
fn not_sure_of_all_signs_says_when_to_call() {
    let bank = shipped();
    let text_of = |rule: &str, called: HelpState| {
        let rule = bank.rules().iter().find(|other| other.id == rule).expect("it is there");
        rule.calls
            .iter()
            .find(|call| call.state == called)
            .expect("it calls for help")
            .text
            .as_str()
    };
    let signs = text_of("symptoms_emergency", HelpState::NotSure);
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "11");
    assert!(at(&interview, &bank, "symptoms_now"), "{:?}", shown(&interview));
    let now = |interview: &Interview<'_>| {
        interview.must_read() && shown(interview)[0] == bank.phrases().heading_help_now.as_str()
    };
    let emergency = bank.countries()[0].main_line(LineKind::Emergency).expect("there is one");
    let emergency = emergency.contact.as_str();
    not_sure(&mut interview);
    assert!(now(&interview) && shows(&interview, signs), "{:?}", shown(&interview));
    assert!(shows(&interview, emergency), "{:?}", shown(&interview));
    // Whom to call stands beside the next question.
    type_in(&mut interview, "2\n");
    assert!(
        interview.is_at_question() && message(&interview).contains(emergency),
        "{}",
        message(&interview)
    );
    type_in(&mut interview, "=");
    assert!(shows(&interview, signs) && shows(&interview, emergency), "{:?}", shown(&interview));
    // It does so calmly from the next answer on, and one key says why; what was said does not.
    type_in(&mut interview, "\n1");
    not_sure(&mut interview);
    let beside = interview.view().early_help.expect("it still stands");
    assert!(beside.is_calm && beside.texts.is_empty(), "{beside:?}");
    type_in(&mut interview, "!");
    assert!(shows(&interview, signs), "{:?}", shown(&interview));
    // What another answer called for before still stands behind it.
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "*");
    type_in(&mut interview, "1");
    not_sure(&mut interview);
    assert!(now(&interview), "{:?}", shown(&interview));
    let in_order = |said: &str, words: &[&str]| {
        let places: Vec<Option<usize>> = words.iter().map(|words| said.find(words)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {said}");
    };
    in_order(&shown(&interview).join(" "), &["911", "988", signs]);
    type_in(&mut interview, "2\n");
    let talk = text_of("crisis_now", HelpState::Unresolved);
    in_order(&message(&interview), &["911", "988"]);
    type_in(&mut interview, "=");
    in_order(&shown(&interview).join(" "), &[signs, talk, "911", "988"]);
    type_in(&mut interview, "\n");
    // An answer after all takes it back.
    interview.act(Action::Back);
    type_in(&mut interview, &format!("{}\n", key(&bank, "symptoms_now", "none")));
    assert!(!interview.must_read(), "{:?}", shown(&interview));
    assert!(!message(&interview).contains(emergency), "{}", message(&interview));
}

/// A number among words is taken, and read back first; what may be two numbers, or less than none, is not.
#[test]
fn a_number_among_words_is_read_back() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    for (years, typed) in [(40, "about 40"), (41, "41 or so"), (42, "I am 42."), (43, "~43")] {
        type_in(&mut interview, typed);
        type_in(&mut interview, "\n");
        assert!(at(&interview, &bank, "age"), "{typed} counts unread");
        assert!(
            interview.view().message.expect("it is read back").contains(&format!("{years} years")),
            "{typed}"
        );
        type_in(&mut interview, "\n");
        let age = interview.answers().get(question_named(&bank, "age")).clone();
        assert_eq!(age, Answer::Known(Value::Integer(years)), "{typed}");
        interview.act(Action::Back);
        interview.act(Action::DeleteToStart);
    }
    for typed in ["40 to 45", "40-45", "40.5", "forty", "4 0", "1,000"] {
        type_in(&mut interview, typed);
        type_in(&mut interview, "\n\n");
        assert!(at(&interview, &bank, "age"), "{typed} is taken");
        interview.act(Action::DeleteToStart);
    }
    type_in(&mut interview, "41 years\n");
    assert!(!at(&interview, &bank, "age"), "the unit alone is no reason to ask");
    // No number begins with the sign for 'not sure'; behind digits it is a part of what is typed.
    interview.act(Action::Back);
    type_in(&mut interview, "-\n");
    assert!(at(&interview, &bank, "age"), "{:?}", shown(&interview));
    interview.act(Action::DeleteToStart);
    type_in(&mut interview, "-");
    assert!(at(&interview, &bank, "concerns"), "{:?}", shown(&interview));
}

/// A note that was begun and left is not lost, and does not count.
#[test]
fn a_note_that_was_begun_is_opened_again() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    let is_typed = |interview: &Interview<'_>, words: &str| {
        interview.view().lines.iter().any(|line| line.cursor.is_some() && line.text == words)
    };
    type_in(&mut interview, "+from the card");
    interview.act(Action::Back);
    assert_eq!(message(&interview), bank.phrases().say_note_begun.as_str());
    assert!(interview.file().notes.is_empty());
    // Other questions have notes of their own.
    type_in(&mut interview, "40\n+");
    assert!(is_typed(&interview, ""));
    interview.act(Action::Back);
    assert_eq!(message(&interview), "");
    interview.act(Action::Back);
    type_in(&mut interview, "+");
    assert!(is_typed(&interview, "from the card"));
    type_in(&mut interview, "\n");
    assert_eq!(interview.file().notes.len(), 1);
}

/// Who leaves while something is entered that does not count is told so.
#[test]
fn leaving_says_what_does_not_count_yet() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    let said = |questions: &str| bank.phrases().leave_begun.fill(&[("questions", questions)]);
    let begun_at = label(&bank, "concerns");
    to(&mut interview, &bank, "concerns");
    interview.act(Action::Leave);
    assert!(!shows(&interview, &begun_at));
    interview.act(Action::Back);
    type_in(&mut interview, "2");
    interview.act(Action::Leave);
    assert!(shows(&interview, &said(&begun_at)));
    interview.act(Action::Back);
    // Going back to another question says it, and leaving from there does too; a note that was begun is no less.
    interview.act(Action::Back);
    assert_eq!(message(&interview), bank.phrases().say_begun.fill(&[("questions", &begun_at)]));
    type_in(&mut interview, "+note");
    interview.act(Action::Back);
    interview.act(Action::Leave);
    assert!(
        shows(&interview, &said(&format!("{}; {begun_at}", label(&bank, "age")))),
        "{:?}",
        shown(&interview)
    );
    interview.act(Action::Back);
    type_in(&mut interview, "+\n\n\n");
    interview.act(Action::Leave);
    assert!(!shows(&interview, &begun_at), "{:?}", shown(&interview));
}

/// The words around a number are not kept, and that is said; a unit, or the word between two readings, is none of them.
#[test]
fn what_a_number_does_not_keep_is_said() {
    let bank = shipped();
    let phrases = bank.phrases();
    let only_numbers =
        phrases.read_back_numbers.as_str().split("{options}").nth(1).expect("there is more");
    let mut interview = begun(&bank, Length::Full);
    type_in(&mut interview, "about 40\n");
    assert!(message(&interview).contains(only_numbers), "{}", message(&interview));
    type_in(&mut interview, "\n");
    to(&mut interview, &bank, "bp_systolic");
    for (typed, is_said) in
        [("about 128/82", true), ("128 over 82 mmHg", false), ("128/82 I think", true)]
    {
        type_in(&mut interview, typed);
        type_in(&mut interview, "\n");
        assert!(message(&interview).contains("128 mmHg"), "{typed}: {}", message(&interview));
        assert_eq!(
            message(&interview).contains(only_numbers),
            is_said,
            "{typed}: {}",
            message(&interview)
        );
        interview.act(Action::DeleteToStart);
    }
}

/// A very high reading without a warning sign is told at once; where the signs are open, what to do now asks for them instead.
#[test]
fn a_very_high_reading_is_told_at_once() {
    let bank = shipped();
    let rule = bank.rules().iter().find(|rule| rule.id == "bp_severe").expect("it is there");
    let notice = rule.calls[0].text.as_str();
    for is_noticed in [true, false] {
        let mut interview = begun(&bank, Length::Full);
        to(&mut interview, &bank, "symptoms_now");
        if is_noticed {
            type_in(&mut interview, &format!("{}\n", key(&bank, "symptoms_now", "none")))
        } else {
            not_sure(&mut interview)
        }
        to(&mut interview, &bank, "bp_systolic");
        type_in(&mut interview, "200/130\n\n");
        assert!(interview.must_read(), "{:?}", shown(&interview));
        assert_eq!(shows(&interview, notice), is_noticed, "{:?}", shown(&interview));
        type_in(&mut interview, "2\n");
        assert!(at(&interview, &bank, "bp_when"), "{:?}", shown(&interview));
    }
}

/// Where both a body and a life are in danger, the emergency number leads.
#[test]
fn the_emergency_number_leads() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "4");
    type_in(&mut interview, "2\n");
    to(&mut interview, &bank, "symptoms_now");
    type_in(&mut interview, "1\n");
    let emergency =
        bank.rules().iter().find(|rule| rule.id == "symptoms_emergency").expect("it is there");
    let shown = shown(&interview);
    assert_eq!(shown[0], bank.phrases().heading_help_now.as_str());
    let lines: Vec<&String> = shown.iter().filter(|line| !line.is_empty()).collect();
    // Whom to call stands in the first lines, so that it is in sight in a window of any size.
    assert!(lines[1].starts_with("- ") && lines[1].contains("911"), "{lines:?}");
    assert!(lines[2].starts_with("- ") && lines[2].contains("988"), "{lines:?}");
    let text = lines
        .iter()
        .find(|line| !line.starts_with("- ") && **line != &shown[0])
        .expect("there is more");
    assert_eq!(*text, emergency.calls[0].text.as_str());
}

/// A change in the midst of the questions is said back, and the list of answers is not closed by the key that opened it.
#[test]
fn a_change_midway_is_said_back() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "benzo_use");
    type_in(&mut interview, "#");
    let line = line_of(&interview, &label(&bank, "age"));
    type_in(&mut interview, &format!("#{line}\n"));
    assert!(at(&interview, &bank, "age"), "{:?}", shown(&interview));
    type_in(&mut interview, "41\n");
    assert!(at(&interview, &bank, "benzo_use"));
    let changed = bank.phrases().say_changed.fill(&[("answer", "Age: 41 years")]);
    assert_eq!(interview.view().message, Some(changed));
}

/// 'None of these' is no more than 'not sure': either takes the place of the other.
#[test]
fn not_sure_takes_the_place_of_none() {
    let bank = shipped();
    let symptoms = question_named(&bank, "symptoms_now");
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "symptoms_now");
    // With nothing ticked 'none' counts at once.
    type_in(&mut interview, &key(&bank, "symptoms_now", "none"));
    assert_eq!(
        *interview.answers().get(symptoms),
        Answer::Known(Value::Multi(ketascreen_core::answers::Ticks::NoneOfThese))
    );
    interview.act(Action::Back);
    type_in(&mut interview, NOT_SURE);
    let not_sure = bank.phrases().read_back.fill(&[("options", bank.phrases().not_sure.as_str())]);
    assert!(message(&interview).contains(&not_sure), "{}", message(&interview));
    assert!(at(&interview, &bank, "symptoms_now"));
    type_in(&mut interview, "\n");
    assert_eq!(
        *interview.answers().get(symptoms),
        Answer::Unknown(ketascreen_core::answers::Unknown::NotSure)
    );
    // A sign that is ticked is taken off by either, which is said before it counts.
    interview.act(Action::Back);
    let first = &bank.question(symptoms).options()[0].label;
    let taken_off = bank.phrases().say_taken_off.fill(&[("options", first)]);
    for whole in [NOT_SURE, &key(&bank, "symptoms_now", "none")] {
        type_in(&mut interview, &format!("1{whole}"));
        assert!(at(&interview, &bank, "symptoms_now"), "{:?}", shown(&interview));
        assert!(message(&interview).contains(&taken_off), "{}", message(&interview));
    }
}

/// Nothing that may be a digit is left out of a reading.
#[test]
fn no_digit_of_a_reading_is_left_out() {
    let bank = shipped();
    for typed in ["128/?95", "?180/80", "\u{ff11}\u{ff18}\u{ff10}/80", "\u{ff11}95/60"] {
        let mut interview = begun(&bank, Length::Full);
        to(&mut interview, &bank, "bp_systolic");
        type_in(&mut interview, typed);
        type_in(&mut interview, "\n\n");
        assert!(at(&interview, &bank, "bp_systolic"), "{typed}");
        assert_eq!(
            *interview.answers().get(question_named(&bank, "bp_diastolic")),
            Answer::MISSING,
            "{typed}"
        );
    }
}

/// What was said leads before what is not known, and both stand among the points so far.
#[test]
fn a_wish_to_be_dead_leads_before_an_open_question() {
    let bank = shipped();
    let text_of = |rule: &str, called: HelpState| {
        let rule = bank.rules().iter().find(|other| other.id == rule).expect("it is there");
        rule.calls
            .iter()
            .find(|call| call.state == called)
            .expect("it calls for help")
            .text
            .as_str()
    };
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "3*");
    assert!(
        message(&interview).contains(text_of("suicidal_passive", HelpState::Finding)),
        "{}",
        message(&interview)
    );
    // Where help comes before all else, what else was said is not left out of the points.
    not_sure(&mut interview);
    interview.act(Action::Back);
    interview.act(Action::Back);
    interview.act(Action::Back);
    type_in(&mut interview, "4");
    type_in(&mut interview, "=");
    assert!(
        shows(&interview, text_of("symptoms_emergency", HelpState::NotSure)),
        "{:?}",
        shown(&interview)
    );
    assert!(
        shows(&interview, text_of("crisis_now", HelpState::Finding)),
        "{:?}",
        shown(&interview)
    );
}

/// From the list of answers the questions go on where they were, also where that was an answer looked at again.
#[test]
fn the_list_of_answers_leads_back() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "benzo_use");
    for _ in 0..3 {
        interview.act(Action::Back);
    }
    let was_at = interview.prompt();
    type_in(&mut interview, "#");
    interview.act(Action::Back);
    assert!(interview.is_at_question() && interview.prompt() == was_at, "{:?}", shown(&interview));
    type_in(&mut interview, "#");
    let line = line_of(&interview, &label(&bank, "age"));
    type_in(&mut interview, &format!("{line}\n41\n"));
    assert!(interview.is_at_question() && interview.prompt() == was_at, "{:?}", shown(&interview));
}

/// What is skipped is not less open than what is not said: where to talk stands beside the next question. The country that was
/// chosen counts there at once.
#[test]
fn a_question_that_was_skipped_is_open() {
    let bank = shipped();
    let open = |rule: &str| {
        let rule = bank.rules().iter().find(|other| other.id == rule).expect("it is there");
        rule.calls
            .iter()
            .find(|call| call.state == HelpState::Unresolved)
            .expect("it calls for help")
            .text
            .as_str()
    };
    for keys in [">1", ">2"] {
        let mut interview = begun(&bank, Length::Full);
        to(&mut interview, &bank, "suicidal_thoughts");
        type_in(&mut interview, keys);
        assert!(
            message(&interview).contains(open("crisis_now")) && message(&interview).contains("988"),
            "{keys}: {}",
            message(&interview)
        );
        type_in(&mut interview, "!3\n");
        assert!(
            message(&interview).contains("116 123") && !message(&interview).contains("988"),
            "{}",
            message(&interview)
        );
    }
}

/// While help comes before all else, whom to call stands beside every question.
#[test]
fn whom_to_call_stays_while_in_danger() {
    let bank = shipped();
    let mut interview = begun(&bank, Length::Full);
    to(&mut interview, &bank, "suicidal_thoughts");
    type_in(&mut interview, "42\n1");
    for _ in 0..4 {
        if interview.must_read() {
            type_in(&mut interview, "2\n");
        }
        assert!(
            interview.is_at_question() && message(&interview).contains("988"),
            "{:?}: {}",
            shown(&interview),
            message(&interview)
        );
        not_sure(&mut interview);
    }
}
