//! Counterexamples read as answers files: the engine, not the checker, must show the fault.

use ketascreen_core::answers::Answers;
use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Drawing, draw};
use ketascreen_core::evaluation::{Evaluation, evaluate};
use ketascreen_core::proof::promise::{Apart, NoGap, NoOverlap, StaysRaised};
use ketascreen_core::proof::{Promise, Violation};
use ketascreen_core::record::{ExpectedBank, answers_file, read};
use ketascreen_core::text::Source;

/// An example to one bank as the program reads it with a bank.
pub fn replay(example: &Answers, of: &Bank, bank: &Bank) -> Answers {
    let source = Source::from_bytes("example.toml", answers_file(of, example).into_bytes())
        .expect("it is UTF-8");
    let file = read(&source, bank, ExpectedBank::Same).unwrap_or_else(|problems| {
        panic!("{}", draw(&source, &problems, Drawing { colour: false, width: 100 }))
    });
    file.answers
}

/// The sets of answers that show a violation.
pub fn examples(violation: &Violation) -> Vec<&Answers> {
    match violation {
        Violation::NoExample => Vec::new(),
        Violation::Answers(example) | Violation::Together(_, example) => vec![example],
        Violation::Pair { before, after, .. } => vec![before, after],
    }
}

/// True where the engine shows that a promise fails for these answers; where there are none to
/// show, nothing is claimed.
pub fn shows(bank: &Bank, promise: Promise, violation: &Violation) -> bool {
    let heard: Vec<Evaluation> = examples(violation)
        .into_iter()
        .map(|example| evaluate(bank, &replay(example, bank, bank)))
        .collect();
    let found = |place: usize, rule| heard[place].finding(rule).is_some();
    let raised = |place: usize, rule| found(place, rule) || heard[place].unresolved(rule).is_some();
    match promise {
        Promise::Apart(Apart { one, other }) => found(0, one) && found(0, other),
        Promise::StaysRaised(StaysRaised { rule, .. }) => {
            let replaced = bank.rule(rule).replaced_by.iter().any(|stronger| found(1, *stronger));
            raised(0, rule) && !raised(1, rule) && !replaced
        }
        Promise::UnknownNotSafer(_) | Promise::Monotone(_) => heard[0].overall > heard[1].overall,
        Promise::NoOverlap(NoOverlap { partition }) => {
            bank.partitions()[partition].rules.iter().filter(|rule| found(0, **rule)).count() > 1
        }
        Promise::NoGap(NoGap { partition }) => {
            !bank.partitions()[partition].rules.iter().any(|rule| found(0, *rule))
        }
        _ => heard.is_empty(),
    }
}
