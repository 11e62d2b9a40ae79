//! Questions that a condition depends on.

use std::collections::BTreeSet;

use crate::bank::condition::Condition;
use crate::bank::{Bank, QuestionId};

/// The questions that a condition mentions, by themselves or through a scale.
pub fn mentions(bank: &Bank, condition: &Condition) -> BTreeSet<QuestionId> {
    let mut found = BTreeSet::new();
    condition.each_test(&mut |test| found.extend(test.questions(|scale| bank.items(scale))));
    found
}

/// The questions that the `ask_if` of a question mentions.
pub fn ask_if_mentions(bank: &Bank, question: QuestionId) -> BTreeSet<QuestionId> {
    let ask_if = bank.question(question).ask_if.as_ref();
    ask_if.map(|condition| mentions(bank, condition)).unwrap_or_default()
}

/// The questions that a condition mentions, those that decide whether these are asked, and so on.
pub fn dependencies(bank: &Bank, condition: &Condition) -> BTreeSet<QuestionId> {
    let mut all = mentions(bank, condition);
    let mut open: Vec<QuestionId> = all.iter().copied().collect();
    while let Some(question) = open.pop() {
        open.extend(ask_if_mentions(bank, question).into_iter().filter(|other| all.insert(*other)));
    }
    all
}
