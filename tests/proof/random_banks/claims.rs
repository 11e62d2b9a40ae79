//! The promises that a bank makes are those that the contract names for it: no pair of rule and
//! question is left out, and no part of a condition.

use std::collections::BTreeSet;

use super::banks::{BANKS, bank_of, small};
use crate::proof::small_bank::{Condition, Rule, SmallBank};
use ketascreen_core::bank::condition::ConditionOwner;
use ketascreen_core::proof::Promise;
use ketascreen_core::proof::promise::{PartDecides, StaysRaised};

#[test]
fn each_rule_and_question_that_it_rests_on_is_a_claim() {
    for seed in 0..BANKS / 4 {
        let small = small(seed);
        let claimed = |promise| match promise {
            Promise::StaysRaised(StaysRaised { rule, question }) => {
                Some((rule.index(), question.index()))
            }
            _ => None,
        };
        let claimed: Vec<_> =
            Promise::all(&bank_of(&small)).into_iter().filter_map(claimed).collect();
        let rules = small.rules.iter().enumerate().filter(|(_, rule)| rule.level > 0);
        let expected: Vec<_> = rules
            .flat_map(|(index, rule)| {
                may_silence(rule, &small).into_iter().map(move |question| (index, question))
            })
            .collect();
        assert_eq!(claimed, expected, "bank {seed}");
    }
}

/// Questions that the condition of a rule names, or the `ask_if` of one of these, without those
/// that are excepted.
fn may_silence(rule: &Rule, small: &SmallBank) -> BTreeSet<usize> {
    let mut named = Vec::new();
    rule.when.questions(small, &mut named);
    let mut gates = Vec::new();
    for ask_if in named.iter().filter_map(|question| small.questions[*question].ask_if.as_ref()) {
        ask_if.questions(small, &mut gates);
    }
    let all = named.into_iter().chain(gates);
    all.filter(|question| !rule.excepted.contains(question)).collect()
}

#[test]
fn each_part_of_a_condition_is_a_claim() {
    for seed in 0..BANKS / 4 {
        let small = small(seed);
        let claimed = |promise| match promise {
            Promise::PartDecides(PartDecides { owner, part }) => Some((name(owner), part)),
            _ => None,
        };
        let claimed: Vec<_> =
            Promise::all(&bank_of(&small)).into_iter().filter_map(claimed).collect();
        let ask_ifs = small.questions.iter().map(|question| question.ask_if.as_ref()).enumerate();
        let ask_ifs = ask_ifs.map(|(place, ask_if)| (format!("ask_if {place}"), ask_if));
        let whens = small.rules.iter().map(|rule| Some(&rule.when)).enumerate();
        let whens = whens.map(|(place, when)| (format!("when {place}"), when));
        let expected: Vec<_> = ask_ifs
            .chain(whens)
            .flat_map(|(name, condition)| {
                let parts = condition.map(Condition::parts).unwrap_or_default().len();
                (0..parts).map(move |part| (name.clone(), part))
            })
            .collect();
        assert_eq!(claimed, expected, "bank {seed}");
    }
}

fn name(owner: ConditionOwner) -> String {
    match owner {
        ConditionOwner::Question(question) => format!("ask_if {}", question.index()),
        ConditionOwner::Rule(rule) => format!("when {}", rule.index()),
    }
}
