//! What stands in the file at the place of a part of a condition is that part.

use super::banks::{BANKS, bank_of, small};
use crate::shipped::shipped_source;
use ketascreen_core::bank::condition::ConditionOwner;
use ketascreen_core::bank::{Bank, Subjects, resolve};
use ketascreen_core::diagnostic::Problems;

#[test]
fn the_place_of_a_part_holds_its_text() {
    let shipped = Bank::read(shipped_source()).expect("the shipped bank can be read");
    let random = (0..BANKS / 4).map(|seed| bank_of(&small(seed)));
    let found: usize = random.chain([shipped]).map(|bank| parts_at_their_places(&bank)).sum();
    assert!(found > 10_000, "few parts: {found}");
}

/// The number of parts of all conditions of a bank, every one of which stands at its place.
fn parts_at_their_places(bank: &Bank) -> usize {
    let questions: Vec<_> = (bank.questions().iter())
        .map(|question| (question.id.clone(), Some(question.clone())))
        .collect();
    let scales: Vec<_> =
        bank.scales().iter().map(|scale| (scale.id.clone(), Some(scale.clone()))).collect();
    let subjects = Subjects { questions: &questions, scales: &scales };
    let file = &bank.source().expect("it was read from a file").text;
    let mut count = 0;
    for owner in owners(bank) {
        let Some(condition) = bank.condition(owner) else { continue };
        for (number, part) in condition.parts().iter().enumerate() {
            let written = &file[bank.place_of_part(owner, number)];
            // A line of the shipped bank may go on in the next.
            let text = written.replace("\\\n", "");
            let read = resolve(&text, subjects, &|span| span, &Problems::new());
            assert_eq!(read.as_ref(), Some(part.condition), "part {number} of {owner:?}: {text}");
            count += 1;
        }
    }
    count
}

fn owners(bank: &Bank) -> Vec<ConditionOwner> {
    let questions = bank.numbered_questions().map(|(id, _)| ConditionOwner::Question(id));
    let rules = bank.numbered_rules().map(|(id, _)| ConditionOwner::Rule(id));
    questions.chain(rules).collect()
}
