//! Smallest cases for a rule: one that finds it, one that leaves it clear, one that leaves it open.

use super::compile::value_with;
use super::counterexample::with_not_sure;
use super::diagram::{Bdd, Decided, Diagrams};
use super::encoding::Encoding;
use super::prover::Prover;
use crate::answers::Answers;
use crate::bank::condition::ConditionOwner;
use crate::bank::{Bank, RuleId};
use crate::evaluation::evaluate;

/// Smallest answers for each outcome that a rule can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The rule.
    pub rule: RuleId,
    /// Answers that find it.
    pub found: Option<Answers>,
    /// Answers that make its condition false.
    pub clear: Option<Answers>,
    /// Answers that leave it unresolved. A question that it waits for reads 'not sure'.
    pub unresolved: Option<Answers>,
}

/// Suggestions for every rule of a bank, in order; none where the limit of steps was reached.
pub fn suggest(bank: &Bank, limit: u64) -> Option<Vec<Suggestion>> {
    let encoding = Encoding::of(&[bank]).ok()?;
    let mut diagrams = Diagrams::with_limit(limit);
    let mut prover = Prover::of(bank, &encoding, &mut diagrams).ok()?;
    bank.numbered_rules().map(|(rule, _)| suggestion(rule, &mut prover).ok()).collect()
}

fn suggestion(rule: RuleId, prover: &mut Prover<'_>) -> Decided<Suggestion> {
    let bank = prover.bank;
    let functions = prover.symbolic.rule(rule);
    let tests = prover.symbolic.tests(ConditionOwner::Rule(rule));
    let clear = value_with(&bank.rule(rule).when, tests, None, prover.diagrams)?.no;
    let open = prover.diagrams.and_not(functions.raised, functions.finding)?;
    let mut smallest = |function: Bdd| -> Decided<Option<Answers>> {
        Ok(prover.example(function)?.map(|(_, answers)| answers))
    };
    let (found, clear) = (smallest(functions.finding)?, smallest(clear)?);
    let unresolved = smallest(open)?.map(|answers| said(&answers, rule, bank));
    Ok(Suggestion { rule, found, clear, unresolved })
}

/// The answers with 'not sure' for the first question that a rule waits for, if the rule stays
/// unresolved: it reads better than an answer that is missing.
fn said(answers: &Answers, rule: RuleId, bank: &Bank) -> Answers {
    let evaluation = evaluate(bank, answers);
    let missing = evaluation.unresolved(rule).map(|open| open.missing.as_slice());
    let first = missing
        .unwrap_or_default()
        .iter()
        .find(|missing| missing.option.is_none())
        .map(|missing| missing.question);
    let changed = first.map(|question| with_not_sure(answers, question));
    changed
        .filter(|changed| evaluate(bank, changed).unresolved(rule).is_some())
        .unwrap_or_else(|| answers.clone())
}
