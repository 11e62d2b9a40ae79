//! Places of the parts of a condition in its text.

use super::tokens::{Token, TokenKind, tokens};
use crate::text::Span;

/// The place of each part, in the order of `Condition::parts`; of a text that is a condition.
pub fn part_places(text: &str) -> Vec<Span> {
    let mut places = Vec::new();
    Outline::of(&tokens(text).unwrap_or_default()).add_places(false, &mut places);
    places
}

/// Word that a condition is made with; none of a comparison.
type Joint = Option<&'static str>;

/// Condition as nested places.
struct Outline {
    place: Span,
    joint: Joint,
    inner: Vec<Outline>,
}

impl Outline {
    fn of(tokens: &[Token<'_>]) -> Outline {
        let place = place(tokens);
        if let Some(inner) = group(tokens) {
            return Outline { place, ..Outline::of(inner) };
        }
        for joint in ["or", "and"] {
            let arms = arms(tokens, joint);
            if arms.len() > 1 {
                let inner = arms.into_iter().flat_map(|arm| Outline::of(arm).arms_of(joint));
                return Outline { place, joint: Some(joint), inner: inner.collect() };
            }
        }
        match tokens.split_first() {
            Some((first, inner)) if first.kind == TokenKind::Word("not") => {
                Outline { place, joint: Some("not"), inner: vec![Outline::of(inner)] }
            }
            _ => Outline { place, joint: None, inner: Vec::new() },
        }
    }

    /// `a or b or c` has three arms, however it was grouped.
    fn arms_of(self, joint: &'static str) -> Vec<Outline> {
        if self.joint == Some(joint) { self.inner } else { vec![self] }
    }

    fn add_places(self, is_arm: bool, places: &mut Vec<Span>) {
        if is_arm || self.joint.is_none() {
            places.push(self.place);
        }
        let has_arms = self.joint != Some("not");
        self.inner.into_iter().for_each(|inner| inner.add_places(has_arms, places));
    }
}

fn place(tokens: &[Token<'_>]) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        _ => 0..0,
    }
}

/// Number of parentheses that are open behind each token.
fn depths(tokens: &[Token<'_>]) -> Vec<usize> {
    let behind = |depth: &mut usize, token: &Token<'_>| {
        match token.kind {
            TokenKind::Open => *depth += 1,
            TokenKind::Close => *depth = depth.saturating_sub(1),
            _ => {}
        }
        Some(*depth)
    };
    tokens.iter().scan(0, behind).collect()
}

/// What stands between the parentheses, where one pair is around everything.
fn group<'t, 'c>(tokens: &'t [Token<'c>]) -> Option<&'t [Token<'c>]> {
    let first_closed = depths(tokens).iter().position(|depth| *depth == 0)?;
    match tokens {
        [_, inner @ .., _] if first_closed + 1 == tokens.len() => Some(inner),
        _ => None,
    }
}

/// The pieces between the words of this kind that stand outside of parentheses.
fn arms<'t, 'c>(tokens: &'t [Token<'c>], word: &'static str) -> Vec<&'t [Token<'c>]> {
    let depths = depths(tokens);
    let mut arms = Vec::new();
    let mut rest = tokens;
    for (index, token) in tokens.iter().enumerate().rev() {
        if token.kind == TokenKind::Word(word) && depths.get(index) == Some(&0) {
            let (before, after) = rest.split_at(index);
            arms.extend(after.get(1..));
            rest = before;
        }
    }
    arms.push(rest);
    arms.reverse();
    arms
}
