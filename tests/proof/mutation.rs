//! Faults put into the shipped bank, one at a time, each kind at every place where it fits: each is
//! caught by an error of `bank check`, by a warning, or by a case. Those that nothing catches are listed with the reason in
//! `tests/fixtures/mutation/survivors.txt`.
//!
//! Run with `--nocapture` for the counts. With `UPDATE_EXPECTED=1` the list is written anew; give
//! each line its reason.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use super::replay::shows;
use crate::shipped::{shipped_bank, shipped_source};
use ketascreen_core::bank::{Bank, Checked, settle};
use ketascreen_core::cases::{Case, read_cases};
use ketascreen_core::diagnostic::Severity;
use ketascreen_core::proof::{LIMIT, Verdict, problems as proof_problems, prove};
use ketascreen_core::text::Source;
use regex::Regex;

const SURVIVORS: &str = "tests/fixtures/mutation/survivors.txt";

/// A fault: what is written in place of what.
struct Mutant {
    kind: &'static str,
    name: String,
    place: Range<usize>,
    instead: String,
}

/// A condition of the bank with the thing that it belongs to.
struct Condition {
    owner: String,
    key: String,
    place: Range<usize>,
}

/// Each key of the bank with its value, in quotes or brackets and on one line or several, and the
/// id that stands above it.
fn values(text: &str, keys: &str) -> Vec<Condition> {
    let line = Regex::new(&format!(
        r#"(?m)^(\[\[[a-z_.]+\]\]|id = "([a-z0-9_]+)"|({keys}) = ("""(?s:.*?)"""|\[[^\]]*\]|.*))$"#
    ))
    .expect("it is right");
    let mut owner = String::new();
    let mut found = Vec::new();
    for capture in line.captures_iter(text) {
        if let Some(id) = capture.get(2) {
            owner = id.as_str().to_owned();
        } else if let (Some(key), Some(value)) = (capture.get(3), capture.get(4)) {
            found.push(Condition {
                owner: owner.clone(),
                key: key.as_str().to_owned(),
                place: value.range(),
            });
        } else {
            owner = capture[1].to_owned();
        }
    }
    found
}

/// Names in a list, which may go on in the next line.
fn named(list: &str) -> Vec<&str> {
    let names = list.split(',').map(|name| name.trim_matches([' ', '\\', '\n']));
    names.filter(|name| !name.is_empty()).collect()
}

