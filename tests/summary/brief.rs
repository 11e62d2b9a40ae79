//! The most that can stand together in the brief summary fits, whatever the answers are.
//!
//! Rules that share no question (of a list, no option), not even through an `ask_if` or a replacement, are taken not to
//! bear on one another. So the urgent findings and cautions fall into groups, and what can be found together is at most
//! the sum of the most of each group, for which every combination of answers is tried.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::support::{keeps_constraints, shipped};
use ketascreen_core::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use ketascreen_core::bank::condition::Test;
use ketascreen_core::bank::{Bank, Kind, Level, LineKind, OptionId, QuestionId, Rule, RuleId};
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::render::BRIEF_LONGEST;
use ketascreen_core::summary::crisis_line;
use ketascreen_core::text::ascii;

static BANK: LazyLock<Bank> = LazyLock::new(shipped);

/// Characters of own words that stand in every brief summary, where there are so many.
const OWN_WORDS_KEPT: usize = 300;

/// A question, or one option of a list: each may be ticked whatever the others are.
type Subject = (QuestionId, Option<OptionId>);

/// Rules that bear on one another, and on what they rest.
struct Group {
    rules: BTreeSet<RuleId>,
    subjects: BTreeSet<Subject>,
}

fn tests_of(rule: &Rule) -> Vec<&Test> {
    let mut tests = Vec::new();
    rule.when.each_test(&mut |test| tests.push(test));
    let mut looked_at = 0;
    while let Some(test) = tests.get(looked_at).copied() {
        for question in test.questions(|scale| BANK.items(scale)) {
            if let Some(ask_if) = &BANK.question(question).ask_if {
                ask_if.each_test(&mut |gate| {
                    if !tests.contains(&gate) {
                        tests.push(gate);
                    }
                });
            }
        }
        looked_at += 1;
    }
    tests
}

fn subjects_of(test: &Test) -> Vec<Subject> {
    match test {
        Test::HasAny(question, options) => {
            options.iter().map(|option| (*question, Some(*option))).collect()
        }
        _ => test.questions(|scale| BANK.items(scale)).into_iter().map(|id| (id, None)).collect(),
    }
}

fn groups() -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (id, rule) in BANK.numbered_rules().filter(|(_, rule)| rule.level >= Level::Caution) {
        let mut group = Group {
            rules: rule.replaced_by.iter().copied().chain([id]).collect(),
            subjects: tests_of(rule).into_iter().flat_map(subjects_of).collect(),
        };
        let (touching, apart) = groups.into_iter().partition(|other: &Group| {
            !(other.rules.is_disjoint(&group.rules) && other.subjects.is_disjoint(&group.subjects))
        });
        groups = apart;
        for other in touching {
            let Group { rules, subjects } = other;
            group.rules.extend(rules);
            group.subjects.extend(subjects);
        }
        groups.push(group);
    }
    groups
}

/// Answers to a question that stand for all, as far as the rules of a group can tell them apart.
fn answers_to(question: QuestionId, group: &Group) -> Vec<Answer> {
    let tests: Vec<&Test> =
        group.rules.iter().flat_map(|rule| tests_of(BANK.rule(*rule))).collect();
    let found = BANK.question(question);
    let mut values: Vec<Value> = match &found.kind {
        Kind::Choice(_) => {
            found.numbered_options().map(|(option, _)| Value::Choice(option)).collect()
        }
        Kind::Integer { range, .. } => {
            let thresholds = tests.iter().filter_map(|test| match test {
                Test::Number(named, _, number) if *named == question => Some(*number),
                _ => None,
            });
            let near: BTreeSet<i64> =
                thresholds.flat_map(|number| [number - 1, number, number + 1]).collect();
            near.into_iter().filter(|number| range.contains(number)).map(Value::Integer).collect()
        }
        Kind::Multi(_) => {
            let named: BTreeSet<OptionId> = tests
                .iter()
                .filter_map(|test| match test {
                    Test::HasAny(named, options) if *named == question => Some(options),
                    _ => None,
                })
                .flatten()
                .copied()
                .collect();
            let subset = |bits: usize| -> Vec<Tick> {
                let ticked = named.iter().enumerate().filter(|(index, _)| bits >> index & 1 == 1);
                ticked.map(|(_, option)| Tick { option: *option, sure: true }).collect()
            };
            (0..1 << named.len())
                .filter_map(|bits| Ticks::of(subset(bits)).map(Value::Multi))
                .collect()
        }
        Kind::Text { .. } => Vec::new(),
    };
    values.dedup();
    values.into_iter().map(Answer::Known).chain([Answer::Unknown(Unknown::NotSure)]).collect()
}

