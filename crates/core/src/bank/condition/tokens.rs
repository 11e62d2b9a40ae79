//! Text of a condition as words, numbers and signs, each with its place.

use crate::logic::Comparison;
use crate::text::Span;

/// Kind of a token, with its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind<'c> {
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

/// Token with its place in the condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'c> {
    /// Its kind.
    pub kind: TokenKind<'c>,
    /// Its place, from the start of the condition.
    pub span: Span,
}

/// Splits a condition into tokens; an error is the place of a character that no condition has.
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
            '(' => (1, TokenKind::Open),
            ')' => (1, TokenKind::Close),
            '{' => (1, TokenKind::OpenSet),
            '}' => (1, TokenKind::CloseSet),
            ',' => (1, TokenKind::Comma),
            '<' if rest.starts_with("<=") => (2, TokenKind::Sign(Comparison::AtMost)),
            '<' => (1, TokenKind::Sign(Comparison::Less)),
            '>' if rest.starts_with(">=") => (2, TokenKind::Sign(Comparison::AtLeast)),
            '>' => (1, TokenKind::Sign(Comparison::Greater)),
            _ if first.is_ascii_digit() => {
                let length = run(|character| {
                    character.is_ascii_alphanumeric() || character == '_' || character == '.'
                });
                let digits = rest.get(..length).unwrap_or_default();
                (length, TokenKind::Number(digits.parse().map_err(|_| start..start + length)?))
            }
            _ if first.is_ascii_alphabetic() || first == '_' => {
                let length = run(|character| character.is_ascii_alphanumeric() || character == '_');
                (length, TokenKind::Word(rest.get(..length).unwrap_or_default()))
            }
            _ => return Err(start..start + first.len_utf8()),
        };
        found.push(Token { kind, span: start..start + length });
        rest = rest.get(length..).unwrap_or_default();
    }
}
