//! Help in an interview: each call of the shipped bank is shown at once, however one comes to it, to whoever asks; and what
//! only a counselor is asked and told.

use crate::support::walk::{
    at, begun_by, give, key, label, line_of, not_sure, shown, shows, to, to_review, type_in,
};
use crate::support::{keeps_constraints, question_named, shipped};
use ketascreen_core::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use ketascreen_core::bank::mentions::{mentions, mentions_any};
use ketascreen_core::bank::{Bank, HelpCall, HelpPlace, HelpState, Kind, QuestionId, RuleId};
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::summary::crisis_line;
use ketascreen_interview::{Action, Interview, Length, Prompt, SaveTarget, Settings, prompts};

/// An answer to a question that calls for no help.
fn calm(bank: &Bank, question: QuestionId) -> Answer {
    let known = match &bank.question(question).kind {
        Kind::Choice(_) => Value::Choice(option(bank, question, 0)),
        Kind::Multi(_) if bank.question(question).none_option().is_some() => {
            Value::Multi(Ticks::NoneOfThese)
        }
        Kind::Multi(_) => one_tick(bank, question, 0, true),
        Kind::Integer { range, .. } => Value::Integer(match bank.question(question).id.as_str() {
            "age" => 40,
            "bp_systolic" => 120,
            "bp_diastolic" => 78,
            _ => *range.start(),
        }),
        Kind::Text { .. } => return Answer::Unknown(Unknown::PreferNot),
    };
    Answer::Known(known)
}

fn option(bank: &Bank, question: QuestionId, place: usize) -> ketascreen_core::bank::OptionId {
    let question = bank.question(question);
    question.option_named(&question.options()[place].id).expect("an option has its own id")
}

fn one_tick(bank: &Bank, question: QuestionId, place: usize, sure: bool) -> Value {
    let tick = Tick { option: option(bank, question, place), sure };
    Value::Multi(Ticks::of(vec![tick]).expect("one option is a list"))
}

/// The calm answer, and further ones: each option, sure and not, 'not sure' of the whole, and numbers far from the middle.
fn candidates(bank: &Bank, question: QuestionId) -> Vec<Answer> {
    let mut answers = vec![calm(bank, question)];
    let none = bank.question(question).none_option();
    match &bank.question(question).kind {
        Kind::Choice(options) => {
            let known =
                (0..options.len()).map(|place| Value::Choice(option(bank, question, place)));
            answers.extend(known.map(Answer::Known));
            answers.push(Answer::Unknown(Unknown::NotSure));
        }
        Kind::Multi(options) => {
            for place in 0..options.len() {
                if none != Some(option(bank, question, place)) {
                    let ticks = [true, false].map(|sure| one_tick(bank, question, place, sure));
                    answers.extend(ticks.map(Answer::Known));
                }
            }
            answers.push(Answer::Unknown(Unknown::NotSure));
        }
        Kind::Integer { range, .. } => {
            let numbers = [16, 70, 125, 185, 200].into_iter();
            let fitting = numbers.filter(|number| range.contains(number));
            answers.extend(fitting.map(|number| Answer::Known(Value::Integer(number))));
        }
        Kind::Text { .. } => {}
    }
    answers
}

/// Calm answers to everything.
fn all_calm(bank: &Bank) -> Answers {
    let mut answers = Answers::none(bank);
    bank.numbered_questions().for_each(|(id, _)| answers.set(id, calm(bank, id)));
    answers
}

/// The questions on which a call rests: those of its rule and of the one beside, and those that open them.
fn questions_of(bank: &Bank, rule: RuleId, call: &HelpCall) -> Vec<QuestionId> {
    let named = |question: &QuestionId| {
        std::iter::once(rule)
            .chain(call.beside)
            .any(|rule| mentions_any(bank, rule, std::slice::from_ref(question)))
    };
    let all = || bank.numbered_questions().map(|(id, _)| id);
    let of_rules: Vec<QuestionId> = all().filter(named).collect();
    let opens = |question: &QuestionId| {
        of_rules.iter().any(|named| {
            let ask_if = bank.question(*named).ask_if.as_ref();
            ask_if.is_some_and(|ask_if| mentions(bank, ask_if, *question))
        })
    };
    all().filter(|question| of_rules.contains(question) || opens(question)).collect()
}

