//! The JSON Schema of a bank's file: published as the program prints it, with the keys that the reader takes and no other.

use std::collections::BTreeSet;
use std::fs;

use crate::shipped::shipped_source;
use crate::support::parts::{part, with_parts};
use jsonschema::Validator;
use ketascreen_core::bank::Bank;
use ketascreen_core::bank::schema;
use ketascreen_core::diagnostic::Code;
use ketascreen_core::text::Source;
use serde_json::{Value, json};

const PUBLISHED: &str = "schemas/ketascreen-bank-1.schema.json";

/// `UPDATE_EXPECTED=1 cargo test --test schema` publishes it anew.
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
    let example = format!("format = \"ketascreen-bank/1\"\n\n{}", part("example"));
    assert!(validator.is_valid(&as_json(&with_parts(&example)).expect("it is TOML")));
}

/// The reader is asked what it asked for; the schema's tables are titled as the reader calls them.
#[test]
fn it_has_the_keys_that_the_reader_takes_and_no_other() {
    let taken: BTreeSet<(String, String)> = Bank::keys_asked_for(&shipped_source())
        .into_iter()
        .map(|(table, key)| (table, key.to_owned()))
        .collect();
    let of_voices = |key: &str| matches!(key, "self" | "client");
    let whole = whole();
    let tables = std::iter::once(&whole)
        .chain(whole["$defs"].as_object().expect("it has definitions").values());
    let keys: BTreeSet<(String, String)> = tables
        .filter_map(|table| Some((table.get("title")?.as_str()?, table["properties"].as_object()?)))
        .flat_map(|(title, keys)| keys.keys().map(|key| (title.to_owned(), key.clone())))
        .collect();
    let tables: BTreeSet<(String, String)> =
        taken.iter().filter(|(_, key)| !of_voices(key)).cloned().collect();
    assert!(tables.len() > 150, "{} keys", tables.len());
    assert_eq!(keys, tables);
    let voices: BTreeSet<&str> =
        taken.iter().map(|(_, key)| key.as_str()).filter(|key| of_voices(key)).collect();
    let wording = whole["$defs"]["wording"]["anyOf"][1]["properties"]
        .as_object()
        .expect("a text for each voice is a table");
    assert_eq!(wording.keys().map(String::as_str).collect::<BTreeSet<_>>(), voices);
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
            Code::MissingVoice,
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
