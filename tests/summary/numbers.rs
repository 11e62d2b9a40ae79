//! Scores: what is known of a sum is said in every format, or named as left out.

use crate::support::formats::{brief, html, json, markdown, text};
use crate::support::page::shown;
use crate::support::{answers_file, shipped};
use ketascreen_core::bank::Bank;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::{BRIEF_LONGEST, Layout};
use ketascreen_core::summary::summarize;
use serde_json::Value;

fn scored(bank: &Bank, name: &str) -> AnswersFile {
    let text = std::fs::read_to_string(format!("tests/fixtures/scales/{name}.toml"))
        .expect("it can be read");
    answers_file(bank, &text)
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sum between 12 and 21: that it is 10 or more is certain, and so are the bands that it may be in.
#[test]
fn what_holds_for_every_possible_sum_is_said() {
    let bank = shipped();
    let file = scored(&bank, "gad7_12_to_21");
    let summary = summarize(&bank, &file, &bank.countries()[0]);
    let document: Value = serde_json::from_str(&json(&summary)).expect("it is JSON");
    let findings = document["findings"].as_array().expect("it is a list");
    let found = findings.iter().find(|found| found["id"] == "gad7_10_or_more");
    let because = &found.expect("10 or more is certain")["because"];
    let sum = because.as_array().and_then(|because| because.last()).expect("there is a reason");
    assert_eq!(*sum, serde_json::json!({ "scale": "gad7", "least": 12, "greatest": 21 }));
    let sum = serde_json::json!({ "least": 12, "greatest": 21, "band": null });
    assert_eq!(document["scales"]["gad7"], sum);
    let range = "GAD-7: 12 to 21 of 21 (moderate to severe), not all known";
    let layout = Layout::default();
    for (format, page) in [
        ("text", text(&summary, layout)),
        ("brief", brief(&summary, layout)),
        ("markdown", markdown(&summary).replace('\\', "")),
        ("html", shown(&html(&summary), "")),
    ] {
        assert!(joined(&page).contains(range), "{format}: {page}");
    }
}

/// A range within one band names it.
#[test]
fn a_range_within_one_band_names_the_band() {
    let bank = shipped();
    let items: String =
        (1..=6).map(|item| format!("gad7_{item} = \"nearly_every_day\"\n")).collect();
    let file = answers_file(&bank, &format!("[answers]\ngad7_offer = \"yes\"\n{items}"));
    let page = text(&summarize(&bank, &file, &bank.countries()[0]), Layout::default());
    assert!(
        joined(&page).contains("GAD-7: 18 to 21 of 21 (severe range), not all known"),
        "{page}"
    );
}

#[test]
fn the_brief_shows_scores_and_readings() {
    let bank = shipped();
    let file = scored(&bank, "gad7_21_complete");
    let brief = joined(&brief(&summarize(&bank, &file, &bank.countries()[0]), Layout::default()));
    for said in ["GAD-7: 21 of 21 (severe range)", "118/74", "today"] {
        assert!(brief.contains(said), "{said} is not in: {brief}");
    }
}

/// Scores stand there, or are named as left out: never left out in silence.
#[test]
fn the_brief_never_leaves_out_scores_in_silence() {
    let bank = shipped();
    for name in ["gad7_21_complete", "help_and_scores"] {
        let file = scored(&bank, name);
        let brief = brief(&summarize(&bank, &file, &bank.countries()[0]), Layout::default());
        assert!(brief.chars().count() <= BRIEF_LONGEST, "{name}");
        let is_shown = joined(&brief).contains("GAD-7: 21 of 21");
        let is_named = joined(&brief).contains(bank.phrases().cut_numbers.as_str());
        assert!(is_shown != is_named, "{name}: {brief}");
    }
}
