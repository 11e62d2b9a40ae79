//! The page fits on one side for every set of answers: the bound is never exceeded, answers come near it, and a bank that
//! breaks it is refused.

use std::fs;
use std::sync::OnceLock;

use crate::support::dice::Dice;
use crate::support::{answers_from, keeps_constraints, known_answers, people, shipped};
use ketascreen_core::answers::{Answer, Answers, Tick, Ticks, Unknown, Value};
use ketascreen_core::bank::{Bank, Kind, Level, Question};
use ketascreen_core::diagnostic::{Code, Problem, Severity};
use ketascreen_core::fit::{HELP_MOST_LINES, HELP_MOST_WORDS, PageBound, bound, problems};
use ketascreen_core::proof::LIMIT;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::{Layout, PageSize, fitted_page, text_page};
use ketascreen_core::summary::{
    Block, PageOptions, Room, Summary, is_help_first, summarize, summary_page,
};
use ketascreen_core::text::Source;
use proptest::prelude::*;

/// Own words of several kinds: plain, wide in print, wide as text, without a space, on many lines, without width.
const OWN_WORDS: [&str; 6] = [
    "These are the words of somebody who has a lot to say and to ask. ",
    "WWWWWW MMMMMM ",
    "漢字仮名",
    "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm",
    "a\n\n",
    "e\u{301}\u{302}\u{303}\u{304}\u{308}",
];

/// The shipped bank and its bound, worked out once.
fn shipped_with_bound() -> &'static (&'static Bank, PageBound<'static>) {
    static FOUND: OnceLock<(&Bank, PageBound<'_>)> = OnceLock::new();
    FOUND.get_or_init(|| {
        let bank: &Bank = Box::leak(Box::new(shipped()));
        (bank, bound(bank, LIMIT).expect("it is decided"))
    })
}

fn file(bank: &Bank, answers: Answers, own_words: &str) -> AnswersFile {
    let (_, mut file) = people(bank).into_iter().next().expect("there are people");
    file.answers = answers;
    file.record.client = Some(own_words.repeat(9).replace('\n', ""));
    for (id, question) in bank.numbered_questions() {
        if let (Kind::Text { longest }, true) = (&question.kind, !file.answers.get(id).is_unknown())
        {
            let text = own_words.chars().cycle().take(*longest).collect::<String>();
            file.answers.set(id, Answer::Known(Value::Text(text.trim().to_owned())));
        }
    }
    file
}

fn tightest(summary: &Summary<'_>) -> PageSize {
    let room = Room::from_widest().last().expect("there is a tightest room");
    PageSize::of(&summary_page(summary, room), is_help_first(summary))
}

fn is_within(size: PageSize, bound: &PageBound<'_>) -> bool {
    let within = |amount: f64, most: f64| amount <= most + 1e-6;
    within(size.lines as f64, bound.lines.most)
        && within(size.words as f64, bound.words.most)
        && within(size.sides, bound.sides.most)
}

/// Lines and words of the texts of help on a page.
fn help_block(summary: &Summary<'_>) -> (usize, usize) {
    let today: Vec<&str> = summary
        .bank
        .rules()
        .iter()
        .flat_map(|rule| &rule.calls)
        .filter(|call| call.place == ketascreen_core::bank::HelpPlace::Today)
        .map(|call| call.text.as_str())
        .collect();
    let texts = summary.help.first.iter().chain(&summary.help.early);
    let blocks: Vec<Block> = texts
        .filter(|text| !today.contains(*text))
        .map(|text| Block::Strong((*text).to_owned()))
        .collect();
    let size = PageSize::of(&blocks, false);
    (size.lines, size.words)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_page_exceeds_the_bound(
        numbers in proptest::collection::vec(0..400_u32, 80),
        country in 0..7_usize,
        chosen: bool,
        words in 0..OWN_WORDS.len(),
    ) {
        let (bank, bound) = shipped_with_bound();
        let file = file(bank, answers_from(bank, &numbers), OWN_WORDS[words]);
        let mut file = file;
        if chosen {
            let private = bank.numbered_questions().filter(|(_, question)| question.private);
            file.on_page = private.map(|(id, _)| id).collect();
        }
        let options = PageOptions { is_country_chosen: chosen, ..PageOptions::default() };
        let country = &bank.countries()[country % bank.countries().len()];
        let country = if chosen { country } else { &bank.countries()[0] };
        let summary = summarize(bank, &file, country).with(options);
        let size = tightest(&summary);
        prop_assert!(is_within(size, bound), "{size:?} is more than {:?}", (bound.lines.most, bound.words.most, bound.sides.most));
        let (lines, words) = help_block(&summary);
        prop_assert!(lines as f64 <= bound.help_lines.most && words as f64 <= bound.help_words.most);
        let page = fitted_page(&summary);
        prop_assert!(PageSize::of(&page, is_help_first(&summary)).fits());
    }
}

