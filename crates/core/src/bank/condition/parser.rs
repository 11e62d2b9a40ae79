//! Text of a condition as a tree of names that are not resolved yet.
//!
//! From loosest to tightest: `or`, `and`, `not`, comparison. Parentheses group; comparisons do not
//! chain.

use winnow::combinator::{
    Infix, Prefix, alt, cut_err, delimited, expression, opt, preceded, separated,
};
use winnow::error::{ContextError, ErrMode, StrContext, StrContextValue};
use winnow::prelude::*;
use winnow::stream::TokenSlice;
use winnow::token::any;

use super::tokens::{Token, TokenKind, tokens};
use crate::logic::Comparison;
use crate::text::{Span, is_invisible};

/// Words that no question, option, rule, scale or source may have as its id.
///
/// `none` is reserved too, except as the id of an option.
pub const RESERVED: &[&str] = &[
    "and",
    "or",
    "not",
    "is",
    "in",
    "has",
    "any",
    "except",
    "unknown",
    "none",
    "not_sure",
    "prefer_not",
];

/// Deepest nesting of parentheses and `not`: far beyond any readable condition, and far below the
/// limit of the stack.
const DEEPEST: usize = 64;

/// Most comparisons in a condition: far beyond any readable one. Each is proved to matter, against all others.
pub const MOST_COMPARISONS: usize = 500;

/// Name as written, with its place in the condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'c> {
    /// The name.
    pub text: &'c str,
    /// Its place.
    pub span: Span,
}

/// Condition as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Syntax<'c> {
    /// One of two.
    Or(Box<Syntax<'c>>, Box<Syntax<'c>>),
    /// Both.
    And(Box<Syntax<'c>>, Box<Syntax<'c>>),
    /// Not so.
    Not(Box<Syntax<'c>>),
    /// `x is option`
    Is(Name<'c>, Name<'c>),
    /// `x in {option, option}`, with the place of the set
    In(Name<'c>, Vec<Name<'c>>, Span),
    /// `x has option`
    Has(Name<'c>, Name<'c>),
    /// `any x`, or `any x except {option, option}` with the place of the set
    Any(Name<'c>, Option<(Vec<Name<'c>>, Span)>),
    /// `x < 5`
    Compare(Name<'c>, Comparison, i64),
    /// `x is unknown`
    IsUnknown(Name<'c>),
}

/// Error in the text of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its place.
    pub span: Span,
    /// The error in one sentence.
    pub message: String,
    /// The remedy, where it is plain.
    pub help: Option<String>,
}

const SMALL_LETTERS: &str = "write the words of a condition in small letters: `and`, `or`, `not`";

type Input<'t, 'c> = TokenSlice<'t, Token<'c>>;
type Failure = ErrMode<ContextError>;

/// Parses a condition.
///
/// # Errors
/// The first place at which the text leaves the grammar, and what could stand there.
pub fn parse(text: &str) -> Result<Syntax<'_>, SyntaxError> {
    let found = tokens(text).map_err(|span| SyntaxError {
        message: not_a_piece(text.get(span.clone()).unwrap_or_default()),
        help: instead_of(text.get(span.clone()).unwrap_or_default()).map(str::to_owned),
        span,
    })?;
    if let Some(span) = too_deep(&found) {
        return Err(SyntaxError {
            span,
            message: format!("a condition may nest at most {DEEPEST} deep"),
            help: Some("write it with fewer parentheses and `not`".to_owned()),
        });
    }
    if let Some(span) = too_many(&found) {
        return Err(SyntaxError {
            span,
            message: format!("a condition may hold at most {MOST_COMPARISONS} comparisons"),
            help: Some(
                "split it between several rules, or write `x in {option, option}`".to_owned(),
            ),
        });
    }
    condition.parse(TokenSlice::new(&found)).map_err(|error| {
        let at = error.offset();
        let expected = error.inner().context().find_map(|context| match context {
            StrContext::Expected(what) => Some(what.to_string()),
            _ => None,
        });
        unexpected(text, &found, at, expected)
    })
}

