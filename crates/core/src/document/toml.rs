//! TOML into the tree.

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::slips::slip;
use super::tree::{Entry, Node, Value};
use crate::diagnostic::{Code, Problem, Problems};
use crate::text::{Span, is_invisible};

/// Reads a TOML text. Every syntax error is reported; the rest is returned.
pub fn parse_toml<'s>(text: &'s str, problems: &Problems) -> Node<'s> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut errors: Vec<(Span, String)> = errors
        .into_iter()
        .map(|error| (error.span().unwrap_or(0..0), error.message().trim().to_owned()))
        .collect();
    errors.sort_by_key(|(span, _)| span.start);
    if !errors.is_empty()
        && let Some(slip) = slip(text)
    {
        problems.push(slip);
        errors.clear();
    }
    let mut broken_line = None;
    let (mut line, mut counted) = (0, 0);
    for (span, message) in errors {
        line += text.get(counted..span.start).unwrap_or_default().matches('\n').count();
        counted = counted.max(span.start);
        if broken_line == Some(line) {
            // Where a line is broken, the parser stumbles over the rest of it.
            continue;
        }
        let written = text.get(span.clone()).unwrap_or_default();
        let fault = Fault::of(&message, written);
        if !matches!(fault, Fault::Twice | Fault::Unquoted) {
            broken_line = Some(line);
        }
        // What is only counted needs no words.
        let named = (!problems.is_full()).then(|| Around::of(text, &span).problem(&message, &span));
        let named = named.flatten();
        problems.push(named.unwrap_or_else(|| fault.problem(&message, written, span)));
    }
    let span = table.span();
    Node { span, value: Value::Table(entries(table.into_inner())) }
}

/// Bytes above an error in which what belongs to it is looked for.
const LOOKED_BACK: usize = 1 << 16;

/// What stands around a syntax error.
struct Around<'t> {
    /// What stands above the error, as far as it is looked at.
    above: &'t str,
    /// Its place in the text.
    above_start: usize,
    /// The line up to the error.
    before: &'t str,
    /// The line from the error on.
    after: &'t str,
}

