//! Thousands of small random banks: an evaluator that tries every set of answers one by one agrees with the engine, and
//! its verdicts with those of the proofs; every counterexample is a smallest one and shows its fault when it is replayed.

use super::replay::{examples, replay, shows};
use super::small_bank::{
    Answer, Constraint, Dice, Heard, Kind, SmallBank, Truth, option_name, rule_name,
};
use ketascreen_core::answers::{Answer as EngineAnswer, Answers, Ticks, Value};
use ketascreen_core::bank::{Bank, OptionId, QuestionId};
use ketascreen_core::diagnostic::{Code, Drawing, draw};
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::logic::Truth as EngineTruth;
use ketascreen_core::proof::{
    Apart, BankDiff, LIMIT, Monotone, NoGap, NoOverlap, NotAlwaysReplaced, NotDead, NotVacuous,
    OutcomeChange, Promise, Reachable, Short, StaysRaised, UnknownNotSafer, Verdict, Violation,
    prove,
};
use ketascreen_core::text::Source;

const BANKS: u64 = 6_000;

fn bank_of(small: &SmallBank) -> Bank {
    let source = Source::from_bytes("small.toml", small.text().into_bytes()).expect("it is UTF-8");
    Bank::read(source).unwrap_or_else(|broken| {
        panic!("{}", draw(&broken.source, &broken.problems, Drawing { colour: false, width: 100 }))
    })
}

fn is_readable(small: &SmallBank) -> bool {
    let source = Source::from_bytes("small.toml", small.text().into_bytes()).expect("it is UTF-8");
    Bank::read(source).err().is_none_or(|broken| {
        broken.problems.iter().any(|problem| problem.code != Code::ConstraintNeverHolds)
    })
}

/// A small bank that few enough answers can be given to.
fn small(seed: u64) -> SmallBank {
    let mut dice = Dice(seed);
    loop {
        let small = SmallBank::random(&mut dice);
        // A bank with a constraint that never holds cannot be read; two that exclude each other are left to the proofs.
        if small.count() <= 400 && is_readable(&small) {
            return small;
        }
    }
}

/// Every accepted set of answers with what is heard.
struct World {
    small: SmallBank,
    accepted: Vec<(Vec<Answer>, Heard)>,
}

impl World {
    fn of(small: SmallBank) -> World {
        let accepted = small.all_answers().into_iter().filter(|answers| small.accepts(answers));
        let accepted =
            accepted.map(|answers| (answers.clone(), small.evaluate(&answers))).collect();
        World { small, accepted }
    }

    /// With another answer to one question, where that is accepted.
    fn with(&self, answers: &[Answer], question: usize, answer: Answer) -> Option<Heard> {
        let mut changed = answers.to_vec();
        changed[question] = answer;
        self.small.accepts(&changed).then(|| self.small.evaluate(&changed))
    }

    /// The answers, fewest and first, for which something is so.
    fn first(&self, so: impl Fn(&[Answer], &Heard) -> bool) -> Option<Vec<Answer>> {
        let found = self.accepted.iter().filter(|(answers, heard)| so(answers, heard));
        found.map(|(answers, _)| answers).min_by_key(|answers| self.order(answers)).cloned()
    }

    /// Answers, ticks, then question by question: an answer before none, a certain tick before an unsure one before none.
    fn order(&self, answers: &[Answer]) -> (usize, usize, Vec<Vec<i64>>) {
        let given = answers.iter().filter(|answer| **answer != Answer::Unknown).count();
        let ticks = answers.iter().map(|answer| match answer {
            Answer::Multi(ticks) => ticks.iter().filter(|tick| **tick > 0).count(),
            _ => 0,
        });
        let each = answers.iter().map(|answer| match answer {
            Answer::Unknown => vec![1],
            Answer::Choice(option) => vec![0, *option as i64],
            Answer::Multi(ticks) => {
                [vec![0], ticks.iter().map(|tick| 2 - i64::from(*tick)).collect()].concat()
            }
            Answer::Number(number) => vec![0, *number],
            Answer::Words => vec![0],
        });
        (given, ticks.sum(), each.collect())
    }

