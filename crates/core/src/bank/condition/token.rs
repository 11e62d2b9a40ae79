//! A condition's text as words, numbers and signs, each with its place.

use crate::logic::Comparison;
use crate::text::Span;

/// A piece of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'c> {
    /// A keyword or an id.
    Word(&'c str),
    /// A whole number.
    Number(i64),
    /// `<`, `<=`, `>` or `>=`.
    Sign(Comparison),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `{`
    OpenSet,
    /// `}`
    CloseSet,
    /// `,`
    Comma,
}

/// A piece with its place in the condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'c> {
    /// What it is.
    pub kind: Kind<'c>,
    /// Where it stands, from the start of the condition.
    pub span: Span,
}

/// The pieces of a condition, or the place of a character that no condition has.
pub fn tokens(text: &str) -> Result<Vec<Token<'_>>, Span> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let start = text.len() - rest.len();
        let Some(first) = rest.chars().next() else { return Ok(found) };
        let run = |keep: fn(char) -> bool| {
            rest.find(|character: char| !keep(character)).unwrap_or(rest.len())
        };
        let (length, kind) = match first {
            '(' => (1, Kind::Open),
            ')' => (1, Kind::Close),
            '{' => (1, Kind::OpenSet),
            '}' => (1, Kind::CloseSet),
            ',' => (1, Kind::Comma),
            '<' if rest.starts_with("<=") => (2, Kind::Sign(Comparison::AtMost)),
            '<' => (1, Kind::Sign(Comparison::Less)),
            '>' if rest.starts_with(">=") => (2, Kind::Sign(Comparison::AtLeast)),
            '>' => (1, Kind::Sign(Comparison::Greater)),
            _ if first.is_ascii_digit() => {
                let length = run(|character| {
                    character.is_ascii_alphanumeric() || character == '_' || character == '.'
                });
                let digits = rest.get(..length).unwrap_or_default();
                (length, Kind::Number(digits.parse().map_err(|_| start..start + length)?))
            }
            _ if first.is_ascii_alphabetic() || first == '_' => {
                let length = run(|character| character.is_ascii_alphanumeric() || character == '_');
                (length, Kind::Word(rest.get(..length).unwrap_or_default()))
            }
            _ => return Err(start..start + first.len_utf8()),
        };
        found.push(Token { kind, span: start..start + length });
        rest = rest.get(length..).unwrap_or_default();
    }
}
