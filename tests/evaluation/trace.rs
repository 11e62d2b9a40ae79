//! How rules came out, told to the author of a bank: what the tree says is what the rules say.

use crate::support::{answers_from, shipped};
use ketascreen_core::bank::condition::Condition;
use ketascreen_core::bank::{Subjects, resolve};
use ketascreen_core::diagnostic::Problems;
use ketascreen_core::evaluation::{Trace, TraceNode, evaluate, trace};
use ketascreen_core::logic::Truth;
use ketascreen_core::render::Layout;
use ketascreen_core::render::trace_report;
use proptest::prelude::*;

/// The text of every condition of the shipped bank reads back as the same condition.
#[test]
fn a_condition_is_written_as_it_reads() {
    let bank = shipped();
    let questions: Vec<_> = bank
        .questions()
        .iter()
        .map(|question| (question.id.clone(), Some(question.clone())))
        .collect();
    let scales: Vec<_> =
        bank.scales().iter().map(|scale| (scale.id.clone(), Some(scale.clone()))).collect();
    let subjects = Subjects { questions: &questions, scales: &scales };
    let read = |text: &str| {
        let problems = Problems::new();
        resolve(text, subjects, &|span| span, &problems)
            .unwrap_or_else(|| panic!("{text}: {:#?}", problems.into_sorted()))
    };
    let asked = bank.questions().iter().filter_map(|question| question.ask_if.clone());
    let mut conditions: Vec<Condition> =
        bank.rules().iter().map(|rule| rule.when.clone()).chain(asked).collect();
    // Shapes that need their parentheses.
    conditions.extend(
        [
            "not (gad7 < 5 or age > 3) and age < 9",
            "age > 3 and (age < 9 or not not gad7 >= 2)",
            "not (age > 3 and heart has stroke)",
            "any heart except {stroke, recent_event} or age is unknown",
        ]
        .map(read),
    );
    assert!(conditions.len() > 90, "{} conditions", conditions.len());
    for condition in conditions {
        assert_eq!(read(&condition.written(&bank)), condition);
    }
}

/// What a part of a tree is, from its own parts alone.
fn from_parts(part: &Trace) -> Truth {
    match &part.node {
        TraceNode::AnyOf(parts) => Truth::any(parts.iter().map(from_parts)),
        TraceNode::AllOf(parts) => Truth::all(parts.iter().map(from_parts)),
        TraceNode::Not(inner) => !from_parts(inner),
        TraceNode::Comparison(_, _, answers) => {
            let not_asked = |part: &Trace| part.truth.is_false();
            let all_not_asked =
                answers.iter().all(|behind| behind.ask_if.as_ref().is_some_and(not_asked));
            if all_not_asked { Truth::False } else { part.truth }
        }
    }
}

fn each_part<'p>(part: &'p Trace, visit: &mut impl FnMut(&'p Trace)) {
    visit(part);
    match &part.node {
        TraceNode::AnyOf(parts) | TraceNode::AllOf(parts) => {
            parts.iter().for_each(|inner| each_part(inner, visit))
        }
        TraceNode::Not(inner) => each_part(inner, visit),
        TraceNode::Comparison(_, _, answers) => {
            answers
                .iter()
                .filter_map(|behind| behind.ask_if.as_ref())
                .for_each(|ask_if| each_part(ask_if, visit));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_says_what_the_rules_say(numbers in proptest::collection::vec(any::<u32>(), 46)) {
        let bank = shipped();
        let answers = answers_from(&bank, &numbers);
        let evaluation = evaluate(&bank, &answers);
        for (id, rule) in bank.numbered_rules() {
            let tree = trace(&bank, &answers, id);
            prop_assert_eq!(tree.truth, evaluation.truth(id), "{}", &rule.id);
            let mut wrong = Vec::new();
            each_part(&tree, &mut |part| if from_parts(part) != part.truth { wrong.push(part) });
            prop_assert!(wrong.is_empty(), "{}: {wrong:#?}", &rule.id);
            let report = trace_report(&bank, &answers, &[id], Layout::default());
            let first = report.replace('\n', " ");
            prop_assert_eq!(first.contains("it is a finding"), evaluation.finding(id).is_some(), "{}", report);
            prop_assert_eq!(first.contains("it is unresolved"), evaluation.unresolved(id).is_some(), "{}", report);
            prop_assert_eq!(first.contains("it is replaced by"), !evaluation.truth(id).is_false()
                && rule.replaced_by.iter().any(|stronger| evaluation.truth(*stronger).is_true()), "{}", report);
            prop_assert!(report.lines().all(|line| line.chars().count() <= 80), "{}", report);
        }
    }
}
