//! Answers to private questions leave no trace on a page, whatever they are.

use std::sync::LazyLock;

use proptest::prelude::*;
use toml::Value;

use crate::shipped::shipped_source;
use crate::support::{answers_from, known_answers, shipped};
use ketascreen_core::answers::{Answer, Unknown};
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{
    AnswersFile, ExpectedBank, Notation, answers_file, read, record as write_record,
};
use ketascreen_core::render::{Format, Layout, render};
use ketascreen_core::summary::{PageOptions, summarize};
use ketascreen_core::text::Source;

fn page(bank: &Bank, answers: &ketascreen_core::Answers, format: Format) -> String {
    let file = AnswersFile::of(bank, answers);
    render(&summarize(bank, &file, &bank.countries()[0]), format, Layout::default())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 30, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn private_answers_leave_no_trace_on_a_page(numbers in prop::collection::vec(any::<u32>(), 80)) {
        let bank = shipped();
        let without = answers_from(&bank, &numbers);
        let private: Vec<_> =
            bank.numbered_questions().filter(|(_, question)| question.private).collect();
        prop_assert!(!private.is_empty(), "the bank has a private question");
        for (id, question) in private {
            let unknown = [Unknown::NotSure, Unknown::PreferNot, Unknown::Missing];
            let others = unknown.map(Answer::Unknown).into_iter().chain(known_answers(question));
            for other in others {
                let mut answers = without.clone();
                answers.set(id, other);
                for format in [Format::Text, Format::Brief, Format::Markdown, Format::Html] {
                    let (one, two) =
                        (page(&bank, &without, format), page(&bank, &answers, format));
                    prop_assert!(one == two, "{}: {format:?} shows {:?}", question.id, answers.get(id));
                }
            }
        }
    }
}

/// The shipped bank without its private questions and the rules that name them.
fn without_private() -> Bank {
    let mut table: toml::Table = shipped_source().text.parse().expect("it is TOML");
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    let entries = |table: &mut toml::Table, key: &str, keeps: &dyn Fn(&Value) -> bool| {
        let list = table.get_mut(key).and_then(Value::as_array_mut).expect("it is a list");
        let (kept, gone) = std::mem::take(list).into_iter().partition(|entry| keeps(entry));
        *list = kept;
        gone
    };
    let gone: Vec<Value> = entries(&mut table, "question", &|question| {
        question.get("private").and_then(Value::as_bool) != Some(true)
    });
    let private: Vec<String> = gone.iter().filter_map(|question| text(question, "id")).collect();
    let rules: Vec<Value> = entries(&mut table, "rule", &|rule| {
        let when = text(rule, "when").unwrap_or_default();
        !private.iter().any(|id| when.contains(id.as_str()))
    });
    assert!(!private.is_empty() && !rules.is_empty(), "the bank has a private question and a rule");
    let source = Source::from_bytes("other.toml", table.to_string().into_bytes());
    Bank::read(source.expect("it is UTF-8"))
        .unwrap_or_else(|broken| panic!("{:#?}", broken.problems))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60, failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Promise 9: the pages are those of a bank that never had the private questions.
    #[test]
    fn pages_are_those_of_a_bank_without_private_questions(numbers in prop::collection::vec(any::<u32>(), 80)) {
        static BANKS: LazyLock<(Bank, Bank)> = LazyLock::new(|| (shipped(), without_private()));
        let (bank, other) = &*BANKS;
        let whole = AnswersFile::of(bank, &answers_from(bank, &numbers));
        let written = answers_file(bank, &whole.answers);
        let private = |line: &str| bank.questions().iter().any(|question| question.private && line.starts_with(&question.id));
        let written: String = written.lines().filter(|line| !private(line)).map(|line| format!("{line}\n")).collect();
        let source = Source::from_bytes("answers.toml", written.into_bytes()).expect("it is UTF-8");
        let reduced = read(&source, other, ExpectedBank::Same).map_err(|found| TestCaseError::fail(format!("{found:?}")))?;
        for reasons in [false, true] {
            let options = PageOptions { reasons, ..PageOptions::default() };
            for format in [Format::Text, Format::Brief, Format::Markdown, Format::Html] {
                let shown = |bank: &Bank, file: &AnswersFile| {
                    let summary = summarize(bank, file, &bank.countries()[0]).with(options);
                    render(&summary, format, Layout::default())
                };
                prop_assert_eq!(shown(bank, &whole), shown(other, &reduced), "{:?}", format);
            }
        }
    }
}

/// One private answer does not tip what is said of how much is known.
#[test]
fn a_private_answer_does_not_count_as_little_or_much() {
    let bank = shipped();
    let questions: Vec<_> = bank.numbered_questions().collect();
    let mut answers = ketascreen_core::Answers::none(&bank);
    let (private, asked) =
        questions.iter().find(|(_, question)| question.private).expect("there is one");
    for (id, question) in &questions {
        let Some(answer) = known_answers(question).into_iter().next() else { continue };
        if question.private || question.for_counselors {
            continue;
        }
        answers.set(*id, answer);
        let mut with = answers.clone();
        with.set(*private, known_answers(asked).pop().expect("it has answers"));
        assert_eq!(page(&bank, &answers, Format::Text), page(&bank, &with, Format::Text));
    }
}

/// What the person puts on the page stands there, with what rests on it.
#[test]
fn what_the_person_puts_on_the_page_stands_there() {
    let bank = shipped();
    let record = |page: &str| {
        let text = format!("[answers]\nplan_pressure = \"yes\"\n{page}");
        let source = Source::from_bytes("answers.toml", text.into_bytes()).expect("it is UTF-8");
        read(&source, &bank, ExpectedBank::Same).unwrap_or_else(|found| panic!("{found:#?}"))
    };
    let shown = |file: &AnswersFile| {
        let options = PageOptions { reasons: true, is_country_chosen: false, today: None };
        let summary = summarize(&bank, file, &bank.countries()[0]).with(options);
        render(&summary, Format::Markdown, Layout::default())
    };
    let (off, on) = (record(""), record("[page]\nshow = [\"plan_pressure\"]\n"));
    let (id, question) =
        bank.numbered_questions().find(|(_, question)| question.private).expect("there is one");
    assert_eq!(on.on_page, [id]);
    assert!(!shown(&off).contains(&question.label) && shown(&on).contains(&question.label));
    let mut all = off;
    all.put_private_on_page(&bank);
    assert_eq!(shown(&all), shown(&on), "`--private` puts all on");
    assert!(
        write_record(&bank, &on, Notation::Toml).contains("show = [\"plan_pressure\"]"),
        "it is kept"
    );
}

/// JSON is the whole record for programs.
#[test]
fn json_holds_private_answers() {
    let bank = shipped();
    let (id, question) =
        bank.numbered_questions().find(|(_, question)| question.private).expect("there is one");
    let mut answers = ketascreen_core::Answers::none(&bank);
    let known = known_answers(question);
    let pages: Vec<String> = known
        .into_iter()
        .map(|answer| {
            answers.set(id, answer);
            page(&bank, &answers, Format::Json)
        })
        .collect();
    assert!(pages.windows(2).all(|pair| pair[0] != pair[1]), "{}", question.id);
}
