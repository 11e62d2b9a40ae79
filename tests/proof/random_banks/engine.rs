//! The engine and the evaluator of the small banks agree.

use super::banks::{BANKS, bank_of, small};
use super::conversions::engine_answers;
use crate::proof::small_bank::{Truth, rule_name};
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::logic::Truth as EngineTruth;

/// The engine hears what the other evaluator hears, for every set of answers.
#[test]
fn the_engine_agrees_with_an_evaluator_of_its_own() {
    let mut sets = 0;
    for seed in 0..BANKS {
        let small = small(seed);
        let bank = bank_of(&small);
        for answers in small.all_answers() {
            let heard = small.evaluate(&answers);
            let found = evaluate(&bank, &engine_answers(&bank, &small, &answers));
            for (id, rule) in bank.numbered_rules() {
                let place = id.index();
                assert_eq!(rule.id, rule_name(place));
                let truth = match heard.truths[place] {
                    Truth::No => EngineTruth::False,
                    Truth::Unknown => EngineTruth::Unknown,
                    Truth::Yes => EngineTruth::True,
                };
                assert_eq!(found.truth(id), truth, "bank {seed}, {} for {answers:?}", rule.id);
                assert_eq!(
                    found.finding(id).is_some(),
                    heard.finding[place],
                    "bank {seed}, {} for {answers:?}",
                    rule.id
                );
                assert_eq!(
                    found.unresolved(id).is_some(),
                    heard.unresolved[place],
                    "bank {seed}, {} for {answers:?}",
                    rule.id
                );
            }
            assert_eq!(
                found.overall as usize, heard.overall,
                "bank {seed}, overall for {answers:?}"
            );
            sets += 1;
        }
    }
    println!("{BANKS} banks, {sets} sets of answers");
    assert!(sets > 100_000);
}
