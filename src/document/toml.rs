//! TOML into the tree.

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::{Entry, Node, Value};
use crate::diagnostic::{Code, Problem, Problems};

/// Reads a TOML text. Every syntax error is reported; what could be read is returned.
pub fn parse_toml<'s>(text: &'s str, problems: &Problems) -> Node<'s> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        problems.push(Problem::error(Code::TomlSyntax, span, format!("this is not valid TOML: {}", error.message().trim())));
    }
    let span = table.span();
    Node { span, value: Value::Table(entries(table.into_inner())) }
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
    i64::from_str_radix(&digits, integer.radix()).map_or(Value::Number, Value::Integer)
}