impl<'t> Around<'t> {
    fn of(text: &'t str, span: &Span) -> Around<'t> {
        let (head, tail) = text.split_at_checked(span.start).unwrap_or((text, ""));
        let far = head.len().saturating_sub(LOOKED_BACK);
        let far = (far..head.len()).find(|place| head.is_char_boundary(*place));
        let head_start = far.unwrap_or(0);
        let head = head.get(head_start..).unwrap_or_default();
        let before = head.rsplit('\n').next().unwrap_or_default();
        Around {
            above: head,
            above_start: head_start,
            before,
            after: tail.lines().next().unwrap_or_default(),
        }
    }

    /// Message that names the slip, if it is a known one.
    fn problem(&self, message: &str, span: &Span) -> Option<Problem> {
        let error = |span: Span, message: String| Problem::error(Code::TomlSyntax, span, message);
        let here = |length: usize| span.start..span.start + length;
        let first = self.after.chars().next();
        if let Some(hidden) = first.filter(|first| is_invisible(*first)) {
            let message =
                format!("the invisible character U+{:04X} stands here", u32::from(hidden));
            return Some(
                error(here(hidden.len_utf8()), message)
                    .help("take it out; where there is a gap, type an ordinary space"),
            );
        }
        let key = self.before.split('=').next().unwrap_or_default().trim();
        if message.starts_with("duplicate key") {
            return self.twice(span);
        }
        if message.starts_with("cannot extend value") {
            let name = self.after.split('.').next().unwrap_or_default().trim();
            let first = self.line_of(name);
            let problem = error(
                here(name.len()),
                format!("`{}` has a value and parts of its own", name.escape_debug()),
            )
            .help("keep one of the two forms, and leave the other line out");
            return Some(match first {
                Some(first) => problem.also(first, "the value stands here"),
                None => problem,
            });
        }
        if !message.contains("unexpected key or value")
            || !self.before.trim_end().ends_with(['"', '\''])
        {
            return None;
        }
        if self.after.trim() == "," {
            return Some(
                error(here(1), "a comma stands behind this value".to_owned())
                    .help("leave it out: each key stands on a line of its own"),
            );
        }
        if self.after.trim() == ";" {
            return Some(
                error(here(1), "a semicolon stands behind this value".to_owned())
                    .help("leave it out: each key stands on a line of its own"),
            );
        }
        let word = self.after.split(['"', '\'', ' ']).next().unwrap_or_default();
        if word.is_empty() {
            return None;
        }
        let shown = word.escape_debug();
        let help = if CONDITIONS.contains(&key) {
            format!("write an option without quotes: `x is {shown}`")
        } else {
            format!("inside a text, write '{shown}' or “{shown}”")
        };
        let message = format!("the text ends here, before `{shown}`");
        Some(error(here(word.len()), message).help(help))
    }

    /// Message of a key that stands a second time, where the first can be found in the same table.
    fn twice(&self, span: &Span) -> Option<Problem> {
        let name = self.after.get(..span.len())?;
        let table = self.above.rfind("\n[").map_or(0, |header| header + 1);
        let mut start = self.above_start + table;
        for line in self.above.get(table..)?.split_inclusive('\n') {
            let rest = line.strip_prefix(name).unwrap_or_default().trim_start();
            let (message, first) = match rest.chars().next() {
                Some('=') => (
                    format!("the key `{}` stands here a second time", name.escape_debug()),
                    "it stands here already",
                ),
                Some('.') => (
                    format!("`{}` has a value and parts of its own", name.escape_debug()),
                    "a part of it stands here",
                ),
                _ => {
                    start += line.len();
                    continue;
                }
            };
            return Some(
                Problem::error(Code::TomlSyntax, span.clone(), message)
                    .also(start..start + name.len(), first)
                    .help("keep one of the two, and leave the other line out"),
            );
        }
        None
    }

    /// Place of the last line above that gives a key a value.
    fn line_of(&self, name: &str) -> Option<Span> {
        let line = format!("\n{name} =");
        let start = self.above_start + self.above.rfind(&line)? + 1;
        Some(start..start + name.len())
    }
}

/// Keys whose text is a condition.
const CONDITIONS: [&str; 4] = ["when", "ask_if", "never", "on_page_if"];

/// Cause of a syntax error.
#[derive(Clone, Copy)]
enum Fault {
    /// A key is written twice.
    Twice,
    /// A value is neither a number nor in quotes.
    Unquoted,
    /// Nothing follows `=`.
    NoValue,
    /// A text is not closed.
    Unclosed,
    /// Anything else, with the remedy if it is plain.
    Other(Option<&'static str>),
}

impl Fault {
    fn of(message: &str, written: &str) -> Fault {
        const KNOWN: [(&str, &str); 7] = [
            ("key with no value", LINE),
            ("unquoted key", LINE),
            ("extra `=`", LINE),
            ("unexpected key or value", "write each key on a line of its own"),
            ("missing comma", "put a comma between the two, and `]` behind the last"),
            ("unclosed array table", "close it with `]]`"),
            ("unclosed", "close it with `]`"),
        ];
        let begins = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
        if begins(&["duplicate key"]) {
            Fault::Twice
        } else if written.trim().is_empty() && begins(&["string values must be quoted"]) {
            Fault::NoValue
        } else if begins(&["string values must be quoted", "invalid float", "invalid integer"]) {
            Fault::Unquoted
        } else if begins(&["invalid basic string"]) && message.ends_with("expected `\"`") {
            Fault::Unclosed
        } else {
            Fault::Other(
                KNOWN.into_iter().find(|(part, _)| message.contains(part)).map(|(_, help)| help),
            )
        }
    }

    fn problem(self, message: &str, written: &str, span: Span) -> Problem {
        let shown = written.escape_debug();
        match self {
            Fault::Twice => Problem::error(
                Code::TomlSyntax,
                span,
                format!("the key `{shown}` stands here a second time"),
            )
            .help("keep one of the two"),
            Fault::Unquoted if written.starts_with(char::is_alphabetic) => Problem::error(
                Code::TomlSyntax,
                span,
                format!("`{shown}` stands here without quotes"),
            )
            .help(format!("write \"{shown}\"")),
            Fault::Unquoted => Problem::error(
                Code::TomlSyntax,
                span,
                format!("`{shown}` is neither a number nor a text in quotes"),
            )
            .help("write a number in digits alone, and a text in straight quotes: `\"...\"`"),
            Fault::NoValue => Problem::error(Code::TomlSyntax, span, "no value stands here").help(
                "write a number in digits or a text in straight quotes, or take the line out",
            ),
            Fault::Unclosed => Problem::error(Code::TomlSyntax, span, "this text is not closed")
                .help("end it with `\"` on the line on which it begins"),
            Fault::Other(help) => {
                Problem::error(Code::TomlSyntax, span, format!("this is not valid TOML: {message}"))
                    .maybe_help(help.map(str::to_owned))
            }
        }
    }
}

const LINE: &str = "a line is a key, `=` and a value, such as `age = 34`";

fn entries<'s>(table: DeTable<'s>) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry<'s>> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: key.span(),
            key: key.into_inner(),
            node: node(value),
        })
        .collect();
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
