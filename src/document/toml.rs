//! TOML into the tree.

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::{Entry, Node, Value};
use crate::diagnostic::{Code, Problem, Problems};
use crate::source::Span;

/// Reads a TOML text. Every syntax error is reported; what could be read is returned.
pub fn parse_toml<'s>(text: &'s str, problems: &Problems) -> Node<'s> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let written = text.get(span.clone()).unwrap_or_default();
        problems.push(explained(error.message().trim(), written, span));
    }
    let span = table.span();
    Node { span, value: Value::Table(entries(table.into_inner())) }
}

/// A syntax error in plain words, where it is a frequent one.
fn explained(message: &str, written: &str, span: Span) -> Problem {
    let word = written.starts_with(|first: char| first.is_alphabetic());
    if message.starts_with("duplicate key") {
        return Problem::error(Code::TomlSyntax, span, format!("the key `{}` stands here a second time", written.escape_debug()))
            .help("keep one of the two");
    }
    if word && ["string values must be quoted", "invalid float", "invalid integer"].iter().any(|start| message.starts_with(start)) {
        return Problem::error(Code::TomlSyntax, span, format!("`{}` stands here without quotes", written.escape_debug()))
            .help(format!("write \"{}\"", written.escape_debug()));
    }
    if message.starts_with("invalid basic string") && message.ends_with("expected `\"`") {
        return Problem::error(Code::TomlSyntax, span, "this text is not closed").help("end it with `\"` on the line on which it begins");
    }
    let help = if message.contains("key with no value") || message.contains("unquoted key") {
        Some("a line is a key, `=` and a value, such as `age = 34`".to_owned())
    } else {
        None
    };
    Problem::error(Code::TomlSyntax, span, format!("this is not valid TOML: {message}")).maybe_help(help)
}

fn entries<'s>(table: DeTable<'s>) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry<'s>> =
        table.into_iter().map(|(key, value)| Entry { key_span: key.span(), key: key.into_inner(), node: node(value) }).collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn node<'s>(value: Spanned<DeValue<'s>>) -> Node<'s> {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(integer) => whole(&integer),
        DeValue::Float(_) => Value::Number,
        DeValue::Boolean(boolean) => Value::Boolean(boolean),
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(array) => Value::List(array.into_iter().map(node).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
    };
    Node { span, value }
}

fn whole<'s>(integer: &DeInteger<'_>) -> Value<'s> {
    let digits = integer.as_str().replace('_', "");
    i64::from_str_radix(&digits, integer.radix()).map_or(Value::Huge, Value::Integer)
}