    fn changes(&self, question: usize, answer: &Answer) -> Vec<Answer> {
        let mut changes = vec![Answer::Unknown];
        if let Answer::Multi(ticks) = answer {
            for (place, _) in ticks.iter().enumerate().filter(|(_, tick)| **tick == 2) {
                let mut less_sure = ticks.clone();
                less_sure[place] = 1;
                changes.push(Answer::Multi(less_sure));
            }
        }
        assert!(question < self.small.questions.len());
        changes
    }

    fn rises(&self, question: usize, answer: &Answer) -> Vec<Answer> {
        let found = &self.small.questions[question];
        match (answer, &found.kind, &found.rising) {
            (Answer::Choice(option), _, Some(order)) => {
                let place = order
                    .iter()
                    .position(|other| other == option)
                    .expect("every option has its place");
                order[place + 1..].iter().map(|option| Answer::Choice(*option)).collect()
            }
            (Answer::Number(number), Kind::Number(_, greatest), Some(_)) => {
                (number + 1..=*greatest).map(Answer::Number).collect()
            }
            (Answer::Multi(ticks), _, Some(_)) => {
                let mut rises = Vec::new();
                for place in 0..ticks.len() {
                    for tick in ticks[place] + 1..=2 {
                        let mut more = ticks.clone();
                        more[place] = tick;
                        rises.push(Answer::Multi(more));
                    }
                }
                rises
            }
            _ => Vec::new(),
        }
    }

    fn silent(&self, before: &Heard, after: &Heard, rule: usize) -> bool {
        before.raised(rule)
            && !after.raised(rule)
            && !self.small.rules[rule].replaced_by.iter().any(|stronger| after.finding[*stronger])
    }

    /// The answers before the change that show the violation, if the promise fails; none inside where there is nothing to
    /// show.
    fn violation(&self, promise: Promise) -> Option<Option<Vec<Answer>>> {
        let never = |so: &dyn Fn(&Heard) -> bool| {
            (!self.accepted.iter().any(|(_, heard)| so(heard))).then_some(None)
        };
        let some = |found: Option<Vec<Answer>>| found.map(Some);
        match promise {
            Promise::Answerable(_) => self.accepted.is_empty().then_some(None),
            Promise::Reachable(Reachable { question }) => {
                never(&|heard| heard.asked[question.index()] == Truth::Yes)
            }
            Promise::NotDead(NotDead { rule }) => {
                never(&|heard| heard.truths[rule.index()] == Truth::Yes)
            }
            Promise::NotAlwaysReplaced(NotAlwaysReplaced { rule }) => {
                if never(&|heard| heard.truths[rule.index()] == Truth::Yes).is_some() {
                    return None;
                }
                never(&|heard| heard.finding[rule.index()])
            }
            Promise::NotVacuous(NotVacuous { rule }) => {
                let mut named = Vec::new();
                self.small.rules[rule.index()].when.questions(&self.small, &mut named);
                let all_known = |answers: &[Answer], heard: &Heard| {
                    named.iter().all(|question| {
                        let doubt = matches!(&answers[*question], Answer::Multi(ticks) if ticks.contains(&1));
                        heard.asked[*question] == Truth::Yes && answers[*question] != Answer::Unknown && !doubt
                    })
                };
                let known: Vec<&Heard> = self
                    .accepted
                    .iter()
                    .filter(|(answers, heard)| all_known(answers, heard))
                    .map(|(_, heard)| heard)
                    .collect();
                (!known.is_empty() && known.iter().all(|heard| heard.finding[rule.index()]))
                    .then_some(None)
            }
            Promise::Apart(Apart { one, other }) => {
                let (one, other) = (one.index(), other.index());
                let same = self
                    .accepted
                    .iter()
                    .all(|(_, heard)| heard.finding[one] == heard.finding[other]);
                if !same {
                    return None;
                }
                some(self.first(|_, heard| heard.finding[one]))
            }
            Promise::StaysRaised(StaysRaised { rule, question }) => {
                let (rule, question) = (rule.index(), question.index());
                some(self.first(|answers, before| {
                    answers[question] != Answer::Unknown
                        && self.changes(question, &answers[question]).into_iter().any(|answer| {
                            self.with(answers, question, answer)
                                .is_some_and(|after| self.silent(before, &after, rule))
                        })
                }))
            }
            Promise::UnknownNotSafer(UnknownNotSafer { question }) => {
                let question = question.index();
                some(self.first(|answers, unknown| {
                    answers[question] == Answer::Unknown && {
                        let known = self.small.answers_to(question).into_iter().skip(1);
                        let least = known
                            .filter_map(|answer| self.with(answers, question, answer))
                            .map(|heard| heard.overall)
                            .min();
                        least.is_some_and(|least| unknown.overall < least)
                    }
                }))
            }
            Promise::Monotone(Monotone { question }) => {
                let question = question.index();
                some(self.first(|answers, before| {
                    self.rises(question, &answers[question]).into_iter().any(|answer| {
                        self.with(answers, question, answer)
                            .is_some_and(|after| after.overall < before.overall)
                    })
                }))
            }
            Promise::Short(Short { rule }) => {
                let mut named = Vec::new();
                self.small.rules[rule.index()].when.questions(&self.small, &mut named);
                let mut looked_at = 0;
                while let Some(question) = named.get(looked_at).copied() {
                    looked_at += 1;
                    let mut further = Vec::new();
                    if let Some(ask_if) = &self.small.questions[question].ask_if {
                        ask_if.questions(&self.small, &mut further);
                    }
                    named.extend(further);
                }
                named.iter().any(|question| !self.small.questions[*question].short).then_some(None)
            }
            Promise::NoOverlap(NoOverlap { .. }) => {
                let (rules, _) = self.small.partition.as_ref().expect("there is one");
                some(self.first(|_, heard| {
                    rules.iter().filter(|rule| heard.finding[**rule]).count() > 1
                }))
            }
            Promise::NoGap(NoGap { .. }) => {
                let (rules, when) = self.small.partition.as_ref().expect("there is one");
                some(self.first(|answers, heard| {
                    self.small.truth(when, answers, &heard.asked) == Truth::Yes
                        && !rules.iter().any(|rule| heard.finding[*rule])
                }))
            }
        }
    }
}