/// Error of the token at an index, or of the end.
fn unexpected(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    expected: Option<String>,
) -> SyntaxError {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| token.kind);
    let begins =
        matches!(before, None | Some(TokenKind::Word("and" | "or" | "not") | TokenKind::Open));
    let ends = expected.is_none() && !begins;
    let in_capitals =
        |word: &str| RESERVED.contains(&word.to_lowercase().as_str()) && !RESERVED.contains(&word);
    let expected = expected.unwrap_or_else(|| {
        if begins {
            "a comparison, `any`, `not` or `(`".to_owned()
        } else {
            "`and`, `or` or the end of the condition".to_owned()
        }
    });
    let Some(token) = tokens.get(at) else {
        let message = if tokens.is_empty() {
            "this condition is blank".to_owned()
        } else {
            format!("the condition ends where {expected} should follow")
        };
        let help = options_alone(tokens, at);
        return SyntaxError { span: text.len()..text.len(), message, help };
    };
    if let Some(help) = options_alone(tokens, at).or_else(|| chained(tokens, at)) {
        let message = format!("expected {expected} here");
        return SyntaxError { span: token.span.clone(), message, help: Some(help) };
    }
    let help = match token.kind {
        TokenKind::Sign(_) | TokenKind::Word("is" | "in" | "has") if ends => {
            Some("comparisons do not chain: join two with `and`, such as `x > 5 and x < 9`")
        }
        TokenKind::Number(_) if begins => {
            Some("the id stands first: write `x > 5`, and join two comparisons with `and`")
        }
        TokenKind::Word("not") if before == Some(TokenKind::Word("is")) => {
            Some("write `not x is option`")
        }
        TokenKind::Word(word) if in_capitals(word) => Some(SMALL_LETTERS),
        _ if matches!(before, Some(TokenKind::Word(word)) if in_capitals(word)) => {
            Some(SMALL_LETTERS)
        }
        _ => None,
    };
    SyntaxError {
        span: token.span.clone(),
        message: format!("expected {expected} here"),
        help: help.map(str::to_owned),
    }
}

/// What to write for `x is option or option`.
fn options_alone(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let kinds: Vec<TokenKind<'_>> = tokens.iter().take(at).map(|token| token.kind).collect();
    let (id, one, other) = match kinds.as_slice() {
        [
            ..,
            TokenKind::Word(id),
            TokenKind::Word("is"),
            TokenKind::Word(one),
            TokenKind::Word("or"),
            TokenKind::Word(other),
        ] => (id, one, other),
        [
            ..,
            TokenKind::Word(id),
            TokenKind::Word("has"),
            TokenKind::Word(one),
            TokenKind::Word("or"),
            TokenKind::Word(other),
        ] => return Some(format!("write `{id} has {one} or {id} has {other}`")),
        _ => return None,
    };
    Some(format!(
        "several options of one question stand in braces: write `{id} in {{{one}, {other}}}`"
    ))
}

/// What to write for `5 < x` and for `5 < x < 9`.
fn chained(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let kinds: Vec<TokenKind<'_>> =
        tokens.iter().skip(at).take(5).map(|token| token.kind).collect();
    let (low, sign, id, rest) = match kinds.as_slice() {
        [TokenKind::Number(low), TokenKind::Sign(sign), TokenKind::Word(id), rest @ ..] => {
            (low, turned(*sign), id, rest)
        }
        _ => return None,
    };
    match rest {
        [TokenKind::Sign(second), TokenKind::Number(high)] => Some(format!(
            "comparisons do not chain: write `{id} {} {low} and {id} {} {high}`",
            sign.sign(),
            second.sign()
        )),
        _ => Some(format!("the id stands first: write `{id} {} {low}`", sign.sign())),
    }
}

