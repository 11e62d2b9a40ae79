//! JSON into the tree: strict JSON, without the extensions that the parser offers.

use std::borrow::Cow;

use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};

use rustc_hash::FxHashMap;

use super::tree::{Entry, Node, Value};
use crate::diagnostic::{Code, Problem, Problems};
use crate::text::Span;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON text. A key that is written twice in one object is an error.
pub fn parse_json<'s>(text: &'s str, problems: &Problems) -> Node<'s> {
    let nothing = |span: Span| Node { span, value: Value::Table(Vec::new()) };
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => parsed.value.map_or_else(|| nothing(0..0), |value| node(value, problems)),
        Err(error) => {
            let span = error.range().start..error.range().end;
            let reason = error.kind().to_string();
            problems.push(
                Problem::error(
                    Code::JsonSyntax,
                    span.clone(),
                    format!("this is not valid JSON: {}", lower_first(&reason)),
                )
                .maybe_help(instead_of(&reason).map(str::to_owned)),
            );
            nothing(span)
        }
    }
}

/// Remedies for the frequent errors.
fn instead_of(reason: &str) -> Option<&'static str> {
    const KNOWN: [(&str, &str); 7] = [
        ("trailing comma", "leave out the comma before the closing bracket"),
        ("expected comma", "put a comma between the two"),
        ("comments", "leave the comment out, or write the file as TOML"),
        ("single-quoted", "write `\"` around each key and each text"),
        ("unterminated object", "close it with `}`"),
        ("unterminated array", "close it with `]`"),
        ("more than one json value", "end the file where the first `{` is closed"),
    ];
    let reason = reason.to_lowercase();
    KNOWN.into_iter().find(|(part, _)| reason.contains(part)).map(|(_, help)| help)
}

fn node<'s>(value: ast::Value<'s>, problems: &Problems) -> Node<'s> {
    let range = value.range();
    let span = range.start..range.end;
    let value = match value {
        ast::Value::StringLit(text) => Value::Text(text.value),
        ast::Value::NumberLit(number) => whole(number.value),
        ast::Value::BooleanLit(boolean) => Value::Boolean(boolean.value),
        ast::Value::Array(array) => {
            Value::List(array.elements.into_iter().map(|element| node(element, problems)).collect())
        }
        ast::Value::Object(object) => Value::Table(entries(object, problems)),
        ast::Value::NullKeyword(_) => Value::Null,
    };
    Node { span, value }
}

fn entries<'s>(object: ast::Object<'s>, problems: &Problems) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry<'s>> = Vec::new();
    let mut places: FxHashMap<Cow<'s, str>, Span> = FxHashMap::default();
    for property in object.properties {
        let (key, range) = match property.name {
            ast::ObjectPropName::String(name) => (name.value, name.range),
            ast::ObjectPropName::Word(name) => (name.value.into(), name.range),
        };
        let key_span = range.start..range.end;
        if let Some(first) = places.get(&key) {
            problems.push(
                Problem::error(
                    Code::JsonSyntax,
                    key_span,
                    format!("the key `{}` stands here a second time", key.escape_debug()),
                )
                .also(first.clone(), "it stands here first")
                .help("keep one of the two"),
            );
            continue;
        }
        places.insert(key.clone(), key_span.clone());
        entries.push(Entry { key, key_span, node: node(property.value, problems) });
    }
    entries
}

fn whole<'s>(number: &str) -> Value<'s> {
    let other = if number.contains(['.', 'e', 'E']) { Value::Number } else { Value::Huge };
    number.parse().map_or(other, Value::Integer)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
