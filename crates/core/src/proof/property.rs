//! What is proved of a bank: each property by name, its verdict, and what a bank claims.

use std::collections::BTreeSet;

use super::example::Example;
use crate::bank::{Bank, Level, QuestionId, Rule, RuleId};

/// One thing that must be so for every set of answers that the bank accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Property {
    /// Some answers keep every constraint.
    Answerable,
    /// Some answers get the question asked.
    Reachable(QuestionId),
    /// The rule is true for some answers.
    NotDead(RuleId),
    /// Where the rule is true it is not always replaced.
    NotAlwaysReplaced(RuleId),
    /// The rule is not found whenever all that it asks is known.
    NotVacuous(RuleId),
    /// Two rules of one level are not always found together.
    Apart(RuleId, RuleId),
    /// A rule stays raised, or is replaced, when the answer becomes unknown.
    StaysRaised(RuleId, QuestionId),
    /// Not knowing an answer raises no less than its least pressing known answer.
    UnknownNotSafer(QuestionId),
    /// A more concerning answer raises no less.
    Monotone(QuestionId),
    /// An urgent or caution rule rests on questions of the short interview only.
    Short(RuleId),
    /// At most one rule of the partition is a finding, by its place.
    NoOverlap(usize),
    /// Where the partition's condition is true one of its rules is a finding, by its place.
    NoGap(usize),
}

/// What was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is so for all answers.
    Proved,
    /// It is not so; with what shows it.
    Fails(Fault),
    /// The limit of steps was reached.
    Undecided,
}

/// What shows that a property fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There are no answers to show: it is so for none, or for all.
    Nothing,
    /// These answers.
    Answers(Example),
    /// These two sets of answers, which differ in one question: before and after.
    Pair(Example, Example),
    /// These questions.
    Questions(Vec<QuestionId>),
    /// These rules of a partition are found together for these answers.
    Together(Vec<RuleId>, Example),
}

/// Everything that a bank claims, in the order in which it is proved.
pub fn properties(bank: &Bank) -> Vec<Property> {
    let questions = || bank.numbered_questions();
    let rules = || bank.numbered_rules();
    let mut found = vec![Property::Answerable];
    found.extend(
        questions()
            .filter(|(_, question)| question.ask_if.is_some())
            .map(|(id, _)| Property::Reachable(id)),
    );
    found.extend(rules().map(|(id, _)| Property::NotDead(id)));
    found.extend(
        rules()
            .filter(|(_, rule)| !rule.replaced_by.is_empty())
            .map(|(id, _)| Property::NotAlwaysReplaced(id)),
    );
    found.extend(rules().map(|(id, _)| Property::NotVacuous(id)));
    for (id, rule) in rules() {
        let later = rules().filter(|(other, found)| *other > id && found.level == rule.level);
        found.extend(later.map(|(other, _)| Property::Apart(id, other)));
    }
    for (id, rule) in rules().filter(|(_, rule)| rule.level >= Level::Discuss) {
        let named = named(bank, rule).into_iter().filter(|question| !is_excepted(rule, *question));
        found.extend(named.map(|question| Property::StaysRaised(id, question)));
    }
    found.extend(questions().map(|(id, _)| Property::UnknownNotSafer(id)));
    found.extend(
        questions()
            .filter(|(_, question)| question.rising_concern.is_some())
            .map(|(id, _)| Property::Monotone(id)),
    );
    found.extend(
        rules()
            .filter(|(_, rule)| rule.level >= Level::Caution && rule.full_only.is_none())
            .map(|(id, _)| Property::Short(id)),
    );
    for (place, _) in bank.partitions().iter().enumerate() {
        found.extend([Property::NoOverlap(place), Property::NoGap(place)]);
    }
    found
}

/// The questions that a rule's condition names, and those that their `ask_if` name.
fn named(bank: &Bank, rule: &Rule) -> BTreeSet<QuestionId> {
    let own = of_condition(bank, rule);
    let mut all = own.clone();
    for question in own {
        if let Some(ask_if) = &bank.question(question).ask_if {
            ask_if.each_test(&mut |test| all.extend(test.questions(|scale| bank.items(scale))));
        }
    }
    all
}

/// The questions that a rule's condition names.
pub fn of_condition(bank: &Bank, rule: &Rule) -> BTreeSet<QuestionId> {
    let mut own = BTreeSet::new();
    rule.when.each_test(&mut |test| own.extend(test.questions(|scale| bank.items(scale))));
    own
}

/// The questions on which a rule rests: those that it names, those that decide whether these are asked, and so on.
pub fn rests_on(bank: &Bank, rule: &Rule) -> BTreeSet<QuestionId> {
    let mut all = of_condition(bank, rule);
    let mut open: Vec<QuestionId> = all.iter().copied().collect();
    while let Some(question) = open.pop() {
        if let Some(ask_if) = &bank.question(question).ask_if {
            ask_if.each_test(&mut |test| {
                for other in test.questions(|scale| bank.items(scale)) {
                    if all.insert(other) {
                        open.push(other);
                    }
                }
            });
        }
    }
    all
}

fn is_excepted(rule: &Rule, question: QuestionId) -> bool {
    rule.unknown_exempt.iter().any(|exemption| exemption.questions.contains(&question))
}
