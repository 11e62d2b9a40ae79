//! The JSON Schema of a bank's file: published as the program prints it, with the keys that the reader takes and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::shipped::shipped_source;
use crate::support::parts::{part, with_parts};
use jsonschema::Validator;
use ketascreen_core::bank::Bank;
use ketascreen_core::bank::schema;
use ketascreen_core::diagnostic::Code;
use ketascreen_core::text::Source;
use serde_json::{Value, json};

const PUBLISHED: &str = "schemas/ketascreen-bank-2.schema.json";

/// `UPDATE_EXPECTED=1 cargo test --test tests bank::schema` publishes it anew.
#[test]
fn the_published_schema_is_not_stale() {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(PUBLISHED, schema()).expect("the schema can be written");
    }
    assert_eq!(fs::read_to_string(PUBLISHED).expect("the schema is published"), schema());
    assert_eq!(
        shipped_source().text.lines().next(),
        Some(format!("#:schema {PUBLISHED}").as_str()),
        "the bank points to it"
    );
}

#[test]
fn it_is_a_schema_of_the_draft_that_it_names() {
    let draft = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(whole()["$schema"], draft);
    assert!(jsonschema::meta::is_valid(&whole()), "{:?}", jsonschema::meta::validate(&whole()));
}

#[test]
fn it_accepts_the_shipped_bank_and_small_ones() {
    let (validator, shipped) = (validator(), shipped());
    let errors: Vec<String> = validator
        .iter_errors(&shipped)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let example = format!("format = \"ketascreen-bank/2\"\n\n{}", part("example"));
    assert!(validator.is_valid(&as_json(&with_parts(&example)).expect("it is TOML")));
}

/// Each key of the schema is put with a value that no key has into the first table of its kind in the shipped bank.
/// The reader asks for it, and finds the value wrong; it knows it in the kinds of question and picture alone in which
/// the schema does. That it asks for no other key is the compiler's business: it can name none that is not declared.
#[test]
fn it_has_the_keys_that_the_reader_takes_and_no_other() {
    let (whole, mut shipped) = (whole(), shipped());
    // The shipped bank replaces no word of the program.
    shipped["words"] = json!({ "not_sure": "not sure" });
    let mut tables = Tables { whole: &whole, found: BTreeMap::new() };
    tables.collect(&whole, &shipped, "");
    let declared = whole["$defs"].as_object().expect("it has definitions");
    let titles = declared.values().filter_map(|table| table.get("title")?.as_str());
    let found: BTreeSet<&str> = tables.found.keys().map(|(title, _)| title.as_str()).collect();
    assert_eq!(found, titles.chain(["the bank"]).collect());

    let mut keys = 0;
    for ((title, kind), (path, table)) in &tables.found {
        for key in table["properties"].as_object().expect("a table has keys").keys() {
            // Hundreds of keys that are declared and read in one way.
            if title == "`words`" && key.as_str() > "b" {
                continue;
            }
            let mut bank = shipped.clone();
            let value = bank.pointer_mut(path).expect("the table is there");
            // The reader wants one of two ways, and knows no key of the other beside the first.
            let is_of_the_other_way = match key.as_str() {
                "lines" if title == "a call for help" => value.get("help").is_some(),
                "options" if title == "a question" => value.get("option_set").is_some(),
                _ => false,
            };
            value[key] = json!(0.5);
            let text = toml::to_string(&bank).expect("it is TOML");
            let source = Source::from_bytes("bank", text.into_bytes()).expect("it is UTF-8");
            let problems = Bank::check(source).problems;
            let has = |codes: &[Code]| problems.iter().any(|problem| codes.contains(&problem.code));
            let (unknown, wrong) =
                (has(&[Code::UnknownKey]), has(&[Code::WrongKind, Code::BadValue]));
            if is_of_the_other_way {
                assert!(unknown, "{path} {key}: {problems:#?}");
            } else if forbidden(table, kind, key) {
                // Own words have no order of concern: the reader knows the key, and refuses it.
                assert!(unknown || key == "rising_concern" && wrong, "{path} {key}: {problems:#?}");
            } else {
                assert!(wrong && !unknown, "{path} {key}: {problems:#?}");
            }
            keys += 1;
        }
    }
    assert!(keys > 200, "{keys} keys");
}

/// The first table of each title and kind in a bank: its place, and its schema.
struct Tables<'s> {
    whole: &'s Value,
    found: BTreeMap<(String, String), (String, &'s Value)>,
}