/// The answers nearest to calm ones that make a call, and the questions whose answers differ, in order.
fn answers_that_call(bank: &Bank, rule: RuleId, call: &HelpCall) -> (Answers, Vec<QuestionId>) {
    let questions = questions_of(bank, rule, call);
    let calm = all_calm(bank);
    let mut sets = vec![calm.clone()];
    for question in &questions {
        let candidates = candidates(bank, *question);
        let with = |answers: &Answers| -> Vec<Answers> {
            let given = candidates.iter().skip(1).map(|answer| {
                let mut answers = answers.clone();
                answers.set(*question, answer.clone());
                answers
            });
            given.collect()
        };
        let more: Vec<Answers> = sets.iter().flat_map(with).collect();
        sets.extend(more);
    }
    let changed = |answers: &Answers| -> Vec<QuestionId> {
        let differs = |question: &QuestionId| answers.get(*question) != calm.get(*question);
        questions.iter().copied().filter(differs).collect()
    };
    sets.sort_by_key(|answers| changed(answers).len());
    let makes_it = |answers: &Answers| {
        let answers = AnswersFile::of(bank, answers).answers;
        keeps_constraints(bank, &answers)
            && evaluate(bank, &answers)
                .help_calls(bank)
                .iter()
                .any(|(caller, made)| *caller == rule && std::ptr::eq(*made, call))
    };
    let found = sets.into_iter().find(makes_it);
    let found = found.unwrap_or_else(|| panic!("nothing calls for {}", call.text));
    let changed = changed(&found);
    (found, changed)
}

/// Every call of the bank, with answers that make it.
fn each_call(bank: &Bank, mut check: impl FnMut(&HelpCall, &Answers, &[QuestionId])) {
    let mut places = Vec::new();
    for (rule, call) in
        bank.numbered_rules().flat_map(|(id, rule)| rule.calls.iter().map(move |call| (id, call)))
    {
        let (answers, changed) = answers_that_call(bank, rule, call);
        check(call, &answers, &changed);
        places.push(call.place);
    }
    for place in [HelpPlace::Now, HelpPlace::Early, HelpPlace::Today] {
        assert!(places.contains(&place), "no call of the bank is for {place:?}");
    }
}

/// Asserts that a call is shown now: before anything else, or beside what is shown.
fn is_shown(interview: &mut Interview<'_>, bank: &Bank, call: &HelpCall, counselor: bool) {
    let phrases = bank.phrases();
    let text = match &call.helper {
        Some(helper) if counselor => helper,
        _ => &call.text,
    };
    let country = interview.country();
    let lines = call.lines.iter().filter_map(|kind| country.main_line(*kind));
    let mut contacts = lines.map(|line| line.contact.clone());
    let heading = |interview: &Interview<'_>| shown(interview)[0].clone();
    if call.place == HelpPlace::Today && heading(interview) == phrases.heading_help_now.as_str() {
        // What other answers call for now comes first.
        type_in(interview, "2\n");
    }
    match call.place {
        HelpPlace::Now | HelpPlace::Today => {
            let expected = match call.place {
                HelpPlace::Now => &phrases.heading_help_now,
                _ => &phrases.heading_notice,
            };
            assert!(interview.must_read(), "{text}: {:?}", shown(interview));
            assert_eq!(heading(interview), expected.as_str(), "{text}");
            assert!(shows(interview, text), "{text}: {:?}", shown(interview));
            assert!(contacts.all(|contact| shows(interview, &contact)), "{:?}", shown(interview));
        }
        HelpPlace::Early => {
            let help = interview.view().early_help;
            let help = help.unwrap_or_else(|| panic!("{text}: {:?}", shown(interview)));
            assert!(help.texts.contains(text), "{text}: {help:?}");
            assert!(contacts.all(|contact| help.lines.contains(&contact)), "{help:?}");
        }
    }
}

fn prompt_of(bank: &Bank, question: QuestionId) -> Prompt {
    let mut all = prompts(bank, Length::Full, true).into_iter();
    all.find(|prompt| prompt.questions().contains(&question)).expect("every question is asked")
}

fn is_at(interview: &Interview<'_>, prompt: Prompt) -> bool {
    interview.is_at_question() && interview.prompt() == Some(prompt)
}

/// Gives these answers up to a prompt, past what must be read on the way.
fn give_up_to(interview: &mut Interview<'_>, bank: &Bank, answers: &Answers, prompt: Prompt) {
    let mut steps = 0;
    while !is_at(interview, prompt) {
        if interview.is_at_question() {
            give(interview, bank, answers);
        } else {
            type_in(interview, "2\n");
        }
        steps += 1;
        assert!(steps < 150 && !interview.is_at_review(), "{prompt:?} never comes");
    }
}