fn mutants(text: &str, bank: &Bank) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let mut add = |kind, owner: &str, what: String, place, instead| {
        mutants.push(Mutant { kind, name: format!("{owner}: {what}"), place, instead });
    };
    // The `when` of a partition says what is to be proved, so a fault in it is a fault of the
    // claim.
    let partitions = text
        .match_indices("[[partition]]")
        .map(|(at, _)| at..at + text[at..].find("\n\n").expect("it ends"));
    let partitions: Vec<Range<usize>> = partitions.collect();
    let conditions = values(text, "when|ask_if|never");
    let except_one = Regex::new(r"\s+except\s+\{[a-z0-9_]+\}").expect("it is right");
    let named_option = Regex::new(r"([a-z_0-9]+)\s+(is|has)\s+([a-z_0-9]+)").expect("it is right");
    let pieces = Regex::new(r"[a-z_][a-z0-9_]*|\d+|<=|>=|<|>|\{[^}]*\}").expect("it is right");
    for Condition { owner, key, place } in conditions
        .iter()
        .filter(|found| !partitions.iter().any(|part| part.contains(&found.place.start)))
    {
        let quotes = if text[place.clone()].starts_with("\"\"\"") { 3 } else { 1 };
        let inside = place.start + quotes..place.end - quotes;
        let condition = &text[inside.clone()];
        for piece in pieces.find_iter(condition) {
            let at = inside.start + piece.start()..inside.start + piece.end();
            let column = piece.start();
            let mut one = |kind, instead: String| {
                add(
                    kind,
                    owner,
                    format!("in {key}, at {column}, `{}` becomes `{instead}`", piece.as_str()),
                    at.clone(),
                    instead.clone(),
                );
            };
            match piece.as_str() {
                sign @ ("<" | ">" | "<=" | ">=") => {
                    let (flipped, beside) = match sign {
                        "<" => (">", "<="),
                        ">" => ("<", ">="),
                        "<=" => (">=", "<"),
                        _ => ("<=", ">"),
                    };
                    one("operator flipped", flipped.to_owned());
                    one("bound left out or in", beside.to_owned());
                }
                "and" => one("operator flipped", "or".to_owned()),
                "or" => one("operator flipped", "and".to_owned()),
                set if set.starts_with('{') => {
                    let options: Vec<&str> = named(&set[1..set.len() - 1]);
                    for dropped in 0..options.len() {
                        let mut rest = options.clone();
                        rest.remove(dropped);
                        if !rest.is_empty() {
                            one("option dropped", format!("{{{}}}", rest.join(", ")));
                        }
                    }
                }
                number if number.starts_with(|first: char| first.is_ascii_digit()) => {
                    let number: i64 = number.parse().expect("it is a number");
                    for moved in [number - 1, number + 1].into_iter().filter(|moved| *moved >= 0) {
                        one("threshold moved", moved.to_string());
                    }
                }
                _ => {}
            }
        }
        for found in named_option.captures_iter(condition) {
            let (question, option) = (&found[1], found.get(3).expect("it is there"));
            let Some(question) = bank.question_named(question) else { continue };
            let ids: Vec<&str> =
                bank.question(question).options().iter().map(|option| option.id.as_str()).collect();
            let Some(place) = ids.iter().position(|id| *id == option.as_str()) else { continue };
            let other = ids[(place + 1) % ids.len()];
            let at = inside.start + option.start()..inside.start + option.end();
            let what =
                format!("in {key}, at {}, `{}` becomes `{other}`", option.start(), option.as_str());
            add("option exchanged", owner, what, at, other.to_owned());
        }
        // The only option of `except {…}` is dropped with its word.
        for found in except_one.find_iter(condition) {
            let at = inside.start + found.start()..inside.start + found.end();
            add(
                "option dropped",
                owner,
                format!("in {key}, without `{}`", found.as_str().trim()),
                at,
                String::new(),
            );
        }
        match key.as_str() {
            "when" => add(
                "condition negated",
                owner,
                "its condition".to_owned(),
                inside.clone(),
                format!("not ({condition})"),
            ),
            "ask_if" => add(
                "ask_if inverted",
                owner,
                "its ask_if".to_owned(),
                inside.clone(),
                format!("not ({condition})"),
            ),
            _ => {}
        }
    }
    for (kind, pattern) in [
        ("score changed", r"\bscore = (\d+)"),
        ("band moved", r#"id = "[a-z_]+", least = (\d+), greatest = \d+"#),
        ("band moved", r#"id = "[a-z_]+", least = \d+, greatest = (\d+)"#),
    ] {
        for found in Regex::new(pattern).expect("it is right").captures_iter(text) {
            let number = found.get(1).expect("it is there");
            let value: i64 = number.as_str().parse().expect("it is a number");
            let line = text[..number.start()].matches('\n').count() + 1;
            for moved in [value - 1, value + 1].into_iter().filter(|moved| *moved >= 0) {
                let what = format!("{value} becomes {moved}");
                add(kind, &format!("line {line}"), what, number.range(), moved.to_string());
            }
        }
    }
    for Condition { owner, place, .. } in values(text, "level") {
        let lower = match &text[place.clone()] {
            "\"urgent\"" => "caution",
            "\"caution\"" => "discuss",
            "\"discuss\"" => "note",
            _ => continue,
        };
        add("level lowered", &owner, format!("to {lower}"), place, format!("\"{lower}\""));
    }
    for (key, kind) in
        [("replaced_by", "replaced-by removed"), ("rising_concern", "order of concern swapped")]
    {
        for Condition { owner, place, .. } in values(text, key) {
            let list = &text[place.clone()];
            let names: Vec<&str> = named(list.trim_matches(['[', ']']));
            if !list.starts_with('[') {
                continue;
            }
            for index in 0..names.len() {
                let mut changed = names.clone();
                let what = if key == "replaced_by" {
                    let removed = changed.remove(index);
                    format!("without {removed}")
                } else if index + 1 < changed.len() {
                    changed.swap(index, index + 1);
                    format!("{} before {}", changed[index], changed[index + 1])
                } else {
                    continue;
                };
                add(kind, &owner, what, place.clone(), format!("[{}]", changed.join(", ")));
            }
        }
    }
    mutants
}

fn all_cases(bank: &Bank) -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/fixtures/cases")
        .expect("the cases are there")
        .map(|entry| entry.expect("they can be read").path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let source = Source::from_bytes("cases", fs::read(&path).expect("it can be read"))
            .expect("it is UTF-8");
        read_cases(&source, bank).expect("the cases are right")
    };
    paths.into_iter().flat_map(read).collect()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Caught {
    ByCheck,
    ByWarning,
    ByCase,
    Not,
}

/// What catches a bank with one fault in it first, and whether a case does.
fn caught(text: String, cases: &[Case]) -> (Caught, bool) {
    let source = Source::from_bytes("mutant", text.into_bytes()).expect("it is UTF-8");
    let Checked { bank, mut problems, acceptances, .. } = Bank::check(source);
    let Some(bank) = bank else { return (Caught::ByCheck, false) };
    // Questions, options and rules keep their places, so the cases of the shipped bank fit.
    let proof = prove(&bank, LIMIT);
    for (promise, verdict) in &proof.verdicts {
        if let Verdict::Fails(violation) = verdict {
            assert!(
                shows(&bank, *promise, violation),
                "the engine does not show that {promise:?} fails: {violation:?}"
            );
        }
    }
    let by_case = cases.iter().any(|case| !case.mismatches(&bank).is_empty());
    problems.extend(proof_problems(&bank, &proof));
    let problems = settle(problems, &acceptances).problems;
    let first = if problems.iter().any(|problem| problem.severity == Severity::Error) {
        Caught::ByCheck
    } else if !problems.is_empty() {
        Caught::ByWarning
    } else if by_case {
        Caught::ByCase
    } else {
        Caught::Not
    };
    (first, by_case)
}

#[test]
fn every_fault_is_caught_by_a_proof_or_by_a_case() {
    let text = shipped_source().text.into_owned();
    let bank = shipped_bank();
    let cases = all_cases(&bank);
    let mutants = mutants(&text, &bank);
    let with = |mutant: &Mutant| {
        [&text[..mutant.place.start], &mutant.instead, &text[mutant.place.end..]].concat()
    };
    let outcome = |part: &[Mutant]| {
        part.iter().map(|mutant| caught(with(mutant), &cases)).collect::<Vec<(Caught, bool)>>()
    };
    let (first, second) = mutants.split_at(mutants.len() / 2);
    let outcomes = std::thread::scope(|scope| {
        let second = scope.spawn(|| outcome(second));
        [outcome(first), second.join().expect("it ends well")].concat()
    });
    let mut survivors = Vec::new();
    for (mutant, (outcome, _)) in mutants.iter().zip(&outcomes) {
        if *outcome == Caught::Not {
            survivors.push(format!("{}, {}", mutant.kind, mutant.name));
        }
    }
    let mut kinds: Vec<&str> = mutants.iter().map(|mutant| mutant.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let row = |name: &str, of: &dyn Fn(&str) -> bool| {
        let of_kind: Vec<(Caught, bool)> = mutants
            .iter()
            .zip(&outcomes)
            .filter(|(mutant, _)| of(mutant.kind))
            .map(|(_, outcome)| *outcome)
            .collect();
        let count = |caught| of_kind.iter().filter(|(first, _)| *first == caught).count();
        let by_cases = of_kind.iter().filter(|(_, by_case)| *by_case).count();
        let (errors, warnings) = (count(Caught::ByCheck), count(Caught::ByWarning));
        println!(
            "{name:26} {:6} {errors:7} {:15} {by_cases:6} {:8}",
            of_kind.len(),
            errors + warnings,
            count(Caught::Not)
        );
    };
    println!("one-token slips            slips  errors  with warnings  cases  nothing");
    kinds.iter().for_each(|kind| row(kind, &|other| other == *kind));
    row("all", &|_| true);
    assert_eq!(kinds.len(), 12, "a kind of fault fits nowhere: {kinds:?}");
    assert!(mutants.len() >= 300, "only {} faults", mutants.len());
    let listed = fs::read_to_string(SURVIVORS).unwrap_or_default();
    let known: BTreeMap<&str, &str> = listed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" -- "))
        .collect();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let head: String = listed
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| format!("{line}\n"))
            .collect();
        let lines = survivors.iter().map(|survivor| {
            format!("{survivor} -- {}\n", known.get(survivor.as_str()).unwrap_or(&""))
        });
        fs::create_dir_all("tests/fixtures/mutation").expect("the folder can be made");
        fs::write(SURVIVORS, head + &lines.collect::<String>()).expect("the list can be written");
        return;
    }
    let listed: Vec<&str> = known.keys().copied().collect();
    let mut found: Vec<&str> = survivors.iter().map(String::as_str).collect();
    found.sort_unstable();
    assert_eq!(found, listed, "the list of survivors is stale");
    assert!(known.values().all(|reason| reason.len() > 20), "a survivor has no reason");
}