impl<'s> Tables<'s> {
    fn collect(&mut self, schema: &'s Value, value: &Value, path: &str) {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let whole = self.whole;
            let pointer = name.strip_prefix('#').expect("it points into the schema");
            return self.collect(whole.pointer(pointer).expect("it is defined"), value, path);
        }
        match value {
            Value::Array(values) => values.iter().enumerate().for_each(|(at, value)| {
                self.collect(&schema["items"], value, &format!("{path}/{at}"));
            }),
            Value::Object(values) if schema.get("title").is_some() => {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let kind = values.get("kind").map(text).unwrap_or_default();
                let found = (text(&schema["title"]), kind);
                self.found.entry(found).or_insert_with(|| (path.to_owned(), schema));
                for (key, value) in values {
                    self.collect(&schema["properties"][key], value, &format!("{path}/{key}"));
                }
            }
            _ => {}
        }
    }
}

/// True where the schema rules a key out for the tables of a kind.
fn forbidden(table: &Value, kind: &str, key: &str) -> bool {
    let kinds = table.get("allOf").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let of_kind = kinds.iter().find(|rule| rule["if"]["properties"]["kind"]["const"] == kind);
    of_kind.is_some_and(|rule| rule["then"]["properties"][key] == json!(false))
}

#[test]
fn it_rejects_an_unknown_key_in_every_table() {
    let mut tables = 0;
    for_each_change(&mut |value, change| {
        if let Value::Object(keys) = value {
            keys.insert("unheard_of".to_owned(), json!("of"));
            tables += 1;
            change();
        }
    });
    assert!(tables > 60, "{tables} tables");
}

#[test]
fn it_rejects_a_value_of_another_kind_at_every_key() {
    let mut values = 0;
    for_each_change(&mut |value, change| {
        // No key takes a number with a point.
        *value = json!(0.5);
        values += 1;
        change();
    });
    assert!(values > 400, "{values} values");
}

/// What the reader says of a key or of a kind of value, the schema says too.
#[test]
fn it_rejects_the_broken_banks_that_lack_or_misname_a_key() {
    let validator = validator();
    let mut rejected = 0;
    for entry in fs::read_dir("tests/fixtures/broken/bank").expect("there are broken banks") {
        let path = entry.expect("it can be read").path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let text = with_parts(&fs::read_to_string(&path).expect("it can be read"));
        let Some(bank) = as_json(&text) else { continue };
        let problems =
            Bank::check(Source::from_bytes("bank", text.into_bytes()).expect("it is UTF-8"))
                .problems;
        let of_form = [
            Code::UnknownKey,
            Code::MissingKey,
            Code::WrongKind,
            Code::MissingSource,
            Code::ConstraintForm,
        ];
        if problems.iter().any(|problem| of_form.contains(&problem.code))
            && !only_about_a_reference(&problems)
        {
            assert!(!validator.is_valid(&bank), "{}", path.display());
            rejected += 1;
        }
    }
    assert!(rejected > 20, "{rejected} banks");
}

/// A constraint on a question that is not a number has the right form; only its question is of another kind.
fn only_about_a_reference(problems: &[ketascreen_core::diagnostic::Problem]) -> bool {
    problems.iter().all(|problem| {
        problem.code == Code::ConstraintForm && problem.message.ends_with("is not a number")
    })
}

/// Calls `change` for every value of the shipped bank, of a list only for the first three, and wants the result rejected.
fn for_each_change(change: &mut impl FnMut(&mut Value, &mut dyn FnMut())) {
    let (validator, few) = (validator(), smaller());
    let mut paths = Vec::new();
    collect(&few, String::new(), &mut paths);
    for path in paths {
        let mut bank = few.clone();
        let Some(value) = bank.pointer_mut(&path) else { continue };
        let mut changed = false;
        change(value, &mut || changed = true);
        if changed {
            assert!(
                !validator.is_valid(&bank),
                "the schema accepts a bank with a change at {path}"
            );
        }
    }
}

fn collect(value: &Value, path: String, paths: &mut Vec<String>) {
    match value {
        Value::Object(keys) => {
            keys.iter().for_each(|(key, value)| collect(value, format!("{path}/{key}"), paths))
        }
        Value::Array(values) => values
            .iter()
            .take(3)
            .enumerate()
            .for_each(|(at, value)| collect(value, format!("{path}/{at}"), paths)),
        _ => {}
    }
    paths.push(path);
}

/// The shipped bank with three of each list: the schema looks at each by itself.
fn smaller() -> Value {
    let mut bank = shipped();
    for values in bank
        .as_object_mut()
        .expect("a bank is a table")
        .values_mut()
        .filter_map(Value::as_array_mut)
    {
        values.truncate(3);
    }
    bank
}

fn shipped() -> Value {
    as_json(&shipped_source().text).expect("the shipped bank is TOML")
}

fn as_json(text: &str) -> Option<Value> {
    let table: toml::Table = text.parse().ok()?;
    serde_json::to_value(table).ok()
}

fn whole() -> Value {
    serde_json::from_str(&schema()).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::validator_for(&whole()).expect("the schema is right")
}
