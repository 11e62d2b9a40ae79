//! Verdicts in words: problems that point at the file, and what was proved.

use std::fmt::Write as _;

use super::promise::Promise;
use super::prove::{LIMIT, Proof};
use super::verdict::{Verdict, Violation};
use crate::bank::{Bank, Rule};
use crate::diagnostic::{Code, Problem};
use crate::record::answers_file;

/// Problems of a bank, in the order of its file.
pub fn problems(bank: &Bank, proof: &Proof) -> Vec<Problem> {
    let mut problems: Vec<Problem> = proof
        .verdicts
        .iter()
        .filter_map(|(promise, verdict)| match verdict {
            Verdict::Proved => None,
            Verdict::Fails(violation) => Some(broken(bank, promise, violation)),
            Verdict::Undecided => Some(undecided(bank, promise)),
        })
        .collect();
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    problems
}

/// An error or a warning with the answers that show it.
fn broken(bank: &Bank, promise: &Promise, violation: &Violation) -> Problem {
    let mut problem = promise.kind().problem(bank, violation);
    let text = |answers| answers_file(bank, answers);
    match violation {
        Violation::NoExample => {}
        Violation::Answers(answers) | Violation::Together(_, answers) => {
            problem.examples.push(("for these answers".to_owned(), text(answers)));
        }
        Violation::Pair { question, before, after } => {
            let [first, second] = promise.kind().pair_titles();
            let id = &bank.question(*question).id;
            let second = format!("{second}, and only the answer to `{id}` is another");
            problem.examples.push((first.to_owned(), text(before)));
            problem.examples.push((second, text(after)));
        }
    }
    problem
}

/// An error that names the promise at which the limit was reached.
fn undecided(bank: &Bank, promise: &Promise) -> Problem {
    let words = promise.kind().words(bank, None);
    let message = format!("could not decide within the limit {}", words.undecided);
    Problem::error(Code::Undecided, words.span, message).help(
        "what stands behind it was not looked at: let fewer questions meet in one condition, or \
         split a scale",
    )
}

/// Proved promises, one line for each kind, and every exception with its reason.
pub fn proved(bank: &Bank, proof: &Proof) -> String {
    let mut text =
        format!("Proved for all answers, in {} steps of at most {LIMIT}:\n", proof.steps);
    // Writing to a string cannot fail.
    for (words, count) in proved_kinds(bank, proof) {
        let _ = writeln!(text, "{count:>8} {words}");
    }
    bank.rules().iter().for_each(|rule| text.push_str(&exceptions(bank, rule)));
    text
}

/// Words for each kind of promise with the number of those proved, in the order in which they are
/// proved.
fn proved_kinds(bank: &Bank, proof: &Proof) -> Vec<(&'static str, usize)> {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    let proved = proof.verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Proved);
    for words in proved.filter_map(|(promise, _)| promise.kind().words(bank, None).proved) {
        match kinds.iter_mut().find(|(other, _)| *other == words) {
            Some((_, count)) => *count += 1,
            None => kinds.push((words, 1)),
        }
    }
    kinds
}

fn exceptions(bank: &Bank, rule: &Rule) -> String {
    let mut text = String::new();
    for exemption in &rule.unknown_exempt {
        let questions: Vec<&str> = exemption
            .questions
            .iter()
            .map(|question| bank.question(*question).id.as_str())
            .collect();
        let _ = writeln!(
            text,
            "Excepted: {} when {} becomes unknown. {}",
            rule.id,
            questions.join(" or "),
            exemption.reason
        );
    }
    if let Some(reason) = &rule.full_only {
        let _ = writeln!(
            text,
            "Excepted: {} rests on questions that the short interview leaves out. {reason}",
            rule.id
        );
    }
    text
}