/// An example to a bank as the small bank knows it.
fn as_small(example: &Answers, bank: &Bank, small: &SmallBank) -> Vec<Answer> {
    let answer = |id: QuestionId| match example.get(id) {
        EngineAnswer::Unknown(_) => Answer::Unknown,
        EngineAnswer::Known(Value::Choice(option)) => Answer::Choice(option.index()),
        EngineAnswer::Known(Value::Integer(number)) => Answer::Number(*number),
        EngineAnswer::Known(Value::Text(_)) => Answer::Words,
        EngineAnswer::Known(Value::Multi(ticks)) => as_small_list(ticks, id, small),
    };
    bank.numbered_questions().map(|(id, _)| answer(id)).collect()
}

fn as_small_list(ticks: &Ticks, question: QuestionId, small: &SmallBank) -> Answer {
    let Kind::Multi(options, _) = small.questions[question.index()].kind else {
        panic!("ticks are of a list")
    };
    let mut all = vec![0; options];
    for tick in ticks.options() {
        all[tick.option.index()] = if tick.sure { 2 } else { 1 };
    }
    Answer::Multi(all)
}

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
    assert_eq!(failed.len(), 12, "{counts:?}");
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

fn engine_answers(bank: &Bank, small: &SmallBank, answers: &[Answer]) -> Answers {
    use ketascreen_core::answers::Tick;
    let mut engine = Answers::none(bank);
    for (id, question) in bank.numbered_questions() {
        let option = |place: usize| -> OptionId {
            question.option_named(&option_name(place)).expect("it has the option")
        };
        let value = match &answers[QuestionId::index(id)] {
            Answer::Unknown => continue,
            Answer::Choice(place) => Value::Choice(option(*place)),
            Answer::Number(number) => Value::Integer(*number),
            Answer::Words => Value::Text("words".to_owned()),
            Answer::Multi(ticks) => {
                let ticks = ticks.iter().enumerate().filter(|(_, tick)| **tick > 0);
                let ticks: Vec<Tick> = ticks
                    .map(|(place, tick)| Tick { option: option(place), sure: *tick == 2 })
                    .collect();
                Value::Multi(Ticks::of(ticks).unwrap_or(Ticks::NoneOfThese))
            }
        };
        engine.set(id, EngineAnswer::Known(value));
    }
    assert_eq!(small.questions.len(), bank.questions().len());
    engine
}

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

/// Two banks with some questions and rules in common: what is heard otherwise is what trying every set of answers shows.
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
