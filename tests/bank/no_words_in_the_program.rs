//! No word that a reader sees stands in the code, and no id: texts and ids are the bank's, and the words of the program
//! stand in a file of their own, all of which a bank can replace.

use std::collections::BTreeMap;
use std::fs;

use crate::shipped::shipped_source;
use crate::support::formats::{
    brief, comparison_html, comparison_markdown, comparison_text, html, json, markdown, text,
};
use crate::support::page::shown;
use crate::support::{people, shipped};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{Bank, Kind, Phrases};
use ketascreen_core::record::{AnswersFile, ExpectedBank, read};
use ketascreen_core::render::Layout;
use ketascreen_core::summary::comparison::compare;
use ketascreen_core::summary::summarize;
use ketascreen_core::text::Source;
use ketascreen_interview::{Action, Interview, SaveTarget, Settings};
use toml::{Table, Value};

const MARKER: &str = "@@";

/// What a renamed id begins with.
const PREFIX: &str = "zz_";

/// The keys whose values a reader sees, wherever they stand.
const TEXT_KEYS: &[&str] = &[
    "title",
    "topic",
    "purpose",
    "disclaimer",
    "text",
    "label",
    "help",
    "why",
    "find_out",
    "ask",
    "line",
    "today",
    "helper",
    "counselor_hint",
    "stem",
    "attribution",
    "short_title",
    "points",
    "name",
    "contact",
    "publisher",
    "via",
    "unit",
    "url",
];

fn source(text: String) -> Source {
    Source::from_bytes("made.toml", text.into_bytes()).expect("it is UTF-8")
}

fn shipped_table() -> Table {
    shipped_source().text.parse().expect("the shipped bank is TOML")
}

fn read_bank(table: &Table) -> Bank {
    Bank::read(source(toml::to_string(table).expect("it is TOML")))
        .unwrap_or_else(|broken| panic!("{:#?}", broken.problems))
}

/// The shipped bank with every text replaced by a marker, and one in place of every word of the program; places to fill
/// in stay.
fn marked() -> Table {
    let mut table = shipped_table();
    assert!(table.get("words").is_none(), "the shipped bank is English, and replaces no word");
    mark_tables(&mut table, "");
    let next_step =
        table.get_mut("next_step").and_then(Value::as_table_mut).expect("there are next steps");
    next_step.iter_mut().for_each(|(_, text)| mark(text));
    let words = Phrases::DECLARED.iter().map(|(key, _, places)| {
        let mut word = Value::String(places.iter().map(|place| format!("{{{place}}}")).collect());
        mark(&mut word);
        ((*key).to_owned(), word)
    });
    table.insert("words".to_owned(), Value::Table(words.collect()));
    table
}

/// Marks the texts of a table that stands at a key.
fn mark_tables(table: &mut Table, at: &str) {
    for (key, value) in table.iter_mut() {
        // The help that a rule calls for is an id; the kinds of help themselves are tables.
        let is_text = TEXT_KEYS.contains(&key.as_str()) && !(key == "help" && at == "calls");
        match value {
            Value::Table(inner) => mark_tables(inner, key),
            Value::Array(values) if values.iter().all(Value::is_table) => values
                .iter_mut()
                .filter_map(Value::as_table_mut)
                .for_each(|inner| mark_tables(inner, key)),
            _ if is_text => mark(value),
            _ => {}
        }
    }
}

fn mark(value: &mut Value) {
    match value {
        Value::String(text) => {
            let places: Vec<&str> =
                text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
            *text = std::iter::once(MARKER.to_owned())
                .chain(places.iter().map(|place| format!("{{{place}}}")))
                .collect::<Vec<_>>()
                .join(" ");
        }
        Value::Array(texts) => texts.iter_mut().for_each(mark),
        _ => {}
    }
}