/// Gives these answers up to the list of answers.
fn give_all(interview: &mut Interview<'_>, bank: &Bank, answers: &Answers) {
    let mut steps = 0;
    while !interview.is_at_review() {
        if interview.is_at_question() {
            give(interview, bank, answers);
        } else {
            type_in(interview, "2\n");
        }
        steps += 1;
        assert!(steps < 150, "the questions do not end: {:?}", shown(interview));
    }
}

/// Promise 4, as the questions come: to the person, and to a counselor in the words for one.
#[test]
fn each_call_is_shown_at_once() {
    let bank = shipped();
    let calm = evaluate(&bank, &AnswersFile::of(&bank, &all_calm(&bank)).answers);
    assert!(calm.help_calls(&bank).is_empty(), "calm answers call for help");
    each_call(&bank, |call, answers, changed| {
        let last = prompt_of(&bank, *changed.last().expect("calm answers call for nothing"));
        for counselor in [false, true] {
            let mut interview = begun_by(&bank, counselor, Length::Full);
            give_up_to(&mut interview, &bank, answers, last);
            give(&mut interview, &bank, answers);
            is_shown(&mut interview, &bank, call, counselor);
        }
    });
}

/// The same where the answer is changed in the list of answers, at the end and in the midst of the questions.
#[test]
fn each_call_is_shown_where_the_answer_is_changed() {
    let bank = shipped();
    each_call(&bank, |call, answers, changed| {
        let last = *changed.last().expect("calm answers call for nothing");
        let prompt = prompt_of(&bank, last);
        let mut before = answers.clone();
        prompt
            .questions()
            .iter()
            .for_each(|question| before.set(*question, calm(&bank, *question)));
        for (counselor, is_midway) in [(false, false), (false, true), (true, false)] {
            let mut interview = begun_by(&bank, counselor, Length::Full);
            if is_midway {
                let end = prompts(&bank, Length::Full, counselor).pop().expect("it has questions");
                give_up_to(&mut interview, &bank, &before, end);
                type_in(&mut interview, "#");
            } else {
                give_all(&mut interview, &bank, &before);
            }
            let name = bank.question(prompt.first()).id.as_str();
            let line = line_of(&interview, &label(&bank, name));
            type_in(&mut interview, &format!("{line}\n"));
            assert!(is_at(&interview, prompt), "{:?}", shown(&interview));
            interview.act(Action::DeleteToStart);
            give(&mut interview, &bank, answers);
            is_shown(&mut interview, &bank, call, counselor);
        }
    });
}

/// The same where answers that were kept are gone on with: at a question, and where every question has its answer.
#[test]
fn each_call_is_shown_after_a_resume() {
    let bank = shipped();
    each_call(&bank, |call, answers, _| {
        for (counselor, is_whole) in [(false, false), (false, true), (true, false)] {
            let mut answers = answers.clone();
            if !is_whole {
                let last = prompts(&bank, Length::Full, false).pop().expect("it has questions");
                answers.set(last.first(), Answer::MISSING);
            }
            let mut file = AnswersFile::of(&bank, &answers);
            file.record.counselor = counselor;
            let settings = Settings {
                bank: &bank,
                country: &bank.countries()[0],
                is_country_chosen: false,
                counselor: false,
                length: Some(Length::Full),
                save_target: SaveTarget::Resumed,
            };
            let mut interview = Interview::resume(settings, &file);
            type_in(&mut interview, "1");
            is_shown(&mut interview, &bank, call, counselor);
        }
    });
}

