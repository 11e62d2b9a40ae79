//! The chart: whole, neutral, and the same in every format.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use crate::support::formats::chart;
use crate::support::{answers_from, people, shipped};
use ketascreen_core::answers::{Answer, Value};
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, ExpectedBank, read};
use ketascreen_core::render::PageFormat;
use ketascreen_core::summary::summarize;
use ketascreen_core::text::Source;
use proptest::collection::vec;
use proptest::prelude::*;

static BANK: LazyLock<Bank> = LazyLock::new(shipped);

fn visit(name: &str) -> AnswersFile {
    let path = format!("tests/fixtures/visits/{name}.toml");
    let bytes = fs::read(&path).expect("the visit is there");
    let source = Source::from_bytes(path, bytes).expect("it is UTF-8");
    read(&source, &BANK, ExpectedBank::Same).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn charted(file: &AnswersFile, format: PageFormat) -> String {
    chart(&summarize(&BANK, file, &BANK.countries()[0]), format)
}

fn text_of(file: &AnswersFile) -> String {
    charted(file, PageFormat::Text)
}

#[test]
fn charts_read_as_before() {
    let mut files = people(&BANK);
    files.push(("active_thoughts".to_owned(), visit("active_thoughts")));
    for (name, file) in &files {
        for (ending, format) in
            [("chart.txt", PageFormat::Text), ("chart.md", PageFormat::Markdown)]
        {
            let found = charted(file, format);
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}.{ending}"), found);
            });
        }
    }
}

/// All that section 6 of a chart promises, for a client with active thoughts.
#[test]
fn a_chart_of_danger_holds_everything() {
    let file = visit("active_thoughts");
    let text = text_of(&file);
    for said in [
        "2026-11-28 14:02 (UTC-08:00)",
        "Reference: C-17",
        "Answered by: the client",
        "Present: her sister, from the second part on",
        "Asked by: ____",
        "Suicide attempt: prefer not to say",
        "until changed on 2026-11-28 13:41 (UTC-08:00): never",
        "a plan made",
        "prescriber told",
        "| Dr Quux told at 13:50.",
        "| Safety plan tomorrow.",
        "152/?",
        "zolpidem",
        "| I am tired.",
        "taken twice, left arm",
        "2026-10-31: SSRI or SNRI tried (to other words)",
        "2026-09-30: Close family (to other words)",
        "Pressure from someone else: Yes",
        "talk to a clinician",
        "988",
        "private",
        "Signed: ____",
    ] {
        assert!(text.contains(said), "{said} is not in the chart:\n{text}");
    }
    assert!(!text.contains("Not asked: Age") && text.contains("Not asked: "), "{text}");
    let head = text.find("Risk").expect("there is risk");
    assert!(head < text.find("Readings and scores").expect("there are readings"));
}

/// Who was never asked about suicide is told apart from who declined and from who said no.
#[test]
fn both_questions_about_suicide_are_always_told() {
    let of = |answers: &str| {
        let text = format!("[answers]\n{answers}\n");
        let source = Source::from_bytes("a", text.into_bytes()).expect("it is UTF-8");
        text_of(&read(&source, &BANK, ExpectedBank::Same).expect("they are right"))
    };
    for (answers, thoughts, attempt) in [
        ("", "not answered", "not answered"),
        ("suicidal_thoughts = \"none\"\nsuicide_attempt = \"never\"", "never", "never"),
        (
            "suicidal_thoughts = \"not_sure\"\nsuicide_attempt = \"prefer_not\"",
            "not sure",
            "prefer not to say",
        ),
    ] {
        let text = of(answers);
        for line in
            [format!("Thoughts of suicide: {thoughts}"), format!("Suicide attempt: {attempt}")]
        {
            assert!(text.contains(&line), "{line}\n{text}");
        }
    }
}

/// The words of a list of the shipped bank.
fn list(name: &str) -> Vec<String> {
    let bank: toml::Table =
        fs::read_to_string("questions.toml").expect("it can be read").parse().expect("it is TOML");
    let words = bank["bank"][name].as_array().expect("it is a list");
    words.iter().filter_map(toml::Value::as_str).map(str::to_lowercase).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let is_inside = |character: char| character.is_alphanumeric() || character == '\'';
    text.to_lowercase().split(|character| !is_inside(character)).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Neutral, without a verdict, with what was told; nothing cut: every known answer stands in it.
    #[test]
    fn a_chart_is_neutral_and_whole(numbers in vec(0u32..4096, BANK.questions().len()), counselor in any::<bool>()) {
        let mut answers = answers_from(&BANK, &numbers);
        for (id, _) in BANK.numbered_questions().filter(|(_, question)| question.for_counselors && !counselor) {
            answers.set(id, Answer::MISSING);
        }
        let mut file = AnswersFile::of(&BANK, &answers);
        file.record.counselor = counselor;
        let text = text_of(&file);
        let own: String = text.lines().filter(|line| !line.trim_start().starts_with("| ")).collect::<Vec<_>>().join("\n");
        let found = words(&own);
        for word in list("addresses_reader").into_iter().chain(list("forbidden_words")) {
            prop_assert!(!found.contains(&word), "{} in {}", word, own);
        }
        prop_assert!(text.contains("talk to a clinician") && text.contains("988"));
        prop_assert!(text.contains("private"), "it says that it is whole");
        for (id, question) in BANK.numbered_questions() {
            let is_item = BANK.scales().iter().any(|scale| scale.items.contains(&id));
            match file.answers.get(id) {
                Answer::Known(Value::Text(own)) => prop_assert!(text.contains(own.as_str())),
                Answer::Known(_) if !is_item && question.page_part.is_none() => {
                    let is_treated = BANK.treatments().iter().any(|row| row.tried.contains(&id) || row.outcome.contains(&id));
                    prop_assert!(is_treated || text.contains(&question.label), "{}", question.label);
                }
                _ => {}
            }
        }
        let markdown = charted(&file, PageFormat::Markdown).replace('\\', "");
        let html = crate::support::page::shown(&charted(&file, PageFormat::Html), "title");
        prop_assert_eq!(words(&text), words(&html));
        prop_assert_eq!(words(&text), words(&markdown));
    }
}
