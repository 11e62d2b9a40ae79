//! Differences between two banks are those that trying every set of answers shows.

use super::banks::{BANKS, bank_of, small};
use super::conversions::as_small;
use super::world::World;
use crate::proof::replay::replay;
use crate::proof::small_bank::{Answer, Dice, Heard, Kind, SmallBank, rule_name};
use ketascreen_core::proof::{BankDiff, LIMIT, OutcomeChange};

/// A set of answers to one bank as the other knows it; nothing where the other does not take it.
fn carried_over(answers: &[Answer], from: &SmallBank, to: &SmallBank) -> Option<Vec<Answer>> {
    let mut carried = vec![Answer::Unknown; to.questions.len()];
    for (question, answer) in
        answers.iter().enumerate().filter(|(_, answer)| **answer != Answer::Unknown)
    {
        let same = to.questions.get(question)?;
        assert!(question < from.questions.len());
        carried[question] = match (answer, &same.kind) {
            (Answer::Choice(option), Kind::Choice(options)) => {
                (*option < options.len()).then(|| answer.clone())?
            }
            (Answer::Number(number), Kind::Number(least, greatest)) => {
                (least..=greatest).contains(&number).then(|| answer.clone())?
            }
            (Answer::Words, Kind::Words) => Answer::Words,
            (Answer::Multi(ticks), Kind::Multi(options, none)) => {
                if ticks.iter().skip(*options).any(|tick| *tick > 0)
                    || (!none && ticks.iter().all(|tick| *tick == 0))
                {
                    return None;
                }
                Answer::Multi(
                    (0..*options).map(|place| ticks.get(place).copied().unwrap_or(0)).collect(),
                )
            }
            _ => return None,
        };
    }
    Some(carried)
}

/// Two banks with some questions and rules in common: what is heard otherwise is what trying every
/// set of answers shows.
#[test]
fn trying_every_set_of_answers_finds_the_same_differences_between_two_banks() {
    let mut found_otherwise = 0;
    let mut same = 0;
    for seed in 0..BANKS / 2 {
        let now = small(seed);
        // The next version has other rules for the same questions, or is another bank altogether.
        let before = if seed % 3 == 0 {
            small(seed + BANKS)
        } else {
            SmallBank { rules: now.other_rules(&mut Dice(seed)), ..now.clone() }
        };
        let (new, old) = (bank_of(&now), bank_of(&before));
        let differences = BankDiff::between(&new, &old, LIMIT);
        let world = World::of(now.clone());
        let both: Vec<(&Vec<Answer>, &Heard, Heard)> = world
            .accepted
            .iter()
            .filter_map(|(answers, heard)| {
                let carried = carried_over(answers, &now, &before)?;
                before.accepts(&carried).then(|| (answers, heard, before.evaluate(&carried)))
            })
            .collect();
        assert_eq!(differences.some_accepted, !both.is_empty(), "bank {seed}");
        let names = |rules: std::ops::Range<usize>| rules.map(rule_name).collect::<Vec<_>>();
        let (now_has, before_had) = (now.rules.len(), before.rules.len());
        assert_eq!(
            differences.added.iter().map(|rule| new.rule(*rule).id.clone()).collect::<Vec<_>>(),
            names(before_had.min(now_has)..now_has)
        );
        assert_eq!(
            differences.gone.iter().map(|rule| old.rule(*rule).id.clone()).collect::<Vec<_>>(),
            names(now_has.min(before_had)..before_had)
        );
        for shared in &differences.shared {
            let rule = shared.new.index();
            let shown = shared.changes.as_ref().expect("it is decided");
            for kind in [
                OutcomeChange::FoundNow,
                OutcomeChange::FoundBefore,
                OutcomeChange::OpenNow,
                OutcomeChange::OpenBefore,
            ] {
                let differs = both.iter().filter(|(_, now, before)| match kind {
                    OutcomeChange::FoundNow => now.finding[rule] && !before.finding[rule],
                    OutcomeChange::FoundBefore => !now.finding[rule] && before.finding[rule],
                    OutcomeChange::OpenNow => now.unresolved[rule] && !before.unresolved[rule],
                    OutcomeChange::OpenBefore => !now.unresolved[rule] && before.unresolved[rule],
                });
                let first = differs
                    .map(|(answers, ..)| *answers)
                    .min_by_key(|answers| world.order(answers));
                let example =
                    shown.iter().find(|(shown, _)| *shown == kind).map(|(_, example)| example);
                assert_eq!(
                    example.map(|example| as_small(example, &new, &now)).as_ref(),
                    first,
                    "bank {seed}, rule {rule}, {kind:?}"
                );
                if let Some(example) = example {
                    replay(example, &new, &new);
                    replay(example, &new, &old);
                    found_otherwise += 1;
                } else {
                    same += 1;
                }
            }
        }
    }
    println!("{} pairs of banks, {found_otherwise} differences, {same} times the same", BANKS / 2);
    assert!(found_otherwise > 1_000 && same > 1_000);
}
