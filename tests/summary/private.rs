//! Answers to private questions leave no trace on a page, whatever they are.

use proptest::prelude::*;

use crate::support::{answers_from, known_answers, shipped};
use ketascreen_core::answers::{Answer, Unknown};
use ketascreen_core::bank::Bank;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::{Format, Layout, render};
use ketascreen_core::summary::summarize;

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