fn letters(text: &str) -> String {
    text.split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The people, without what they wrote themselves, which is not the program's.
fn people_without_own_words(bank: &Bank) -> Vec<(String, AnswersFile)> {
    let is_own = |kind: &Kind| matches!(kind, Kind::Text { .. });
    let mut people = people(bank);
    for (_, file) in &mut people {
        for (id, _) in bank.numbered_questions().filter(|(_, question)| is_own(&question.kind)) {
            file.answers.set(id, Answer::MISSING);
        }
    }
    people
}

#[test]
fn no_summary_has_a_word_of_its_own() {
    let bank = read_bank(&marked());
    for (name, file) in people_without_own_words(&bank) {
        let summary = summarize(&bank, &file, &bank.countries()[0]);
        for (format, found) in [
            ("text", text(&summary, Layout::default())),
            ("brief", brief(&summary, Layout::default())),
            ("markdown", markdown(&summary)),
            ("html", shown(&html(&summary), "")),
        ] {
            assert!(found.contains(MARKER), "{name}, {format}");
            assert_eq!(letters(&found), "", "{name}, {format}");
        }
        let document: serde_json::Value =
            serde_json::from_str(&json(&summary)).expect("it is JSON");
        for key in ["next_step", "disclaimer"] {
            let said = document[key].as_str().expect("it is a text");
            assert_eq!(letters(said), "", "{name}, {key}");
        }
        for finding in document["findings"].as_array().expect("it is a list") {
            assert_eq!(letters(finding["title"].as_str().expect("it is a text")), "");
            assert_eq!(letters(finding["text"].as_str().expect("it is a text")), "");
        }
    }
}

#[test]
fn no_comparison_has_a_word_of_its_own() {
    let bank = read_bank(&marked());
    let people = people_without_own_words(&bank);
    for ((earlier_name, earlier), (later_name, later)) in people.iter().zip(&people[1..]) {
        let comparison = compare(&bank, earlier, later, &bank.countries()[0]);
        for found in [
            comparison_text(&comparison, Layout::default()),
            comparison_markdown(&comparison),
            shown(&comparison_html(&comparison), ""),
        ] {
            assert!(found.contains(MARKER), "{earlier_name}, {later_name}");
            assert_eq!(letters(&found), "", "{earlier_name}, {later_name}");
        }
    }
}

#[test]
fn no_interview_has_a_word_of_its_own() {
    let bank = read_bank(&marked());
    for counselor in [false, true] {
        let mut interview = Interview::new(Settings {
            bank: &bank,
            country: &bank.countries()[0],
            is_country_chosen: false,
            counselor,
            length: None,
            save_target: SaveTarget::None,
        });
        let mut seen = 0;
        let mut look = |interview: &Interview<'_>| {
            let view = interview.view();
            for line in &view.lines {
                // Keys that choose a row, and the marks of ticks, are no words.
                let mark = letters(&line.mark);
                assert!(mark.chars().count() <= 1 || mark == "x", "{mark}");
                // What the person typed is not the program's.
                if line.cursor.is_none_or(|cursor| cursor == 0) {
                    assert_eq!(letters(&line.text), "");
                }
            }
            for said in [&view.keys, &view.plain_keys, &view.more] {
                assert_eq!(letters(said), "");
            }
            assert_eq!(letters(view.message.as_deref().unwrap_or_default()), "");
            seen += view.lines.len();
        };
        // At every question: Enter on nothing, what stands beside it, skipping and leaving and neither, a key that is often
        // wrong; then the first row, and where that is no answer, 'not sure'.
        let walk: Vec<Action> = [Action::Enter]
            .into_iter()
            .chain("?".chars().map(Action::Character))
            .chain([
                Action::Enter,
                Action::Character('!'),
                Action::Back,
                Action::Character('+'),
                Action::Back,
            ])
            .chain([
                Action::Character('='),
                Action::Enter,
                Action::Character('>'),
                Action::Leave,
                Action::Down,
                Action::Character('2'),
            ])
            .chain([
                Action::Character('9'),
                Action::Enter,
                Action::DeleteToStart,
                Action::Character('1'),
                Action::Enter,
            ])
            .collect();
        for _ in 0..120 {
            let here = interview.prompt().filter(|_| interview.is_at_question());
            for action in &walk {
                look(&interview);
                if interview.outcome().is_some() || interview.must_read() {
                    break;
                }
                interview.act(*action);
            }
            look(&interview);
            if interview.outcome().is_some() {
                break;
            }
            if interview.must_read() {
                [Action::Character('2'), Action::Enter].into_iter().for_each(|action| {
                    interview.act(action);
                    look(&interview);
                });
            } else if here.is_some()
                && interview.prompt().filter(|_| interview.is_at_question()) == here
            {
                [Action::Down, Action::End, Action::Up, Action::Enter]
                    .into_iter()
                    .for_each(|action| interview.act(action));
            }
        }
        assert!(interview.outcome().is_some(), "the walk did not come to an end");
        assert!(seen > 1_000);
    }
}

/// Renames every id of the shipped bank: those of questions, options, rules, scales, bands, sources, sections, labels,
/// points, kinds of help, thresholds, lists of options and leaflet topics.
struct Renaming {
    names: BTreeMap<String, String>,
}

