//! One piece of work on every line of a file of `batch`, for a counter of instructions around it.
//!
//! Usage: ketascreen-benches WORK FILE [LINES], where WORK is `parse`, `read`, `outcome`,
//! `evaluate` or `zen`. `read` is what the last three do before, so it is to be taken off.

mod engine;
mod lines;

use std::process::ExitCode;

use ketascreen_core::bank::Bank;
use ketascreen_core::evaluation::Evaluator;
use lines::{answers_of, first_lines, parsed};

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [work, file, rest @ ..] = given.as_slice() else { return usage() };
    let most = rest.first().and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
    let Ok(text) = std::fs::read_to_string(file) else { return usage() };
    let lines = first_lines(&text, most);
    let done = match work.as_str() {
        "parse" => parsed(&lines),
        work => {
            let bank = shipped();
            match work {
                "read" => answers_of(&bank, &lines).len(),
                "outcome" => outcomes(&bank, &lines),
                "evaluate" => evaluations(&bank, &lines),
                "zen" => engine::truths(&bank, &lines),
                _ => return usage(),
            }
        }
    };
    println!("{done}");
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: ketascreen-benches parse|read|outcome|evaluate|zen FILE [LINES]");
    ExitCode::from(2)
}

fn shipped() -> Bank {
    let text = include_str!("../../questions.toml");
    let source = ketascreen_core::text::Source::from_bytes("questions.toml", text.into()).ok();
    let checked = source.map(Bank::check);
    checked.and_then(|checked| checked.bank).expect("the shipped bank has no errors")
}

/// Findings and unresolved rules of every line.
fn outcomes(bank: &Bank, lines: &[&str]) -> usize {
    let answers = answers_of(bank, lines);
    let evaluator = Evaluator::of(bank);
    let Some(first) = answers.first() else { return 0 };
    let mut outcome = evaluator.outcome(first);
    let counted = answers.iter().map(|answers| {
        evaluator.read(answers, &mut outcome);
        outcome.findings().count() + outcome.unresolved().count()
    });
    counted.sum()
}

/// The same with reasons.
fn evaluations(bank: &Bank, lines: &[&str]) -> usize {
    let answers = answers_of(bank, lines);
    let evaluator = Evaluator::of(bank);
    let found = answers.iter().map(|answers| evaluator.evaluate(answers));
    found.map(|found| found.findings.len() + found.unresolved.len()).sum()
}
