//! Whole summaries of seven people, in every format. Read a changed snapshot before you accept it.

use crate::support::formats::{
    brief, comparison_html, comparison_markdown, comparison_text, html, json, markdown, text,
};
use crate::support::{people, shipped};
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::Layout;
use ketascreen_core::summary::comparison::compare;
use ketascreen_core::summary::{PageOptions, Summary, summarize};

fn for_each_person(check: impl Fn(&str, &Summary<'_>)) {
    let bank = shipped();
    let people = people(&bank);
    assert_eq!(people.len(), 7);
    for (name, file) in &people {
        check(name, &summarize(&bank, file, &bank.countries()[0]));
    }
}

#[test]
fn summaries_read_as_before() {
    for_each_person(|name, summary| {
        let layout = Layout::default();
        let formats = [
            ("txt", text(summary, layout)),
            ("brief.txt", brief(summary, layout)),
            ("md", markdown(summary)),
            ("json", json(summary)),
        ];
        for (ending, found) in formats {
            // The digest changes with every letter of the bank, and says nothing of the summary.
            let found = found.replace(summary.bank.digest(), "sha256:…");
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}.{ending}"), found);
            });
        }
    });
}

/// Everything that a page for people says stands in each of them, in the same order.
#[test]
fn text_and_markdown_say_the_same() {
    for_each_person(|name, summary| {
        let wide = text(summary, Layout { width: 100_000, colour: false, ascii: false });
        let plain = |text: &str| -> Vec<String> {
            let letters = text.replace('\\', "").replace("**", "");
            letters
                .split(|character: char| !character.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        // Markdown numbers a list without filling up, and both draw tables in their own way.
        assert_eq!(plain(&wide), plain(&markdown(summary)), "{name}");
    });
}

/// At any width from 40 on, every line fits and no word is lost.
#[test]
fn text_fits_its_width() {
    for_each_person(|name, summary| {
        for width in [40, 60, 80, 132] {
            let found = text(summary, Layout { width, colour: false, ascii: false });
            let longest = found.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(width), "{name}: {longest:?} columns at {width}");
        }
    });
}

/// A counselor's record: its reference and notes stand in every format but `brief`.
#[test]
fn a_record_shows_its_reference_and_notes() {
    let bank = shipped();
    let record = r#"
format = "ketascreen-record/2"
[record]
counselor = true
client = "C-17"
[answers]
bp_systolic = 152
own_words = "What would it cost?"
[notes]
bp_systolic = "taken twice, left arm"
own_words = "asked twice"
"#;
    let source =
        ketascreen_core::text::Source::from_bytes("record.toml", record.as_bytes().to_vec())
            .expect("it is UTF-8");
    let file =
        ketascreen_core::record::read(&source, &bank, ketascreen_core::record::ExpectedBank::Same)
            .expect("the record is right");
    assert!(file.record.counselor, "a counselor asked");
    let summary = summarize(&bank, &file, &bank.countries()[0]);
    let layout = Layout::default();
    let notes = ["taken twice, left arm", "asked twice"];
    for (format, found) in [
        ("text", text(&summary, layout)),
        ("markdown", markdown(&summary)),
        ("html", html(&summary)),
    ] {
        assert!(found.contains("C-17"), "{format} lacks the reference");
        for note in notes {
            assert!(!found.contains(note), "{format} is for the person, and shows {note}");
        }
    }
    let found = json(&summary);
    for words in ["C-17"].iter().chain(&notes) {
        assert!(found.contains(words), "json lacks {words}");
    }
    let brief = brief(&summary, layout);
    assert!(!brief.contains("C-17") && !brief.contains("twice"), "{brief}");
}

/// Support that is there is not named as missing.
#[test]
fn the_brief_names_only_the_support_that_is_missing() {
    let bank = shipped();
    let brief_of = |supports: &str| {
        let text = format!("[answers]\nplan_supports = [{supports}]\n");
        let source = ketascreen_core::text::Source::from_bytes("answers.toml", text.into_bytes())
            .expect("it is UTF-8");
        let file = ketascreen_core::record::read(
            &source,
            &bank,
            ketascreen_core::record::ExpectedBank::Same,
        )
        .expect("they are right");
        brief(&summarize(&bank, &file, &bank.countries()[0]), Layout::default())
    };
    let with_clinician = brief_of("\"clinician\"");
    assert!(with_clinician.contains("No way home arranged"), "{with_clinician}");
    assert!(!with_clinician.contains("No clinician"), "{with_clinician}");
}

/// A file of answers, with what a counselor was told of risk.
fn asked_by_a_counselor(bank: &ketascreen_core::bank::Bank, told: &str) -> AnswersFile {
    let text = format!(
        "[answers]\nsuicidal_thoughts = \"passive\"\nsuicide_attempt = \"never\"\n{told}\n"
    );
    let source = ketascreen_core::text::Source::from_bytes("answers.toml", text.into_bytes())
        .expect("it is UTF-8");
    ketascreen_core::record::read(&source, bank, ketascreen_core::record::ExpectedBank::Same)
        .expect("they are right")
}

/// What is for counselors stands in JSON, and on no page: a page is the same with it and without.
#[test]
fn answers_for_counselors_stand_on_no_page() {
    let bank = shipped();
    let told = "risk_details = [\"plan_made\"]\nrisk_actions = \"not_sure\"\n\
                risk_note = \"Dr Quux was told\"\n[notes]\nrisk_details = \"said calmly\"";
    let (with, without) = (asked_by_a_counselor(&bank, told), asked_by_a_counselor(&bank, ""));
    assert!(with.record.counselor && !without.record.counselor, "such an answer tells who asked");
    let country = &bank.countries()[0];
    let pages = |file: &AnswersFile| {
        let summary = summarize(&bank, file, country);
        let layout = Layout::default();
        [text(&summary, layout), brief(&summary, layout), markdown(&summary), html(&summary)]
    };
    assert_eq!(pages(&with), pages(&without));
    let changes = |file: &AnswersFile| {
        let comparison = compare(&bank, &without, file, country);
        [
            comparison_text(&comparison, Layout::default()),
            comparison_markdown(&comparison),
            comparison_html(&comparison),
        ]
    };
    assert_eq!(changes(&with), changes(&without));
    let read = |file: &AnswersFile| -> serde_json::Value {
        serde_json::from_str(&json(&summarize(&bank, file, country))).expect("it is JSON")
    };
    let (whole, other) = (read(&with), read(&without));
    assert_eq!(whole["answers"]["risk_note"], "Dr Quux was told");
    assert_eq!(whole["answers"]["risk_details"], serde_json::json!(["plan_made"]));
    assert_eq!(whole["notes"]["risk_details"], "said calmly");
    for question in bank.questions().iter().filter(|question| question.for_counselors) {
        assert!(whole["answers"].get(&question.id).is_some(), "{}", question.id);
        let named = |key: &str| other[key].to_string().contains(&format!("\"{}\"", question.id));
        assert!(!named("answers") && !named("not_asked"), "{}: none asked", question.id);
    }
}

/// An answer for counselors is kept whatever else is answered; where one asks, JSON names those not asked.
#[test]
fn an_answer_for_counselors_is_never_set_aside() {
    let bank = shipped();
    let text = "[record]\ncounselor = true\n[answers]\nsuicidal_thoughts = \"none\"\n\
                suicide_attempt = \"never\"\nrisk_note = \"Dr Quux was told\"\n";
    let source = ketascreen_core::text::Source::from_bytes("answers.toml", text.into())
        .expect("it is UTF-8");
    let file =
        ketascreen_core::record::read(&source, &bank, ketascreen_core::record::ExpectedBank::Same)
            .expect("they are right");
    assert!(file.ignored.is_empty() && file.warnings.is_empty(), "{:?}", file.warnings);
    let read: serde_json::Value =
        serde_json::from_str(&json(&summarize(&bank, &file, &bank.countries()[0])))
            .expect("it is JSON");
    assert_eq!(read["answers"]["risk_note"], "Dr Quux was told");
    let not_asked = read["not_asked"].as_array().expect("it is a list");
    assert!(not_asked.contains(&"risk_details".into()), "{not_asked:?}");
    assert!(!not_asked.contains(&"risk_note".into()), "{not_asked:?}");
}

/// The page is one side of paper, and the reasons behind it are at most 2,600 words.
#[test]
fn page_and_reasons_are_short() {
    let bank = shipped();
    let people = people(&bank);
    assert!(people.len() >= 7);
    for (name, file) in &people {
        let shown = |reasons| {
            let options = PageOptions { reasons, ..PageOptions::default() };
            text(&summarize(&bank, file, &bank.countries()[0]).with(options), Layout::default())
        };
        let (page, with_reasons) = (shown(false), shown(true));
        let words = |text: &str| text.split_whitespace().count();
        let (lines, reasons) = (page.lines().count(), words(&with_reasons) - words(&page));
        println!("{name}: page {lines} lines, {} words; reasons {reasons} words", words(&page));
        assert!(lines <= 66 && words(&page) <= 600 && reasons <= 2_600, "{name}: {reasons}");
    }
}
