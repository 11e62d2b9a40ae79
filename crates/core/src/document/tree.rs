//! Tree of a text in which every key and value keeps its place.

use std::borrow::Cow;

use crate::text::Span;

/// Value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'s> {
    /// Place of the value; for a table with a header, of the header.
    pub span: Span,
    /// The value.
    pub value: Value<'s>,
}

/// Value as written.
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

/// Key of a table with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'s> {
    /// The key.
    pub key: Cow<'s, str>,
    /// Place of the key.
    pub key_span: Span,
    /// The value.
    pub node: Node<'s>,
}

impl Value<'_> {
    /// Its kind, in words that fit after "found".
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