/// The most characters that the titles of a group's urgent findings and cautions can take together, and with which titles.
fn longest_together(group: &Group) -> (usize, Vec<&'static str>) {
    let questions: BTreeSet<QuestionId> = group.subjects.iter().map(|(id, _)| *id).collect();
    let choices: Vec<(QuestionId, Vec<Answer>)> =
        questions.into_iter().map(|question| (question, answers_to(question, group))).collect();
    let combinations: usize = choices.iter().map(|(_, answers)| answers.len()).product();
    assert!(combinations < 500_000, "too many to try: {combinations}");
    let mut longest = (0, Vec::new());
    for mut number in 0..combinations {
        let mut answers = Answers::none(&BANK);
        for (question, choices) in &choices {
            answers.set(*question, choices[number % choices.len()].clone());
            number /= choices.len();
        }
        if !keeps_constraints(&BANK, &answers) {
            continue;
        }
        let titles: Vec<&str> = evaluate(&BANK, &answers)
            .findings
            .iter()
            .filter(|finding| {
                group.rules.contains(&finding.rule)
                    && BANK.rule(finding.rule).level >= Level::Caution
            })
            .map(|finding| BANK.rule(finding.rule).short_title.as_str())
            .collect();
        let length = titles.iter().map(|title| line_length(&format!("{title};"))).sum();
        if length > longest.0 {
            longest = (length, titles);
        }
    }
    longest
}

/// A line with its line break. Wrapping puts a line break in place of a space, so it adds none.
fn line_length(line: &str) -> usize {
    ascii(line).chars().count() + 1
}

#[test]
fn the_most_that_can_stand_together_fits() {
    let groups = groups();
    let together: Vec<(usize, Vec<&str>)> = groups.iter().map(longest_together).collect();
    let titles: usize = together.iter().map(|(length, _)| length).sum();
    let count: usize = together.iter().map(|(_, titles)| titles.len()).sum();
    for (_, titles) in &together {
        assert!(!titles.is_empty(), "a group finds nothing for any answers");
    }
    for country in BANK.countries() {
        let phrases = BANK.phrases();
        let length_of = |kinds: &[LineKind]| -> usize {
            kinds
                .iter()
                .filter_map(|kind| country.main_line(*kind))
                .map(|line| {
                    let filled = phrases.crisis_line.fill(&[
                        ("name", line.name.as_str()),
                        ("contact", line.contact.as_str()),
                        ("country", country.name.as_str()),
                    ]);
                    line_length(&filled)
                })
                .sum()
        };
        let told = phrases.brief_told.fill(&[("crisis_line", &crisis_line(&BANK, country))]);
        // A crisis line stands once: among the lines that help calls for, or else at the end.
        let lines = (length_of(&[LineKind::Emergency, LineKind::Talk])
            + line_length(phrases.brief_told_help.as_str()))
        .max(length_of(&[LineKind::Emergency]) + line_length(&told));
        let day = line_length(&phrases.date.fill(&[("date", "2026-11-29")]));
        let cut = [
            &phrases.cut_some_own_words,
            &phrases.cut_some_numbers,
            &phrases.cut_some_discuss,
            &phrases.cut_some_tried,
            &phrases.cut_some_find_out,
        ];
        let cut: Vec<&str> = cut.iter().map(|phrase| phrase.as_str()).collect();
        let cut = cut.join(phrases.list_separator.as_str());
        let rest = lines
            + day
            + line_length(&phrases.brief_title.fill(&[("topic", BANK.topic())]))
            + line_length(phrases.brief_raise.as_str())
            + line_length(&phrases.brief_cut.fill(&[("parts", &cut)]));
        println!(
            "{}: {count} titles of {titles} characters, {rest} for the rest, {} for own words",
            country.code,
            BRIEF_LONGEST.saturating_sub(titles + rest)
        );
        let own_words = line_length(phrases.brief_own_words.as_str()) + OWN_WORDS_KEPT + " …".len();
        assert!(
            titles + rest + own_words <= BRIEF_LONGEST,
            "{titles} + {rest} + {own_words} characters: {together:#?}"
        );
    }
}