impl Renaming {
    fn of(table: &Table) -> Renaming {
        let mut names = BTreeMap::new();
        let mut add = |id: &Value| {
            let id = id.as_str().expect("an id is a text");
            if id != "none" {
                names.insert(id.to_owned(), format!("{PREFIX}{id}"));
            }
        };
        for kind in [
            "section",
            "question",
            "option_set",
            "rule",
            "scale",
            "threshold",
            "source",
            "medicine_label",
            "leaflet",
            "point",
            "help",
        ] {
            for item in table[kind].as_array().expect("it is a list") {
                add(&item["id"]);
                for part in ["options", "bands"] {
                    let parts = item.get(part).and_then(Value::as_array);
                    parts.into_iter().flatten().for_each(|part| add(&part["id"]));
                }
            }
        }
        Renaming { names }
    }

    fn name(&self, id: &str) -> String {
        self.names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Every word of a condition that is an id.
    fn condition(&self, text: &str) -> String {
        let mut renamed = String::new();
        let mut word = String::new();
        for character in text.chars().chain(std::iter::once(' ')) {
            if character.is_ascii_alphanumeric() || character == '_' {
                word.push(character);
            } else {
                renamed.push_str(&self.name(&std::mem::take(&mut word)));
                renamed.push(character);
            }
        }
        renamed.trim_end().to_owned()
    }

    /// Renames what a table that stands at a key names.
    fn table(&self, table: &mut Table, at: &str) {
        for (key, value) in table.iter_mut() {
            match (key.as_str(), &mut *value) {
                ("when" | "ask_if" | "on_page_if" | "never", Value::String(text)) => {
                    *text = self.condition(text)
                }
                (
                    "id" | "section" | "less" | "than" | "beside" | "scale" | "point"
                    | "option_set",
                    Value::String(id),
                ) => *id = self.name(id),
                ("help", Value::String(id)) if at == "calls" => *id = self.name(id),
                (
                    "sources" | "labels" | "replaced_by" | "items" | "questions" | "tried"
                    | "outcome" | "rules" | "rising_concern" | "thresholds",
                    Value::Array(ids),
                ) => {
                    for id in ids {
                        if let Value::String(id) = id {
                            *id = self.name(id);
                        }
                    }
                }
                (_, Value::Table(inner)) => self.table(inner, key),
                (_, Value::Array(values)) => values
                    .iter_mut()
                    .filter_map(Value::as_table_mut)
                    .for_each(|inner| self.table(inner, key)),
                _ => {}
            }
        }
    }

    fn answers(&self, path: &std::path::Path) -> String {
        let table: Table =
            fs::read_to_string(path).expect("it can be read").parse().expect("it is TOML");
        let answers = table["answers"].as_table().expect("it has answers");
        let value = |value: &Value| match value {
            Value::String(text) => Value::String(self.name(text)),
            Value::Array(options) => Value::Array(
                options
                    .iter()
                    .map(|option| {
                        let option = option.as_str().expect("an option is a text");
                        let (id, mark) =
                            option.strip_suffix('?').map_or((option, ""), |id| (id, "?"));
                        Value::String(format!("{}{mark}", self.name(id)))
                    })
                    .collect(),
            ),
            other => other.clone(),
        };
        let renamed: Table =
            answers.iter().map(|(id, answer)| (self.name(id), value(answer))).collect();
        toml::to_string(&Table::from_iter([("answers".to_owned(), Value::Table(renamed))]))
            .expect("it is TOML")
    }
}

#[test]
fn the_program_knows_no_id() {
    let bank = shipped();
    let mut table = shipped_table();
    let renaming = Renaming::of(&table);
    assert!(renaming.names.len() > 300, "{} ids", renaming.names.len());
    let bank_id = table["bank"]["id"].clone();
    renaming.table(&mut table, "");
    assert_eq!(table["bank"]["id"], bank_id);
    let renamed = read_bank(&table);
    for (name, file) in people(&bank) {
        let answers = source(
            renaming.answers(std::path::Path::new(&format!("tests/fixtures/people/{name}.toml"))),
        );
        let other: AnswersFile = read(&answers, &renamed, ExpectedBank::Same)
            .unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        let before = summarize(&bank, &file, &bank.countries()[0]);
        let after = summarize(&renamed, &other, &renamed.countries()[0]);
        let layout = Layout::default();
        assert_eq!(text(&before, layout), text(&after, layout), "{name}");
        assert_eq!(brief(&before, layout), brief(&after, layout), "{name}");
        assert_eq!(markdown(&before), markdown(&after), "{name}");
        assert_eq!(html(&before), html(&after), "{name}");
        let back =
            json(&after).replace(&format!("\"{PREFIX}"), "\"").replace(&format!(".{PREFIX}"), ".");
        assert_eq!(
            json(&before).replace(bank.digest(), ""),
            back.replace(renamed.digest(), ""),
            "{name}"
        );
        assert!(json(&after).matches(PREFIX).count() > 50, "the ids were not renamed");
    }
}