/// The comparison with its sides exchanged.
fn turned(sign: Comparison) -> Comparison {
    match sign {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
    }
}

fn not_a_piece(written: &str) -> String {
    if written.starts_with(|first: char| first.is_ascii_digit()) {
        format!("`{written}` is not a whole number that a condition can name")
    } else if let Some(hidden) = written.chars().next().filter(|first| is_invisible(*first)) {
        format!("the invisible character U+{:04X} stands in this condition", u32::from(hidden))
    } else {
        // Quotes are shown as they are; what could move a cursor is not.
        let shown = if written.chars().any(char::is_control) {
            written.escape_debug().to_string()
        } else {
            written.to_owned()
        };
        format!("a condition cannot contain `{shown}`")
    }
}

fn instead_of(written: &str) -> Option<&'static str> {
    match written {
        "=" => Some("write `x is option` for an option, and `<`, `<=`, `>` or `>=` for a number"),
        "!" => Some("write `not x is option`"),
        "&" => Some("write `and`"),
        "|" => Some("write `or`"),
        "[" | "]" => Some("write a set in braces: `x in {option, option}`"),
        _ if written.chars().any(is_invisible) => {
            Some("take it out; where there is a gap, type an ordinary space")
        }
        "\"" | "'" | "“" | "”" | "‘" | "’" | "`" => Some("write ids without quotes"),
        "-" => Some("ids are written with `_`, and numbers without a sign"),
        _ if written.bytes().all(|letter| letter.is_ascii_digit()) => {
            Some("write a smaller number")
        }
        _ if written.starts_with(|first: char| first.is_ascii_digit()) => {
            Some("write a number in digits alone; an id begins with a small letter")
        }
        _ => None,
    }
}

fn too_deep(tokens: &[Token<'_>]) -> Option<Span> {
    let mut open = 0_usize;
    let mut nots = 0_usize;
    for token in tokens {
        match token.kind {
            TokenKind::Open => open += 1,
            TokenKind::Close => open = open.saturating_sub(1),
            TokenKind::Word("not") => nots += 1,
            _ => {}
        }
        if open + nots > DEEPEST {
            return Some(token.span.clone());
        }
        if matches!(token.kind, TokenKind::Word("and" | "or")) && open == 0 {
            nots = 0;
        }
    }
    None
}

/// The first comparison that is one too many.
fn too_many(tokens: &[Token<'_>]) -> Option<Span> {
    let is_comparison = |kind: TokenKind<'_>| {
        matches!(kind, TokenKind::Sign(_) | TokenKind::Word("is" | "in" | "has" | "any"))
    };
    let mut comparisons = tokens.iter().filter(|token| is_comparison(token.kind));
    comparisons.nth(MOST_COMPARISONS).map(|token| token.span.clone())
}

fn condition<'t, 'c>(input: &mut Input<'t, 'c>) -> Result<Syntax<'c>, Failure> {
    expression(operand)
        .prefix(
            word("not")
                .value(Prefix(3, |_: &mut Input<'t, 'c>, inner| Ok(Syntax::Not(Box::new(inner))))),
        )
        .infix(alt((
            word("and").value(Infix::Left(2, |_: &mut Input<'t, 'c>, left, right| {
                Ok(Syntax::And(Box::new(left), Box::new(right)))
            })),
            word("or").value(Infix::Left(1, |_: &mut Input<'t, 'c>, left, right| {
                Ok(Syntax::Or(Box::new(left), Box::new(right)))
            })),
        )))
        .parse_next(input)
}

fn operand<'t, 'c>(input: &mut Input<'t, 'c>) -> Result<Syntax<'c>, Failure> {
    alt((
        delimited(
            mark(TokenKind::Open),
            cut_err(condition),
            cut_err(mark(TokenKind::Close).context(expected("`)`"))),
        ),
        preceded(
            word("any"),
            cut_err((
                name.context(expected("the id of a question")),
                opt(preceded(word("except"), cut_err(set))),
            )),
        )
        .map(|(question, except)| Syntax::Any(question, except)),
        comparison,
    ))
    .context(expected("a comparison, `any`, `not` or `(`"))
    .parse_next(input)
}