#[test]
fn the_shipped_bank_fits() {
    let bank = shipped();
    let bound = bound(&bank, LIMIT).expect("it is decided");
    let found = problems(&bank, Some(&bound));
    assert!(found.is_empty(), "{found:#?}");
    assert!(bound.help_lines.most <= HELP_MOST_LINES as f64);
    assert!(bound.help_words.most <= HELP_MOST_WORDS as f64);
}

/// Other answers to a question: unknown ones, those that tests know, and a list with one tick turned.
fn others(question: &Question, now: &Answer) -> Vec<Answer> {
    let unknown = [Unknown::NotSure, Unknown::PreferNot, Unknown::Missing].map(Answer::Unknown);
    let mut others: Vec<Answer> = unknown.into_iter().chain(known_answers(question)).collect();
    let ticks = match now {
        Answer::Known(Value::Multi(Ticks::Options(ticks))) => ticks.clone(),
        _ => return others,
    };
    for (option, _) in
        question.numbered_options().filter(|(id, _)| question.none_option() != Some(*id))
    {
        let rest = || ticks.iter().copied().filter(|tick| tick.option != option);
        let turned = [None, Some(true), Some(false)]
            .map(|sure| rest().chain(sure.map(|sure| Tick { option, sure })).collect::<Vec<_>>());
        others.extend(
            turned
                .into_iter()
                .filter_map(Ticks::of)
                .map(|ticks| Answer::Known(Value::Multi(ticks))),
        );
    }
    others
}

/// The longest page that is found from some answers on, by changes of one answer that do not make it shorter.
fn longest_found(bank: &Bank, from: &Answers, size: fn(PageSize) -> f64) -> f64 {
    let mut answers = from.clone();
    for (id, question) in bank.numbered_questions() {
        if matches!(question.kind, Kind::Text { .. }) {
            answers.set(id, Answer::Known(Value::Text("x".to_owned())));
        }
    }
    let mut file = file(bank, answers, OWN_WORDS[0]);
    let room = Room::from_widest().last().expect("there is a tightest room");
    // What fills the lines better comes first among pages of the same size.
    let measured = |file: &AnswersFile| {
        let summary = summarize(bank, file, &bank.countries()[0]);
        let page = summary_page(&summary, room);
        let wide = Layout { width: 100_000, ..Layout::default() };
        (size(tightest(&summary)), text_page(&page, wide).len())
    };
    let mut most = measured(&file);
    let mut dice = Dice(1);
    for _ in 0..8_000 {
        let place = dice.below(bank.questions().len());
        let (id, question) = bank.numbered_questions().nth(place).expect("it is one of them");
        if matches!(question.kind, Kind::Text { .. }) {
            continue;
        }
        let mut others = others(question, file.answers.get(id));
        let before = file.answers.get(id).clone();
        file.answers.set(id, others.swap_remove(dice.below(others.len())));
        let now = measured(&file);
        if now >= most && keeps_constraints(bank, &file.answers) {
            most = now;
        } else {
            file.answers.set(id, before);
        }
    }
    most.0
}

/// A measure by its name, the answers that come nearest to its bound, the bound, and the measure itself.
type Measured<'a> = (&'static str, &'a Answers, f64, fn(PageSize) -> f64);

