//! The result as data: its schema, its order, and what is in it.

use std::cmp::Reverse;
use std::sync::LazyLock;

use crate::support::formats::json;
use crate::support::schema::{faults, published};
use crate::support::{answers_file, answers_from, people, shipped};
use ketascreen_core::bank::{Bank, Level, PointId, RuleId};
use ketascreen_core::record::AnswersFile;
use ketascreen_core::summary::{Summary, points, summarize};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json as value};

static BANK: LazyLock<Bank> = LazyLock::new(shipped);

fn summary(file: &AnswersFile) -> Summary<'_> {
    summarize(&BANK, file, &BANK.countries()[0])
}

fn data(file: &AnswersFile) -> Value {
    serde_json::from_str(&json(&summary(file))).expect("it is JSON")
}

fn answered(answers: &str) -> Value {
    data(&answers_file(&BANK, &format!("[answers]\n{answers}")))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("it is a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("it is a text")
}

fn rule(entry: &Value) -> RuleId {
    let id = text(&entry["id"]);
    BANK.numbered_rules().find(|(_, rule)| rule.id == id).expect("it is a rule of the bank").0
}

fn level(value: &Value) -> Level {
    let named = |level: &Level| level.id() == text(value);
    [Level::Note, Level::Discuss, Level::Caution, Level::Urgent]
        .into_iter()
        .find(named)
        .expect("it is a level")
}

#[test]
fn every_person_keeps_the_published_schema() {
    let schema = published("ketascreen-summary-2");
    let people = people(&BANK);
    assert_eq!(people.len(), 7);
    for (name, file) in &people {
        let faults = faults(&schema, &data(file));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
    let whole = data(&people[0].1);
    for key in whole.as_object().expect("it is an object").keys() {
        let mut without = whole.clone();
        without.as_object_mut().expect("it is an object").remove(key);
        assert!(!schema.is_valid(&without), "the schema does without {key}");
    }
    let mut older = whole;
    older["format"] = "ketascreen-summary/1".into();
    assert!(!schema.is_valid(&older), "the schema takes an older format");
}

#[test]
fn the_keys_stand_in_the_order_of_the_contract() {
    let file = answers_file(
        &BANK,
        "[record]\nclient = \"C-17\"\n[answers]\nbp_systolic = 152\ngad7_offer = \"yes\"\n\
         [notes]\nbp_systolic = \"left arm\"",
    );
    let json = json(&summary(&file));
    let keys_at = |indent: &str, from: &str| -> Vec<String> {
        let part = json.split_once(from).expect("it is there").1;
        let lines = part.lines().skip(1).take_while(|line| line.starts_with(indent));
        let key = |line: &str| {
            let key = line.strip_prefix(indent)?.strip_prefix('"')?;
            Some(key.split_once("\":")?.0.to_owned())
        };
        lines.filter_map(key).collect()
    };
    assert_eq!(
        keys_at("  ", "{"),
        [
            "format",
            "bank",
            "saved",
            "overall",
            "help_now",
            "next_step",
            "points",
            "findings",
            "unresolved",
            "scales",
            "answers",
            "carried",
            "not_asked",
            "ignored",
            "sources",
            "disclaimer",
            "record",
            "notes",
        ]
    );
    assert_eq!(keys_at("      ", "\"points\": [\n    {"), ["id", "title", "findings"]);
    assert_eq!(
        keys_at("      ", "\"findings\": [\n    {"),
        [
            "id",
            "level",
            "basis",
            "title",
            "short_title",
            "line",
            "text",
            "ask",
            "because",
            "sources"
        ]
    );
    assert_eq!(
        keys_at("      ", "\"unresolved\": [\n    {"),
        ["id", "level", "counts_as", "missing"]
    );
    assert_eq!(keys_at("      ", "\"gad7\": {"), ["least", "greatest", "band"]);
}

/// A band is said only where every possible sum is in it.
#[test]
fn the_band_is_null_where_more_than_one_is_possible() {
    let scored = |items: &[&str]| {
        let items = items.iter().enumerate();
        let lines: String =
            items.map(|(at, item)| format!("gad7_{} = \"{item}\"\n", at + 1)).collect();
        answered(&format!("gad7_offer = \"yes\"\n{lines}"))["scales"]["gad7"].clone()
    };
    let most = "nearly_every_day";
    let sum = |least: i64, greatest: i64, band: Value| value!({ "least": least, "greatest": greatest, "band": band });
    assert_eq!(scored(&[most; 7]), sum(21, 21, "severe".into()));
    assert_eq!(
        scored(&[most; 6]),
        sum(18, 21, "severe".into()),
        "not exact, and severe all the same"
    );
    assert_eq!(scored(&[most; 5]), sum(15, 21, "severe".into()), "from the least of a band");
    assert_eq!(
        scored(&[most, most, most, most, "several_days", "not_at_all"]),
        sum(13, 16, Value::Null)
    );
    assert_eq!(scored(&["not_at_all"; 6]), sum(0, 3, "minimal".into()));
    assert_eq!(scored(&[]), sum(0, 21, Value::Null));
    assert_eq!(answered("gad7_offer = \"no\"")["scales"]["gad7"], Value::Null, "not asked");
}

/// What to do today stands on the page, and is no help now; a crisis line offered early is.
#[test]
fn help_now_holds_what_stands_first_or_early() {
    let safe = "suicidal_thoughts = \"none\"\nsuicide_attempt = \"never\"\nsymptoms_now = [\"none\"]\nother_mental_health = [\"none\"]\n";
    let kinds = |answers: &str| -> Vec<String> {
        let document = answered(answers);
        let mut kinds: Vec<String> =
            list(&document["help_now"]).iter().map(|line| text(&line["kind"]).to_owned()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(safe), [""; 0]);
    let today = "bp_systolic = 185\nbp_diastolic = 95\npsychosis_history = \"current\"\nketamine_past = \"never\"";
    let document = answered(&format!("{safe}{today}"));
    assert!(document["findings"].to_string().contains("bp_severe"), "{document}");
    assert_eq!(kinds(&format!("{safe}{today}")), [""; 0]);
    assert_eq!(
        kinds(&safe.replace("\"none\"\nsuicide_attempt", "\"passive\"\nsuicide_attempt")),
        ["talk"]
    );
    assert_eq!(
        kinds(&safe.replace("\"none\"\nsuicide_attempt", "\"active\"\nsuicide_attempt")),
        ["emergency", "talk", "text"]
    );
    assert_eq!(
        kinds(&safe.replace("symptoms_now = [\"none\"]", "symptoms_now = \"not_sure\"")),
        ["emergency"]
    );
}

#[test]
fn the_lines_of_the_chosen_country_come_first() {
    let file = answers_file(&BANK, "[answers]\nsuicidal_thoughts = \"active\"");
    for country in BANK.countries() {
        let document: Value =
            serde_json::from_str(&json(&summarize(&BANK, &file, country))).expect("it is JSON");
        let mut codes: Vec<&str> =
            list(&document["help_now"]).iter().map(|line| text(&line["country"])).collect();
        codes.dedup();
        let others = BANK.countries().iter().map(|other| other.code.as_str());
        let others = others.filter(|code| *code != country.code);
        let expected: Vec<&str> = [country.code.as_str()].into_iter().chain(others).collect();
        assert_eq!(codes, expected);
    }
}

#[test]
fn a_record_says_when_it_was_saved_and_for_whom() {
    let by_hand = answered("age = 34");
    assert_eq!(by_hand["saved"], Value::Null);
    assert!(by_hand.get("record").is_none() && by_hand.get("notes").is_none());
    let record = data(&answers_file(
        &BANK,
        "[record]\nsaved = \"2026-11-28T14:02:00-08:00\"\nclient = \"C-17\"\n[answers]\nage = 34",
    ));
    assert_eq!(record["saved"], "2026-11-28T14:02:00-08:00");
    assert_eq!(record["record"], value!({ "client": "C-17" }));
    assert_eq!(record["carried"], value!({}));
}

/// A finding holds what the page says of it, filled in for this person.
#[test]
fn a_finding_holds_its_short_title_its_line_and_its_question() {
    let document = answered("heart = [\"irregular_rhythm\"]");
    let finding = list(&document["findings"])
        .iter()
        .find(|finding| finding["id"] == "heart_condition")
        .expect("it is a finding");
    let (_, rule) =
        BANK.numbered_rules().find(|(_, rule)| rule.id == "heart_condition").expect("it is a rule");
    assert_eq!(finding["short_title"], rule.short_title.as_str());
    assert_eq!(finding["ask"], rule.ask.as_str());
    let line = text(&finding["line"]);
    assert!(!line.contains('{') && line != rule.line.as_str(), "{line}: the answer is not in it");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn findings_and_unresolved_stand_in_their_order(numbers in vec(0u32..4096, BANK.questions().len())) {
        let document = data(&AnswersFile::of(&BANK, &answers_from(&BANK, &numbers)));
        let place = |entry: &Value, key: &str| -> (Reverse<Level>, PointId, RuleId) {
            let id = rule(entry);
            (Reverse(level(&entry[key])), BANK.rule(id).point, id)
        };
        for (part, key) in [("findings", "level"), ("unresolved", "counts_as")] {
            let places: Vec<_> = list(&document[part]).iter().map(|entry| place(entry, key)).collect();
            prop_assert!(places.is_sorted(), "{part}: {places:?}");
        }
    }

    /// The points of the page, and beside them those that only private findings make.
    #[test]
    fn points_are_those_of_the_page_with_private_ones(numbers in vec(0u32..4096, BANK.questions().len())) {
        let file = AnswersFile::of(&BANK, &answers_from(&BANK, &numbers));
        let (summary, document) = (summary(&file), data(&file));
        let listed: Vec<(&str, Vec<&str>)> = list(&document["points"])
            .iter()
            .map(|point| (text(&point["id"]), list(&point["findings"]).iter().map(text).collect()))
            .collect();
        let mut told: Vec<&str> = listed.iter().flat_map(|(_, findings)| findings).copied().collect();
        let mut to_raise: Vec<&str> = list(&document["findings"])
            .iter()
            .filter(|finding| level(&finding["level"]) >= Level::Discuss)
            .map(|finding| text(&finding["id"]))
            .collect();
        told.sort_unstable();
        to_raise.sort_unstable();
        prop_assert_eq!(told, to_raise, "each stands under one point, once");
        let on_page = points(&summary);
        let on_page: Vec<&str> = on_page.iter().map(|point| BANK.point(point.point).id.as_str()).collect();
        let also_listed: Vec<&str> = listed.iter().map(|(id, _)| *id).filter(|id| on_page.contains(id)).collect();
        prop_assert_eq!(also_listed, on_page);
    }

    #[test]
    fn every_source_that_is_named_is_listed(numbers in vec(0u32..4096, BANK.questions().len())) {
        let document = data(&AnswersFile::of(&BANK, &answers_from(&BANK, &numbers)));
        let listed: Vec<&Value> = list(&document["sources"]).iter().map(|source| &source["id"]).collect();
        for finding in list(&document["findings"]) {
            for source in list(&finding["sources"]) {
                prop_assert!(listed.contains(&source), "{}: {source}", finding["id"]);
            }
        }
    }
}

/// JSON is whole: a private finding has its point and its sources.
#[test]
fn a_private_finding_has_its_point() {
    let document = answered("plan_pressure = \"yes\"");
    let point = list(&document["points"]).iter().find(|point| point["id"] == "pressure");
    assert_eq!(point.expect("it stands")["findings"], value!(["plan_pressured"]));
}
