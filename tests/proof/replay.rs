//! Counterexamples read as answers files: the engine, not the checker, must show the fault.

use ketascreen_core::answers::Answers;
use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Drawing, draw};
use ketascreen_core::evaluation::{Evaluation, evaluate};
use ketascreen_core::proof::{Example, Fault, Property};
use ketascreen_core::record::{ExpectedBank, read};
use ketascreen_core::text::Source;

/// The answers of an example, as the program reads them.
pub fn replay(example: &Example, bank: &Bank) -> Answers {
    let source =
        Source::from_bytes("example.toml", example.text().into_bytes()).expect("it is UTF-8");
    let file = read(&source, bank, ExpectedBank::Same).unwrap_or_else(|problems| {
        panic!("{}", draw(&source, &problems, Drawing { colour: false, width: 100 }))
    });
    file.answers
}

/// The sets of answers that show a fault.
pub fn examples(fault: &Fault) -> Vec<&Example> {
    match fault {
        Fault::Nothing | Fault::Questions(_) => Vec::new(),
        Fault::Answers(example) | Fault::Together(_, example) => vec![example],
        Fault::Pair(before, after) => vec![before, after],
    }
}

/// Whether the engine shows that a property fails for these answers; where there are none to show, nothing is claimed.
pub fn shows(bank: &Bank, property: Property, fault: &Fault) -> bool {
    let heard: Vec<Evaluation> =
        examples(fault).into_iter().map(|example| evaluate(bank, &replay(example, bank))).collect();
    let found = |place: usize, rule| heard[place].finding(rule).is_some();
    let raised = |place: usize, rule| found(place, rule) || heard[place].unresolved(rule).is_some();
    match property {
        Property::Apart(one, other) => found(0, one) && found(0, other),
        Property::StaysRaised(rule, _) => {
            let replaced = bank.rule(rule).replaced_by.iter().any(|stronger| found(1, *stronger));
            raised(0, rule) && !raised(1, rule) && !replaced
        }
        Property::UnknownNotSafer(_) | Property::Monotone(_) => heard[0].overall > heard[1].overall,
        Property::NoOverlap(place) => {
            bank.partitions()[place].rules.iter().filter(|rule| found(0, **rule)).count() > 1
        }
        Property::NoGap(place) => {
            !bank.partitions()[place].rules.iter().any(|rule| found(0, *rule))
        }
        _ => heard.is_empty(),
    }
}
