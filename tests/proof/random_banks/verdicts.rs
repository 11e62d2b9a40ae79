//! The proofs and trying every set of answers give the same verdicts.

use super::banks::{BANKS, bank_of, small};
use super::conversions::as_small;
use super::world::World;
use crate::proof::replay::{examples, shows};
use crate::proof::small_bank::Constraint;
use ketascreen_core::proof::{LIMIT, Promise, Verdict, Violation, prove};

#[test]
fn trying_every_set_of_answers_gives_the_same_verdicts() {
    let mut proved = 0;
    let mut failed = std::collections::BTreeMap::<String, usize>::new();
    for seed in 0..BANKS {
        let small = small(seed);
        let bank = bank_of(&small);
        let world = World::of(small);
        let proof = prove(&bank, LIMIT);
        let mut expected = Promise::all(&bank);
        if world.accepted.is_empty() {
            expected.truncate(1);
        }
        assert_eq!(
            proof.verdicts.iter().map(|(promise, _)| *promise).collect::<Vec<_>>(),
            expected
        );
        for (promise, verdict) in &proof.verdicts {
            let context = || {
                format!(
                    "bank {seed}, {promise:?}, {verdict:?}\n{}",
                    world.small.text().split("[bank]").next().expect("a part")
                )
            };
            let violation = match (world.violation(*promise), verdict) {
                (None, Verdict::Proved) => {
                    proved += 1;
                    continue;
                }
                (Some(violation), Verdict::Fails(_)) => violation,
                (found, _) => panic!("tried one by one: {found:?}; {}", context()),
            };
            let kind = format!("{promise:?}").split('(').next().expect("a name").to_owned();
            *failed.entry(kind).or_insert(0) += 1;
            let Verdict::Fails(shown) = verdict else { continue };
            let smallest = match shown {
                Violation::NoExample => None,
                Violation::Answers(example) | Violation::Together(_, example) => Some(example),
                Violation::Pair { after, .. } if matches!(promise, Promise::UnknownNotSafer(_)) => {
                    Some(after)
                }
                Violation::Pair { before, .. } => Some(before),
            };
            let smallest = smallest.map(|example| as_small(example, &bank, &world.small));
            assert_eq!(smallest.is_some(), violation.is_some(), "{}", context());
            if let (Some(shown), Some(first)) = (&smallest, &violation) {
                assert_eq!(shown, first, "not the first of the smallest; {}", context());
            }
            for example in examples(shown) {
                assert!(
                    world.small.accepts(&as_small(example, &bank, &world.small)),
                    "{}",
                    context()
                );
            }
            assert!(shows(&bank, *promise, shown), "the engine does not show it; {}", context());
        }
    }
    let counts: Vec<String> =
        failed.iter().map(|(promise, count)| format!("{promise}: {count}")).collect();
    println!("{BANKS} banks, {proved} promises proved, failed: {}", counts.join(", "));
    // Every kind of promise fails in some bank, and not seldom, so that each is tried both ways.
    assert_eq!(failed.len(), 14, "{counts:?}");
    assert!(failed.values().all(|count| *count >= 10), "{counts:?}");
    let bounded = |seed: u64| {
        small(seed)
            .constraints
            .iter()
            .filter(|constraint| matches!(constraint, Constraint::Less(..)))
            .count()
    };
    assert!(
        (0..BANKS).filter(|seed| bounded(*seed) > 1).count() >= 100,
        "few banks have chains of numbers"
    );
}
