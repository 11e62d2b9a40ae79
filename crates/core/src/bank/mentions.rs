//! Mentions of a question or a scale in a bank, for the author who wants to change it.

use super::bank::Bank;
use super::condition::{Condition, Test};
use super::id::{QuestionId, RuleId};
use super::rule::Rule;

/// Rules whose condition mentions a question, itself or by a scale.
pub fn rules(bank: &Bank, question: QuestionId) -> Vec<&str> {
    bank.rules()
        .iter()
        .filter(|rule| mentions(bank, &rule.when, question))
        .map(|rule| rule.id.as_str())
        .collect()
}

/// Scales that add a question up.
pub fn scales(bank: &Bank, question: QuestionId) -> Vec<&str> {
    bank.scales()
        .iter()
        .filter(|scale| scale.items.contains(&question))
        .map(|scale| scale.id.as_str())
        .collect()
}

/// Questions whose `ask_if` mentions a question.
pub fn asked_by(bank: &Bank, question: QuestionId) -> Vec<&str> {
    let waits = |ask_if: &Option<Condition>| {
        ask_if.as_ref().is_some_and(|condition| mentions(bank, condition, question))
    };
    bank.questions()
        .iter()
        .filter(|other| waits(&other.ask_if))
        .map(|other| other.id.as_str())
        .collect()
}

/// Treatments whose row shows the answer to a question.
pub fn treatments(bank: &Bank, question: QuestionId) -> Vec<&str> {
    let shown = bank.treatments().iter().filter(|treatment| {
        treatment.tried.contains(&question) || treatment.outcome.contains(&question)
    });
    shown.map(|treatment| treatment.label.as_str()).collect()
}

/// Rules whose condition reads a scale's sum.
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

/// Questions that a rule's condition mentions, in the order of the bank.
pub fn questions_of<'b>(bank: &'b Bank, rule: &Rule) -> Vec<&'b str> {
    let named = bank.numbered_questions().filter(|(id, _)| mentions(bank, &rule.when, *id));
    named.map(|(_, question)| question.id.as_str()).collect()
}

/// True where a rule's condition mentions one of these questions, by itself or through a scale.
pub fn mentions_any(bank: &Bank, rule: RuleId, questions: &[QuestionId]) -> bool {
    questions.iter().any(|question| mentions(bank, &bank.rule(rule).when, *question))
}

/// True where a condition mentions a question, by itself or through a scale.
pub fn mentions(bank: &Bank, condition: &Condition, question: QuestionId) -> bool {
    condition.questions(|scale| bank.items(scale)).contains(&question)
}

/// True where the condition of a rule names a private question, but for those that the person put
/// on the page: the rule is on no page.
pub fn is_off_page(bank: &Bank, rule: RuleId, on_page: &[QuestionId]) -> bool {
    let named = bank.rule(rule).when.questions(|scale| bank.items(scale));
    named.into_iter().any(|id| bank.question(id).private && !on_page.contains(&id))
}
