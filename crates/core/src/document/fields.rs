//! Tables read key by key, so that an unknown key, a missing one and a wrong kind are all found in
//! one run.

use super::tree::{Entry, Node, Value};
use crate::diagnostic::{Code, Problem, Problems};
use crate::text::{Span, suggestion};

/// Keys of one table that are still to be read.
#[derive(Debug)]
pub struct Fields<'n, 's> {
    /// Place of the table.
    pub span: Span,
    entries: Vec<&'n Entry<'s>>,
    asked_for: Vec<&'static str>,
    problems: &'n Problems,
}

/// Value that was read, with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'n, T> {
    /// Its place.
    pub span: &'n Span,
    /// The value itself.
    pub value: T,
}

impl<'n, 's> Fields<'n, 's> {
    /// Fields of a table; of anything else none, with a problem.
    pub fn of(node: &'n Node<'s>, what: &str, problems: &'n Problems) -> Option<Fields<'n, 's>> {
        match &node.value {
            Value::Table(entries) => Some(Fields {
                span: node.span.clone(),
                entries: entries.iter().collect(),
                asked_for: Vec::new(),
                problems,
            }),
            other => {
                let message = format!("{what} must be a table");
                let key = what.strip_prefix('`').and_then(|what| what.strip_suffix('`'));
                let help = key
                    .filter(|_| matches!(other, Value::List(_)))
                    .map(|key| format!("write its header in single brackets: `[{key}]`"));
                problems.push(mismatch(&node.span, message, other).maybe_help(help));
                None
            }
        }
    }

    /// Takes a key with its value, whatever it is.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Entry<'s>> {
        self.asked_for.push(key);
        let index = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(index))
    }

    /// True where a key is there and not taken yet.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Takes a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<&'n Entry<'s>> {
        let entry = self.take(key);
        if entry.is_none() {
            self.missing(key);
        }
        entry
    }

    /// Reports that a key is missing.
    pub fn missing(&self, key: &str) {
        self.missing_with(key, format!("add `{key} = ...`"));
    }

    /// Reports that a key is missing, with the remedy.
    pub fn missing_with(&self, key: &str, help: impl Into<String>) {
        self.problems.push(
            Problem::error(
                Code::MissingKey,
                self.span.clone(),
                format!("the key `{key}` is missing here"),
            )
            .help(help),
        );
    }

    /// Takes a text that must be there.
    pub fn text(&mut self, key: &'static str) -> Option<Placed<'n, &'n str>> {
        self.required(key).and_then(|entry| text(&entry.node, key, self.problems))
    }

    /// Takes a text that may be there.
    pub fn optional_text(&mut self, key: &'static str) -> Option<Placed<'n, &'n str>> {
        self.take(key).and_then(|entry| text(&entry.node, key, self.problems))
    }

    /// Takes a whole number that may be there.
    pub fn optional_integer(&mut self, key: &'static str) -> Option<Placed<'n, i64>> {
        let entry = self.take(key)?;
        let value = integer(&entry.node, key, self.problems)?;
        Some(Placed { span: &entry.node.span, value })
    }

    /// Takes `true` or `false`; without the key, false.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(entry) = self.take(key) else { return false };
        match entry.node.value {
            Value::Boolean(value) => value,
            ref other => {
                wrong(&entry.node.span, key, "true or false", other, self.problems);
                false
            }
        }
    }

    /// Takes a list; without the key, an empty one.
    pub fn list(&mut self, key: &'static str) -> &'n [Node<'s>] {
        self.take(key).map_or(&[], |entry| list(&entry.node, key, self.problems))
    }

    /// Takes a list of texts; without the key, an empty one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Placed<'n, &'n str>> {
        let problems = self.problems;
        let Some(entry) = self.take(key) else { return Vec::new() };
        if let Value::Text(only) = &entry.node.value {
            let message = format!("`{key}` must be a list");
            problems.push(
                mismatch(&entry.node.span, message, &entry.node.value)
                    .help(format!("write it in brackets: `[\"{}\"]`", only.escape_debug())),
            );
            return Vec::new();
        }
        list(&entry.node, key, problems)
            .iter()
            .filter_map(|node| text(node, key, problems))
            .collect()
    }

    /// Ends the reading: every key that was not asked for is unknown.
    pub fn finish(self) {
        for entry in &self.entries {
            self.problems.push(
                Problem::error(
                    Code::UnknownKey,
                    entry.key_span.clone(),
                    format!("the key `{}` is not known here", entry.key.escape_debug()),
                )
                .help("leave it out, or write the key that was meant")
                .maybe_help(suggestion(&entry.key, self.asked_for.iter().copied())),
            );
        }
    }
}

/// Text of a node; anything else is reported.
pub fn text<'n>(node: &'n Node<'_>, key: &str, problems: &Problems) -> Option<Placed<'n, &'n str>> {
    match &node.value {
        Value::Text(value) => Some(Placed { span: &node.span, value }),
        other => {
            wrong(&node.span, key, "a text in quotes", other, problems);
            None
        }
    }
}

/// Whole number; anything else is reported.
pub fn integer(node: &Node<'_>, key: &str, problems: &Problems) -> Option<i64> {
    match node.value {
        Value::Integer(value) => Some(value),
        ref other => {
            wrong(&node.span, key, "a whole number", other, problems);
            None
        }
    }
}

/// List of a node; anything else is reported.
pub fn list<'n, 's>(node: &'n Node<'s>, key: &str, problems: &Problems) -> &'n [Node<'s>] {
    match &node.value {
        Value::List(nodes) => nodes,
        other => {
            wrong(&node.span, key, "a list", other, problems);
            &[]
        }
    }
}

/// Reports a value of the wrong kind.
pub fn wrong(span: &Span, key: &str, wanted: &str, found: &Value<'_>, problems: &Problems) {
    let help = match (wanted, found) {
        ("a table", Value::List(_)) => {
            Some(format!("write its header in single brackets: `[{key}]`"))
        }
        ("a list", Value::Table(_)) => {
            Some(format!("write each header in double brackets: `[[{key}]]`"))
        }
        ("a whole number", Value::Text(_)) => Some("write the number without quotes".to_owned()),
        (
            "a text in quotes",
            Value::Integer(_) | Value::Number | Value::Huge | Value::Boolean(_) | Value::Date,
        ) => Some("write it in quotes".to_owned()),
        _ => None,
    };
    let message = format!("`{}` must be {wanted}", key.escape_debug());
    problems.push(mismatch(span, message, found).maybe_help(help));
}

fn mismatch(span: &Span, message: String, found: &Value<'_>) -> Problem {
    Problem::error(Code::WrongKind, span.clone(), message).label(format!("found {}", found.kind()))
}
