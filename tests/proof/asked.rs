//! When questions are asked whose `ask_if` no rule lets a case see.

use crate::shipped::shipped_bank;
use crate::support::question_named;
use ketascreen_core::answers::{Answer, Answers, Unknown, Value};
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

/// Ids of the options chosen, in the order of the questions; none where an answer is not known.
type Chosen<'c> = [Option<&'c str>];

/// Goes through all answers to these questions, which are choices.
fn each_choice(bank: &Bank, ids: &[&str], look: &mut impl FnMut(&Chosen<'_>, &Answers)) {
    let questions: Vec<QuestionId> = ids.iter().map(|id| question_named(bank, id)).collect();
    go_on(bank, &questions, &mut Vec::new(), &Answers::none(bank), look);
}

fn go_on<'b>(
    bank: &'b Bank,
    questions: &[QuestionId],
    chosen: &mut Vec<Option<&'b str>>,
    answers: &Answers,
    look: &mut impl FnMut(&Chosen<'_>, &Answers),
) {
    let Some((id, others)) = questions.split_first() else { return look(chosen, answers) };
    let question = bank.question(*id);
    let option = |option: &'b str| {
        let value = question.option_named(option).expect("it has the option");
        (Some(option), Answer::Known(Value::Choice(value)))
    };
    let known = question.options().iter().map(|known| option(&known.id));
    let unknown = [Answer::MISSING, Answer::Unknown(Unknown::NotSure)].map(|answer| (None, answer));
    for (option, answer) in known.chain(unknown) {
        let mut answers = answers.clone();
        answers.set(*id, answer);
        chosen.push(option);
        go_on(bank, others, chosen, &answers, look);
        chosen.pop();
    }
}

/// True where a question is asked as expected, for all answers to the questions before it.
fn is_asked(question: &str, before: &[&str], expected: impl Fn(&Chosen<'_>) -> Truth) {
    let bank = shipped_bank();
    let question = question_named(&bank, question);
    each_choice(&bank, before, &mut |chosen, answers| {
        let found = asked(&bank, answers).of(question);
        assert_eq!(found, expected(chosen), "{} after {chosen:?}", bank.question(question).id);
    });
}

fn truth(so: bool) -> Truth {
    if so { Truth::True } else { Truth::False }
}

#[test]
fn details_of_a_risk_are_asked_where_there_is_one_or_none_is_known() {
    for question in ["risk_details", "risk_actions", "risk_note"] {
        is_asked(question, &["suicidal_thoughts", "suicide_attempt"], |chosen| {
            let thoughts = matches!(chosen[0], None | Some("passive" | "active"));
            truth(thoughts || matches!(chosen[1], None | Some("recent")))
        });
    }
}

#[test]
fn difficulty_is_asked_once_where_one_of_the_two_measures_is() {
    is_asked("difficulty", &["gad7_offer", "phq8_offer"], |chosen| {
        if chosen.contains(&Some("yes")) {
            Truth::True
        } else if chosen.contains(&None) {
            Truth::Unknown
        } else {
            Truth::False
        }
    });
}

#[test]
fn sessions_are_asked_after_every_therapy() {
    is_asked("therapy_sessions", &["therapy_history"], |chosen| {
        chosen[0].map_or(Truth::Unknown, |history| truth(history != "never"))
    });
}
