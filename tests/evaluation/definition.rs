//! The compiled rules come to what the definition says, for random answers to the shipped bank; small random banks are in
//! `proof/random_banks`.

use crate::support::dice::Dice;
use crate::support::{answers_from, keeps_constraints, shipped};
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, Level, RuleId};
use ketascreen_core::evaluation::{Evaluator, asked, truths};
use ketascreen_core::logic::Truth;

/// Sets of answers that are tried.
const SETS: usize = 20_000;

fn random_answers(bank: &Bank, dice: &mut Dice) -> Answers {
    let numbers: Vec<u32> = bank.questions().iter().map(|_| dice.below(4096) as u32).collect();
    answers_from(bank, &numbers)
}

/// Findings and unresolved rules as the contract defines them, in bank order.
fn by_definition(bank: &Bank, truths: &[Truth]) -> [Vec<RuleId>; 2] {
    let stands = |id: &RuleId| {
        !bank.rule(*id).replaced_by.iter().any(|stronger| truths[stronger.index()].is_true())
    };
    let of = |truth: Truth, least: Level| -> Vec<RuleId> {
        bank.numbered_rules()
            .filter(|(id, rule)| truths[id.index()] == truth && rule.level >= least)
            .map(|(id, _)| id)
            .filter(stands)
            .collect()
    };
    [of(Truth::True, Level::Note), of(Truth::Unknown, Level::Discuss)]
}

#[test]
fn the_compiled_rules_come_to_what_the_definition_says() {
    let bank = shipped();
    let evaluator = Evaluator::of(&bank);
    let mut dice = Dice(20);
    let mut outcome = evaluator.outcome(&Answers::none(&bank));
    for number in 0..SETS {
        let answers = random_answers(&bank, &mut dice);
        evaluator.read(&answers, &mut outcome);
        let defined = truths(&bank, &answers);
        assert_eq!(outcome.truths(), defined, "set {number}");
        let asked = asked(&bank, &answers);
        for (id, _) in bank.numbered_questions() {
            assert_eq!(outcome.asked()[id.index()], asked.of(id), "set {number}");
        }
        let [mut findings, mut unresolved] = by_definition(&bank, &defined);
        let level = |id: &RuleId| bank.rule(*id).level;
        let open_level = |id: &RuleId| level(id).min(Level::Caution);
        findings.sort_by_key(|id| (std::cmp::Reverse(level(id)), bank.rule(*id).point));
        unresolved.sort_by_key(|id| (std::cmp::Reverse(open_level(id)), bank.rule(*id).point));
        assert_eq!(outcome.findings().collect::<Vec<_>>(), findings, "set {number}");
        let open: Vec<RuleId> = outcome.unresolved().map(|(id, _)| id).collect();
        assert_eq!(open, unresolved, "set {number}");
        let overall = findings.iter().map(level).chain(unresolved.iter().map(open_level)).max();
        assert_eq!(outcome.overall(), overall.unwrap_or(Level::Note), "set {number}");
        assert_eq!(
            evaluator.keeps_constraints(&answers, &outcome),
            keeps_constraints(&bank, &answers),
            "set {number}"
        );
    }
}
