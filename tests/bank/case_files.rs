//! The case files: each comes out as it says, and every rule has its cases.

use std::fs;
use std::path::PathBuf;

use crate::shipped::shipped_bank;
use ketascreen_core::bank::Bank;
use ketascreen_core::cases::{Case, can_be_unresolved, coverage, read_cases};
use ketascreen_core::diagnostic::{Drawing, draw};
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::text::Source;

fn shipped() -> Bank {
    shipped_bank()
}

fn all_cases(bank: &Bank) -> Vec<(String, Case)> {
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/fixtures/cases")
        .expect("the cases are there")
        .map(|entry| entry.expect("they can be read").path())
        .collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let name = path.display().to_string();
        let source = Source::from_bytes(&name, fs::read(&path).expect("it can be read"))
            .expect("it is UTF-8");
        let read = read_cases(&source, bank).unwrap_or_else(|problems| {
            panic!("{}", draw(&source, &problems, Drawing { colour: false, width: 100 }))
        });
        cases.extend(read.into_iter().map(|case| (format!("{name}: {}", case.name), case)));
    }
    cases
}

#[test]
fn every_case_comes_out_as_it_says() {
    let bank = shipped();
    let mut failed = Vec::new();
    for (name, case) in all_cases(&bank) {
        for failure in case.mismatches(&bank) {
            failed.push(format!("{name}: expected {}; {}", failure.expected, failure.found));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_rule_is_found_left_clear_and_left_unresolved_by_a_case() {
    let bank = shipped();
    let cases: Vec<Case> = all_cases(&bank).into_iter().map(|(_, case)| case).collect();
    let mut lacking = Vec::new();
    for (rule, has) in bank.rules().iter().zip(coverage(&bank, &cases)) {
        if !has.found || !has.clear || (can_be_unresolved(rule) && !has.unresolved) {
            lacking.push(format!("{}: {has:?}", rule.id));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

/// No case file can say that a rule is replaced, so this says it for every pair of the bank: some case makes both true,
/// and only the stronger is found.
#[test]
fn every_replacement_is_shown_by_a_case() {
    let bank = shipped();
    let cases = all_cases(&bank);
    let evaluations: Vec<_> =
        cases.iter().map(|(_, case)| evaluate(&bank, &case.answers)).collect();
    let mut lacking = Vec::new();
    for (id, rule) in bank.numbered_rules() {
        for stronger in &rule.replaced_by {
            let shown = evaluations.iter().any(|evaluation| {
                evaluation.truth(id).is_true()
                    && evaluation.truth(*stronger).is_true()
                    && evaluation.finding(id).is_none()
            });
            if !shown {
                lacking.push(format!("{} replaced by {}", rule.id, bank.rule(*stronger).id));
            }
        }
    }
    assert!(lacking.is_empty(), "no case shows {}", lacking.join(", "));
}
