//! What in a bank uses a question or a scale, for the author who wants to change it.

use crate::bank::condition::{Condition, Test};
use crate::bank::{Bank, QuestionId, Rule, RuleId};

/// The rules whose condition names a question, itself or by a scale.
pub fn rules(bank: &Bank, question: QuestionId) -> Vec<&str> {
    bank.rules()
        .iter()
        .filter(|rule| names(bank, &rule.when, question))
        .map(|rule| rule.id.as_str())
        .collect()
}

/// The scales that add a question up.
pub fn scales(bank: &Bank, question: QuestionId) -> Vec<&str> {
    bank.scales()
        .iter()
        .filter(|scale| scale.items.contains(&question))
        .map(|scale| scale.id.as_str())
        .collect()
}

/// The questions whose `ask_if` names a question.
pub fn asked_by(bank: &Bank, question: QuestionId) -> Vec<&str> {
    let waits = |ask_if: &Option<Condition>| {
        ask_if.as_ref().is_some_and(|condition| names(bank, condition, question))
    };
    bank.questions()
        .iter()
        .filter(|other| waits(&other.ask_if))
        .map(|other| other.id.as_str())
        .collect()
}

/// The treatments whose row tells a question.
pub fn treatments(bank: &Bank, question: QuestionId) -> Vec<&str> {
    let told = bank.treatments().iter().filter(|treatment| {
        treatment.tried.contains(&question) || treatment.outcome.contains(&question)
    });
    told.map(|treatment| treatment.label.get(crate::bank::Voice::Client)).collect()
}

/// The rules whose condition reads a scale's sum.
pub fn rules_of_scale<'b>(bank: &'b Bank, scale: &str) -> Vec<&'b str> {
    let reads = |rule: &&Rule| {
        let mut found = false;
        rule.when.each_test(&mut |test| {
            found |= matches!(test, Test::Sum(id, _, _) if bank.scale(*id).id == scale)
        });
        found
    };
    bank.rules().iter().filter(reads).map(|rule| rule.id.as_str()).collect()
}

/// The questions that a rule's condition names, in the order of the bank.
pub fn questions_of<'b>(bank: &'b Bank, rule: &Rule) -> Vec<&'b str> {
    let named = bank.numbered_questions().filter(|(id, _)| names(bank, &rule.when, *id));
    named.map(|(_, question)| question.id.as_str()).collect()
}

/// Whether a rule's condition names one of these questions, by itself or through a scale.
pub fn rests_on(bank: &Bank, rule: RuleId, questions: &[QuestionId]) -> bool {
    questions.iter().any(|question| names(bank, &bank.rule(rule).when, *question))
}

/// Whether a condition names a question, by itself or through a scale.
pub fn names(bank: &Bank, condition: &Condition, question: QuestionId) -> bool {
    let mut found = false;
    condition.each_test(&mut |test| found |= test.questions(bank).contains(&question));
    found
}