/// The bound is no idle one: there are answers whose page comes near it.
#[test]
fn pages_come_near_the_bound() {
    let (bank, bound) = shipped_with_bound();
    let measures: [Measured<'_>; 3] = [
        ("lines", &bound.lines.answers, bound.lines.most, |size| size.lines as f64),
        ("words", &bound.words.answers, bound.words.most, |size| size.words as f64),
        ("sides", &bound.sides.answers, bound.sides.most, |size| size.sides),
    ];
    for (name, answers, most, size) in measures {
        let found = longest_found(bank, answers, size);
        println!("{name}: a page of {found:.3}, at most {most:.3}");
        assert!(found <= most + 1e-6, "{name}: {found} is more than {most}");
        assert!(
            found >= 0.85 * most,
            "{name}: the longest page found has {found}, the bound is {most}"
        );
    }
}

fn changed(change: impl Fn(&str) -> String) -> Vec<Problem> {
    let text = fs::read_to_string("questions.toml").expect("the bank can be read");
    let text: String = text.lines().map(|line| change(line) + "\n").collect();
    let source = Source::from_bytes("changed.toml", text.into_bytes()).expect("it is UTF-8");
    let bank = Bank::read(source).unwrap_or_else(|broken| panic!("{:#?}", broken.problems));
    problems(&bank, bound(&bank, LIMIT).as_ref())
}

fn found(problems: &[Problem], code: Code) -> &Problem {
    let found = problems.iter().find(|problem| problem.code == code);
    found.unwrap_or_else(|| panic!("{code:?} is not among {problems:#?}"))
}

#[test]
fn longer_short_titles_are_refused() {
    let title =
        |line: &str| Some(line.strip_prefix("short_title = \"")?.strip_suffix('"')?.to_owned());
    let longer = |line: &str| match title(line) {
        Some(title) if title.len() < 39 => {
            format!("short_title = \"{title} {}\"", "x".repeat(39 - title.len()))
        }
        _ => line.to_owned(),
    };
    let problems = changed(longer);
    let problem = found(&problems, Code::PageTooLong);
    assert_eq!(problem.severity, Severity::Error);
    let help = problem.help.as_deref().unwrap_or_default();
    assert!(help.contains('x') && help.matches('`').count() >= 10, "{help}");
    assert_eq!(problem.examples.len(), 1);
    // As many words more, on a bank that is not the shipped one, are a warning.
    let wordy = changed(|line| match title(line) {
        Some(title) if title.len() <= 34 => format!("short_title = \"{title} a b c\""),
        _ => line.to_owned(),
    });
    assert_eq!(found(&wordy, Code::PageTooWordy).severity, Severity::Warning);
}

#[test]
fn longer_texts_of_help_are_refused() {
    let longer = |line: &str| match line.strip_prefix("text = \"Call or text a crisis line now.") {
        Some(rest) => {
            format!("text = \"Call or text a crisis line now, or go to somebody near.{rest}")
        }
        None => line.to_owned(),
    };
    let problems = changed(longer);
    let problem = found(&problems, Code::HelpTooLong);
    assert_eq!(problem.severity, Severity::Error);
    assert!(
        problem.help.as_deref().unwrap_or_default().contains("Call or text a crisis line now, or")
    );
}

/// What a finding says stands on the tightest page all the same.
#[test]
fn the_tightest_page_names_every_finding_and_every_open_question() {
    let bank = shipped();
    let bound = bound(&bank, LIMIT).expect("it is decided");
    let file = file(&bank, bound.lines.answers.clone(), OWN_WORDS[0]);
    let summary = summarize(&bank, &file, &bank.countries()[0]);
    let room = Room::from_widest().last().expect("there is a tightest room");
    let page = format!("{:?}", summary_page(&summary, room));
    for finding in summary.findings(&[Level::Urgent, Level::Caution, Level::Discuss]) {
        let rule = bank.rule(finding.rule);
        let line = summary.words().line(finding, &file.answers);
        assert!(page.contains(&rule.short_title) || page.contains(&line), "{}", rule.id);
    }
    for open in &summary.find_out.said_unknown {
        assert!(page.contains(summary.words().label(open.question)));
    }
}
