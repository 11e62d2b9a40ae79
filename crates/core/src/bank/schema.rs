//! JSON Schema (draft 2020-12) of a bank's file, so that an editor completes and checks it.
//!
//! Tables, keys and the words of fixed lists are declared once, with the readers. Only constraints
//! among the keys of a table are written here.

use serde_json::{Map, Value, json};
use strum::VariantArray as _;

use super::load::tables::{
    AcceptedTable, BandTable, BankTable, ConstraintTable, CountryTable, ExemptionTable,
    HeaderTable, HelpCallTable, HelpTable, LeafletTable, LineTable, MedicineLabelTable,
    NextStepTable, OptionSetTable, OptionTable, PairedReadingTable, PartitionTable, PictureTable,
    PointTable, QuestionTable, RowTable, RuleTable, ScaleTable, SectionTable, SourceTable,
    ThresholdTable, TickTable, TreatmentTable,
};
use super::load::{IdText, Text, order_of};
use super::phrases::Phrases;
use super::picture::PictureKindName;
use super::question::KindName;
use super::rule::Basis;
use crate::document::{Shape, Table};

/// Schema as it is published.
pub fn schema() -> String {
    let mut whole = table::<BankTable>();
    whole.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    whole.insert("$defs".to_owned(), definitions().into());
    // A tree of texts, numbers and lists always becomes JSON.
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn definitions() -> Map<String, Value> {
    let mut definitions = Definitions(Map::new());
    definitions.insert("id", json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$" }));
    definitions.insert("ids", json!({ "type": "array", "items": IdText::schema() }));
    definitions.insert(
        "month",
        json!({
            "type": "string",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$",
            "description": "Year and month, such as 2026-11.",
        }),
    );
    definitions.insert("words", words());
    definitions.add::<HeaderTable>();
    definitions.add::<NextStepTable>();
    definitions.add::<PointTable>();
    definitions.add::<HelpTable>();
    definitions.add::<OptionSetTable>();
    definitions.add::<SectionTable>();
    definitions.add_with::<QuestionTable>("allOf", question_kinds());
    definitions.add::<OptionTable>();
    definitions.add::<PairedReadingTable>();
    definitions
        .add_with::<ConstraintTable>("oneOf", any_required(&[&["less", "than"], &["never"]]));
    definitions.add::<ScaleTable>();
    definitions.add::<BandTable>();
    definitions.add_with::<RuleTable>("anyOf", sources_of_rule());
    definitions.add::<PartitionTable>();
    definitions.add_with::<HelpCallTable>("oneOf", help_or_today());
    definitions.add::<ExemptionTable>();
    definitions.add::<TreatmentTable>();
    definitions.add_with::<LeafletTable>("anyOf", any_required(&[&["text"], &["points"]]));
    definitions.add_with::<PictureTable>("allOf", picture_kinds());
    definitions.add::<ThresholdTable>();
    definitions.add::<TickTable>();
    definitions.add_with::<RowTable>("oneOf", moment_or_stretch());
    definitions.add::<CountryTable>();
    definitions.add::<LineTable>();
    definitions.add::<MedicineLabelTable>();
    definitions.add_with::<SourceTable>("oneOf", dated_or_undated());
    definitions.add::<AcceptedTable>();
    definitions.0
}

struct Definitions(Map<String, Value>);

impl Definitions {
    fn insert(&mut self, name: &str, schema: Value) {
        self.0.insert(name.to_owned(), schema);
    }

    fn add<T: Table>(&mut self) {
        self.insert(T::DEFINITION, table::<T>().into());
    }

    /// Adds a table with a constraint among its keys.
    fn add_with<T: Table>(&mut self, keyword: &str, constraint: Value) {
        let mut table = table::<T>();
        table.insert(keyword.to_owned(), constraint);
        self.insert(T::DEFINITION, table.into());
    }
}

/// Table with its declared keys and no other.
fn table<T: Table>() -> Map<String, Value> {
    let required = T::KEYS.iter().filter(|key| key.required).map(|key| key.name).collect();
    let properties = T::KEYS.iter().map(|key| (key.name, (key.values)(), key.description));
    object(T::TITLE, properties, required)
}

fn object<'k>(
    title: &str,
    keys: impl Iterator<Item = (&'k str, Value, impl Into<Value>)>,
    required: Vec<&str>,
) -> Map<String, Value> {
    let described = |(name, mut values, description): (&str, Value, _)| {
        if let Some(keywords) = values.as_object_mut() {
            keywords.insert("description".to_owned(), Into::into(description));
        }
        (name.to_owned(), values)
    };
    Map::from_iter([
        ("title".to_owned(), title.into()),
        ("type".to_owned(), "object".into()),
        ("properties".to_owned(), keys.map(described).collect::<Map<_, _>>().into()),
        ("required".to_owned(), required.into()),
        ("additionalProperties".to_owned(), false.into()),
    ])
}

fn words() -> Value {
    let described = |purpose: &str, places: &[&str]| {
        let places: Vec<String> = places.iter().map(|place| format!("{{{place}}}")).collect();
        if places.is_empty() {
            purpose.trim().to_owned()
        } else {
            format!("{} It must hold {}.", purpose.trim(), places.join(", "))
        }
    };
    let keys = Phrases::DECLARED
        .iter()
        .map(|(name, purpose, places)| (*name, Text::schema(), described(purpose, places)));
    object("`words`", keys, Vec::new()).into()
}

/// Alternatives, each with the keys that it requires.
fn any_required(alternatives: &[&[&str]]) -> Value {
    alternatives.iter().map(|keys| json!({ "required": keys })).collect()
}

/// Rule for the tables of a kind: keys that it requires, and the schemas of others.
fn of_kind(kind: &str, required: &[&str], properties: Map<String, Value>) -> Value {
    json!({
        "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
        "then": { "required": required, "properties": properties }
    })
}

fn forbidden(keys: impl Iterator<Item = &'static str>) -> Map<String, Value> {
    keys.map(|key| (key.to_owned(), json!(false))).collect()
}

fn question_kinds() -> Value {
    const OF_KINDS: [&str; 6] = ["options", "option_set", "least", "greatest", "unit", "longest"];
    let of_question = |kind: &KindName| {
        let (required, optional): (&[&str], &[&str]) = match kind {
            KindName::Choice | KindName::Multi => (&[], &["options", "option_set"]),
            KindName::Integer => (&["least", "greatest"], &["unit"]),
            KindName::Text => (&["longest"], &[]),
        };
        let unused =
            OF_KINDS.into_iter().filter(|key| !required.contains(key) && !optional.contains(key));
        let mut properties = forbidden(unused);
        properties.insert("rising_concern".to_owned(), order_of(*kind));
        let mut of_kind = of_kind((*kind).into(), required, properties);
        if matches!(kind, KindName::Choice | KindName::Multi)
            && let Some(then) = of_kind.get_mut("then").and_then(Value::as_object_mut)
        {
            then.insert("oneOf".to_owned(), any_required(&[&["options"], &["option_set"]]));
        }
        of_kind
    };
    KindName::VARIANTS.iter().map(of_question).collect()
}

fn picture_kinds() -> Value {
    let required = |kind: &PictureKindName| -> &'static [&'static str] {
        match kind {
            PictureKindName::Scale => &["scale"],
            PictureKindName::Pair => &["questions", "thresholds"],
            PictureKindName::Timeline => &["ticks", "rows"],
        }
    };
    let of_picture = |kind: &PictureKindName| {
        let others = PictureKindName::VARIANTS.iter().filter(|other| *other != kind);
        let unused = forbidden(others.flat_map(required).copied());
        of_kind((*kind).into(), required(kind), unused)
    };
    PictureKindName::VARIANTS.iter().map(of_picture).collect()
}

/// A rule whose basis is a document must name it.
fn sources_of_rule() -> Value {
    let without: Vec<&str> = (Basis::VARIANTS.iter())
        .filter(|basis| !basis.names_a_document())
        .map(|basis| basis.id())
        .collect();
    let no_source =
        json!({ "required": ["no_source"], "properties": { "basis": { "enum": without } } });
    json!([{ "required": ["sources"] }, no_source])
}

fn help_or_today() -> Value {
    let help = json!({ "required": ["help"], "properties": { "today": false, "lines": false } });
    let today = json!({ "required": ["today"], "properties": { "help": false } });
    json!([help, today])
}

fn moment_or_stretch() -> Value {
    let moment = json!({ "required": ["at"], "properties": { "from": false, "to": false } });
    let stretch = json!({ "required": ["from", "to"], "properties": { "at": false } });
    json!([moment, stretch])
}

fn dated_or_undated() -> Value {
    let dated = json!({ "required": ["year"], "properties": { "undated": { "const": false } } });
    let undated = json!({
        "required": ["undated"],
        "properties": { "undated": { "const": true }, "year": false },
    });
    json!([dated, undated])
}
