//! A TOML or JSON text as a tree in which every key and value keeps its place.
//!
//! Both notations become the same tree, so that what reads a tree has no notation of its own.

mod fields;
mod json;
mod toml;

use std::borrow::Cow;

pub use fields::{Fields, Placed, list, text, wrong};
pub use json::parse_json;
pub use toml::parse_toml;

use crate::diagnostic::Problems;
use crate::text::{Source, Span};

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'s> {
    /// Where the value stands; for a table with a header, where the header stands.
    pub span: Span,
    /// The value.
    pub value: Value<'s>,
}

/// A value as written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'s> {
    /// JSON's `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number of 64 bits, written without a point.
    Integer(i64),
    /// A whole number of more than 64 bits.
    Huge,
    /// Any other number.
    Number,
    /// A string.
    Text(Cow<'s, str>),
    /// A TOML date or time.
    Date,
    /// A list.
    List(Vec<Node<'s>>),
    /// A table (a JSON object), in the order of the text.
    Table(Vec<Entry<'s>>),
}

/// A key of a table with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'s> {
    /// The key.
    pub key: Cow<'s, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node<'s>,
}

impl Value<'_> {
    /// What kind of value it is, in words that fit after "found".
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Boolean(true) => "`true`",
            Value::Boolean(false) => "`false`",
            Value::Integer(_) => "a whole number",
            Value::Huge => "a number that is far too large",
            Value::Number => "a number that is not written as a whole number",
            Value::Text(_) => "a text in quotes",
            Value::Date => "a date or time",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// Reads a source as JSON if its first character that is not blank is `{`, else as TOML.
///
/// A text with a syntax error gives what could be read, and the problems say what could not.
pub fn parse<'s>(source: &'s Source, problems: &Problems) -> Node<'s> {
    if source.text.trim_start().starts_with('{') {
        parse_json(&source.text, problems)
    } else {
        parse_toml(&source.text, problems)
    }
}