fn comparison<'t, 'c>(input: &mut Input<'t, 'c>) -> Result<Syntax<'c>, Failure> {
    let subject = name.parse_next(input)?;
    let relation = any
        .verify(|token: &Token<'c>| {
            matches!(token.kind, TokenKind::Sign(_) | TokenKind::Word("is" | "in" | "has"))
        })
        .map(|token: &Token<'c>| token.kind);
    match cut_err(relation.context(expected("`is`, `in`, `has`, `<`, `<=`, `>` or `>=`")))
        .parse_next(input)?
    {
        TokenKind::Sign(sign) => cut_err(number.context(expected("a whole number")))
            .map(|than| Syntax::Compare(subject.clone(), sign, than))
            .parse_next(input),
        TokenKind::Word("in") => cut_err(set)
            .map(|(options, span)| Syntax::In(subject.clone(), options, span))
            .parse_next(input),
        TokenKind::Word("has") => cut_err(option.context(expected("the id of an option")))
            .map(|option| Syntax::Has(subject.clone(), option))
            .parse_next(input),
        _ => cut_err(
            alt((
                word("unknown").map(|()| Syntax::IsUnknown(subject.clone())),
                option.map(|option| Syntax::Is(subject.clone(), option)),
            ))
            .context(expected("the id of an option, or `unknown`")),
        )
        .parse_next(input),
    }
}

fn set<'t, 'c>(input: &mut Input<'t, 'c>) -> Result<(Vec<Name<'c>>, Span), Failure> {
    let (open, options, close) = (
        span_of(TokenKind::OpenSet).context(expected("`{`")),
        separated(0.., option, mark(TokenKind::Comma)),
        span_of(TokenKind::CloseSet).context(expected("`,` or `}`")),
    )
        .parse_next(input)?;
    Ok((options, open.start..close.end))
}

fn name<'t, 'c>(input: &mut Input<'t, 'c>) -> Result<Name<'c>, Failure> {
    word_where(|text| !RESERVED.contains(&text)).parse_next(input)
}

fn option<'t, 'c>(input: &mut Input<'t, 'c>) -> Result<Name<'c>, Failure> {
    word_where(|text| text == "none" || !RESERVED.contains(&text)).parse_next(input)
}

fn word_where<'t, 'c: 't>(keep: fn(&str) -> bool) -> impl Parser<Input<'t, 'c>, Name<'c>, Failure> {
    any.verify_map(move |token: &Token<'c>| match token.kind {
        TokenKind::Word(text) if keep(text) => Some(Name { text, span: token.span.clone() }),
        _ => None,
    })
}

fn number<'t, 'c>(input: &mut Input<'t, 'c>) -> Result<i64, Failure> {
    any.verify_map(|token: &Token<'c>| match token.kind {
        TokenKind::Number(number) => Some(number),
        _ => None,
    })
    .parse_next(input)
}

fn word<'t, 'c: 't>(keyword: &'static str) -> impl Parser<Input<'t, 'c>, (), Failure> {
    mark(TokenKind::Word(keyword))
}

fn mark<'t, 'c: 't>(kind: TokenKind<'static>) -> impl Parser<Input<'t, 'c>, (), Failure> {
    span_of(kind).void()
}

fn span_of<'t, 'c: 't>(kind: TokenKind<'static>) -> impl Parser<Input<'t, 'c>, Span, Failure> {
    any.verify_map(move |token: &Token<'c>| (token.kind == kind).then(|| token.span.clone()))
}

fn expected(what: &'static str) -> StrContext {
    StrContext::Expected(StrContextValue::Description(what))
}