/// What an early call names stays beside every later question and the list of answers, and goes with the answer.
#[test]
fn whom_to_talk_to_stays_beside_every_later_question() {
    let bank = shipped();
    let line = crisis_line(&bank, &bank.countries()[0]);
    each_call(&bank, |call, answers, changed| {
        if call.place != HelpPlace::Early {
            return;
        }
        let prompt = prompt_of(&bank, *changed.last().expect("calm answers call for nothing"));
        let mut interview = begun_by(&bank, false, Length::Full);
        give_up_to(&mut interview, &bank, answers, prompt);
        assert_eq!(interview.view().early_help, None, "before the answer");
        give(&mut interview, &bank, answers);
        let mut questions = 0;
        while !interview.is_at_review() {
            let help =
                interview.view().early_help.unwrap_or_else(|| panic!("{:?}", shown(&interview)));
            assert!(help.lines.contains(&line), "{help:?}");
            give(&mut interview, &bank, answers);
            questions += 1;
        }
        assert!(questions > 5);
        assert!(interview.view().early_help.is_some_and(|help| help.lines.contains(&line)));
        let name = bank.question(prompt.first()).id.as_str();
        let row = line_of(&interview, &label(&bank, name));
        // A calm answer takes it back.
        let mut after = answers.clone();
        prompt.questions().iter().for_each(|question| after.set(*question, calm(&bank, *question)));
        type_in(&mut interview, &format!("{row}\n"));
        interview.act(Action::DeleteToStart);
        give(&mut interview, &bank, &after);
        // What lowers the concern is confirmed, and whom to talk to stays until the next answer counts.
        if !interview.is_at_review() {
            assert!(shows(&interview, bank.phrases().heading_lowering.as_str()), "{}", call.text);
            type_in(&mut interview, "y");
            assert!(interview.view().early_help.is_some_and(|help| help.lines.contains(&line)));
            let age = line_of(&interview, &label(&bank, "age"));
            type_in(&mut interview, &format!("{age}\n"));
            interview.act(Action::DeleteToStart);
            type_in(&mut interview, "41\n");
        }
        assert!(interview.is_at_review());
        assert_eq!(interview.view().early_help, None, "{}", call.text);
    });
}

/// What to do now is said to whoever is there: on its page, beside the help lines, and among the points so far.
#[test]
fn a_counselor_is_told_how_to_help() {
    let bank = shipped();
    let rule = bank.rules().iter().find(|rule| rule.id == "crisis_now").expect("it is there");
    let call = rule.calls.iter().find(|call| call.state == HelpState::Finding);
    let call = call.expect("it calls for help");
    let helper = call.helper.as_deref().expect("it has words for a helper");
    for counselor in [false, true] {
        let mut interview = begun_by(&bank, counselor, Length::Short);
        to(&mut interview, &bank, "suicidal_thoughts");
        type_in(&mut interview, &key(&bank, "suicidal_thoughts", "active"));
        let told = |interview: &Interview<'_>| {
            assert_eq!(shows(interview, helper), counselor, "{:?}", shown(interview));
            assert_eq!(shows(interview, &call.text), !counselor, "{:?}", shown(interview));
        };
        told(&interview);
        type_in(&mut interview, "2\n");
        for sign in ["!", "="] {
            type_in(&mut interview, sign);
            told(&interview);
            interview.act(Action::Back);
        }
    }
}

/// A hint for a counselor stands with its question, and nobody else sees one.
#[test]
fn a_hint_stands_with_the_question_where_a_counselor_asks() {
    let bank = shipped();
    for counselor in [false, true] {
        let mut interview = begun_by(&bank, counselor, Length::Full);
        let mut hints = 0;
        while !interview.is_at_review() {
            if interview.is_at_question() {
                let question = interview.prompt().expect("a question is asked").first();
                if let Some(hint) = &bank.question(question).counselor_hint {
                    assert_eq!(shows(&interview, hint), counselor, "{:?}", shown(&interview));
                    hints += 1;
                }
            }
            not_sure(&mut interview);
        }
        assert!(hints > 5, "{hints} hints");
    }
}

/// After thoughts of suicide a counselor is asked for details of risk, what was done and a note, in the short interview
/// too; nobody is where there is no risk, and never who answers alone.
#[test]
fn only_a_counselor_is_asked_for_details_of_risk() {
    let bank = shipped();
    let risk = ["risk_details", "risk_actions", "risk_note"];
    let are_marked: Vec<&str> = bank
        .questions()
        .iter()
        .filter(|question| question.for_counselors)
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(are_marked, risk);
    for length in [Length::Short, Length::Full] {
        for (thoughts, counselor) in [
            ("active", true),
            ("passive", true),
            ("not_sure", true),
            ("prefer_not", true),
            ("none", true),
            ("active", false),
        ] {
            let mut interview = begun_by(&bank, counselor, length);
            to(&mut interview, &bank, "suicidal_thoughts");
            match thoughts {
                "not_sure" => type_in(&mut interview, "-"),
                "prefer_not" => type_in(&mut interview, "*"),
                thoughts => type_in(&mut interview, &key(&bank, "suicidal_thoughts", thoughts)),
            }
            let is_asked = counselor && thoughts != "none";
            let is_told = |interview: &mut Interview<'_>| {
                for id in risk.into_iter().filter(|_| is_asked) {
                    assert!(at(interview, &bank, id), "{id}: {:?}", shown(interview));
                    not_sure(interview);
                }
            };
            // At once where help comes first, otherwise once both questions were put.
            if thoughts == "active" {
                assert!(interview.must_read(), "{:?}", shown(&interview));
                type_in(&mut interview, "2\n");
                is_told(&mut interview);
            }
            assert!(at(&interview, &bank, "suicide_attempt"), "{:?}", shown(&interview));
            type_in(&mut interview, &key(&bank, "suicide_attempt", "never"));
            if thoughts != "active" {
                is_told(&mut interview);
            }
            assert!(at(&interview, &bank, "symptoms_now"), "{:?}", shown(&interview));
            type_in(&mut interview, &format!("{}\n", key(&bank, "symptoms_now", "none")));
            while !interview.is_at_review() {
                let question = interview.prompt().expect("a question is asked").first();
                assert!(!bank.question(question).for_counselors, "{:?}", shown(&interview));
                not_sure(&mut interview);
            }
            for id in risk {
                let answer = interview.file().answers.get(question_named(&bank, id)).clone();
                assert_eq!(answer != Answer::MISSING, is_asked, "{id}");
                let labelled =
                    shown(&interview).iter().any(|line| line.contains(&label(&bank, id)));
                assert_eq!(labelled, is_asked, "{id}: {:?}", shown(&interview));
            }
        }
    }
    // Nor where everything is open.
    let mut interview = begun_by(&bank, false, Length::Full);
    to_review(&mut interview);
    assert!(risk.iter().all(|id| !shows(&interview, &label(&bank, id))));
}

/// What was said late, in the list of answers, brings the questions on risk at once too, those that were skipped before
/// among them; what a counselor answered stays in the list, whatever is corrected.
#[test]
fn what_is_said_late_brings_the_questions_on_risk_at_once() {
    let bank = shipped();
    for is_skipped_before in [false, true] {
        let mut interview = begun_by(&bank, true, Length::Short);
        let before = if is_skipped_before { "passive" } else { "none" };
        to(&mut interview, &bank, "suicidal_thoughts");
        type_in(&mut interview, &key(&bank, "suicidal_thoughts", before));
        type_in(&mut interview, &key(&bank, "suicide_attempt", "never"));
        if is_skipped_before {
            for id in ["risk_details", "risk_actions", "risk_note"] {
                assert!(at(&interview, &bank, id), "{id}: {:?}", shown(&interview));
                type_in(&mut interview, ">1");
            }
        }
        to(&mut interview, &bank, "medicines");
        type_in(&mut interview, "#");
        let line = line_of(&interview, &label(&bank, "suicidal_thoughts"));
        type_in(&mut interview, &format!("{line}\n{}", key(&bank, "suicidal_thoughts", "active")));
        assert!(interview.must_read(), "{:?}", shown(&interview));
        type_in(&mut interview, "2\n");
        assert!(at(&interview, &bank, "risk_details"), "{:?}", shown(&interview));
        let ticked = key(&bank, "risk_details", "plan_made");
        type_in(&mut interview, &format!("{ticked}\n"));
        // Back leads to what it came after, and on from there to what is left.
        assert!(at(&interview, &bank, "risk_actions"), "{:?}", shown(&interview));
        interview.act(Action::Back);
        assert!(at(&interview, &bank, "risk_details"), "{:?}", shown(&interview));
        type_in(&mut interview, "\n");
        not_sure(&mut interview);
        type_in(&mut interview, "told Dr Quux\n");
        assert!(at(&interview, &bank, "medicines"), "{:?}", shown(&interview));
        // Corrected: nothing of it is lost.
        type_in(&mut interview, "#");
        let line = line_of(&interview, &label(&bank, "suicidal_thoughts"));
        type_in(&mut interview, &format!("{line}\n{}y", key(&bank, "suicidal_thoughts", "none")));
        assert!(at(&interview, &bank, "medicines"), "{:?}", shown(&interview));
        type_in(&mut interview, "#");
        let line = line_of(&interview, &label(&bank, "risk_note"));
        assert!(shows(&interview, "told Dr Quux"), "{:?}", shown(&interview));
        type_in(&mut interview, &format!("{line}\n"));
        assert!(at(&interview, &bank, "risk_note"), "{:?}", shown(&interview));
        for id in ["risk_details", "risk_actions", "risk_note"] {
            let kept = interview.file().answers.get(question_named(&bank, id)).clone();
            assert_ne!(kept, Answer::MISSING, "{id}");
        }
    }
}
