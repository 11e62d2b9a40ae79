//! Numbers of a rule's condition and of its texts that disagree: warnings, as no proof reads a text.
//!
//! Searched only in a bank without errors: a condition that cannot be read has no numbers.

use std::ops::RangeInclusive;

use super::context::LoadContext;
use super::numbers::{Written, numbers};
use super::rule::WHEN;
use super::unused::{item, value_span};
use crate::bank::bank::Contents;
use crate::bank::condition::Test;
use crate::bank::rule::Rule;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Value};
use crate::logic::Comparison;
use crate::text::Span;

/// Warns of every rule whose condition and texts do not tell the same numbers. `root` is the tree that the contents were
/// read from.
pub(super) fn check(contents: &Contents, root: &Node<'_>, context: &LoadContext<'_>) {
    for (index, rule) in contents.rules.iter().enumerate() {
        let Some(node) = item(root, "rule", index) else { continue };
        let (bounds, told) = (bounds(rule, contents), told(node, context));
        let when = value_span(Some(node), WHEN);
        let warning = band_differs(rule, contents, &when, context).or_else(|| {
            not_told(rule, &bounds, &told, &when, context).or_else(|| differ(rule, &bounds, &told))
        });
        if let Some(warning) = warning {
            context.report(warning.about(&rule.id));
        }
    }
}

/// Bound of a number or a sum in a condition.
struct Bound {
    number: i64,
    /// The number on the other side of the bound: `x > 139` and `x >= 140` say the same.
    other_side: i64,
    /// Names of the bands that begin or end at it, in lower case.
    bands: Vec<String>,
}

impl Bound {
    fn has(&self, number: i64) -> bool {
        [self.number, self.other_side].contains(&number)
    }
}

/// Bounds in the condition of a rule. A bound between 0 and 1 is left out: 'any' says it too.
fn bounds(rule: &Rule, contents: &Contents) -> Vec<Bound> {
    let mut found = Vec::new();
    rule.when.each_test(&mut |test| {
        let (comparison, number, scale) = match test {
            Test::Number(_, comparison, number) => (comparison, *number, None),
            Test::Sum(scale, comparison, number) => (comparison, *number, Some(scale)),
            Test::ChoiceIn(..) | Test::HasAny(..) | Test::IsUnknown(_) => return,
        };
        let other_side = match comparison {
            Comparison::Less | Comparison::AtLeast => number.saturating_sub(1),
            Comparison::Greater | Comparison::AtMost => number.saturating_add(1),
        };
        let bands = scale.and_then(|scale| contents.scales.get(scale.index()));
        let bands = bands.into_iter().flat_map(|scale| &scale.bands).filter(|band| {
            [number, other_side]
                .iter()
                .any(|end| end == band.range.start() || end == band.range.end())
        });
        let bands = bands.map(|band| band.text.to_lowercase()).collect();
        if number.max(other_side) > 1 {
            found.push(Bound { number, other_side, bands });
        }
    });
    found
}

/// Number in a text of a rule.
#[derive(Clone)]
struct Told {
    key: &'static str,
    value: i64,
    /// The number behind a slash before or after it, as 90 in 140/90.
    partner: Option<i64>,
    /// Its place in the file.
    span: Span,
}

/// Keys of a rule's texts: those that say what was found, and those that say more.
const SHORT: &[&str] = &["short_title", "title", "line"];
const LONG: &[&str] = &["text", "ask"];

/// Numbers in the texts of a rule.
fn told(node: &Node<'_>, context: &LoadContext<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    for key in SHORT.iter().chain(LONG) {
        let Some(text) = text_of(node, key) else { continue };
        let whole = value_span(Some(node), key);
        let numbers = numbers(text);
        let partner = |number: &Written| {
            let is_partner = |other: &&Written| {
                text.get(number.span.end..other.span.start) == Some("/")
                    || text.get(other.span.end..number.span.start) == Some("/")
            };
            numbers.iter().find(is_partner).map(|other| other.value)
        };
        found.extend(numbers.iter().map(|number| Told {
            key,
            value: number.value,
            partner: partner(number),
            span: context.inside(&whole, text, number.span.clone()),
        }));
    }
    found
}

/// Warning of a comparison with a scale that begins or ends in none of the bands that the rule's short texts name.
fn band_differs(
    rule: &Rule,
    contents: &Contents,
    when: &Span,
    context: &LoadContext<'_>,
) -> Option<Problem> {
    let mut texts = [rule.line.as_str(), &rule.short_title, &rule.title].map(str::to_lowercase);
    let mut found = None;
    rule.when.each_test(&mut |test| {
        let Test::Sum(scale, comparison, number) = test else { return };
        let Some(scale) = contents.scales.get(scale.index()) else { return };
        let mut bands: Vec<_> = scale.bands.iter().collect();
        // 'moderately severe' is not 'severe'.
        bands.sort_by_key(|band| std::cmp::Reverse(band.text.len()));
        let mut named = Vec::new();
        for band in bands {
            for text in &mut texts {
                let name = band.text.to_lowercase();
                if has_words(text, &name) {
                    *text = text.replace(&name, "");
                    named.push(band);
                }
            }
        }
        // The least sum of those on the upper side.
        let upper = match comparison {
            Comparison::Less | Comparison::AtLeast => *number,
            Comparison::Greater | Comparison::AtMost => number.saturating_add(1),
        };
        let is_edge = |range: &RangeInclusive<i64>| {
            *range.start() == upper || range.end().saturating_add(1) == upper
        };
        if found.is_none() && !named.is_empty() && !named.iter().any(|band| is_edge(&band.range)) {
            found = named.first().map(|band| (scale, *comparison, *number, (*band).clone()));
        }
    });
    let (scale, comparison, number, band) = found?;
    let written = numbers(&rule.when_text).into_iter().find(|written| written.value == number);
    let place =
        written.map_or(when.clone(), |number| context.inside(when, &rule.when_text, number.span));
    let message = format!(
        "`{}` asks for `{} {} {number}`, and its short texts name the band \"{}\"",
        rule.id,
        scale.id,
        comparison.sign(),
        band.text.escape_debug()
    );
    Some(
        Problem::warning(Code::BandDiffers, place, message)
            .label(format!("the band goes from {} to {}", band.range.start(), band.range.end()))
            .help("compare with the number at which the band begins or ends, or name another band"),
    )
}

/// True where these words stand in a text by themselves.
fn has_words(text: &str, words: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        let (before, behind) = (text.get(..at), text.get(at + words.len()..));
        !is_letter(before.and_then(|text| text.chars().next_back()))
            && !is_letter(behind.and_then(|text| text.chars().next()))
    })
}

/// Warning of a number of the condition that no text tells.
fn not_told(
    rule: &Rule,
    bounds: &[Bound],
    told: &[Told],
    when: &Span,
    context: &LoadContext<'_>,
) -> Option<Problem> {
    let texts = [rule.line.as_str(), &rule.text, &rule.short_title].map(str::to_lowercase);
    let fits = |told: &&Told| bounds.iter().any(|bound| bound.has(told.value));
    let mut short = told.iter().filter(|told| SHORT.contains(&told.key));
    // Where a short text says another number, that the long one says this does not count.
    let only_short = short.any(|told| !fits(&told));
    let counts = |told: &Told| SHORT.contains(&told.key) || (told.key == "text" && !only_short);
    let is_told = |bound: &&Bound| {
        told.iter().any(|told| counts(told) && bound.has(told.value))
            || bound.bands.iter().any(|band| texts.iter().any(|text| text.contains(band)))
    };
    let bound = bounds.iter().find(|bound| !is_told(bound))?;
    let written = numbers(&rule.when_text).into_iter().find(|number| number.value == bound.number);
    let place =
        written.map_or(when.clone(), |number| context.inside(when, &rule.when_text, number.span));
    let nearest = (told.iter())
        .filter(|told| !fits(told) && (!only_short || SHORT.contains(&told.key)))
        .min_by_key(|told| told.value.abs_diff(bound.number));
    let (id, number) = (&rule.id, bound.number);
    let message = match nearest.filter(|_| only_short) {
        Some(Told { key, value, .. }) => {
            format!("the condition of `{id}` compares with {number}, and its `{key}` says {value}")
        }
        None => {
            format!("the condition of `{id}` compares with {number}, and no text of it says so")
        }
    };
    let problem = Problem::warning(Code::NumberNotTold, place, message).help(
        "write the number that is meant in both; where no text needs it, accept this warning",
    );
    Some(match nearest {
        Some(told) => {
            problem.also(told.span.clone(), format!("`{}` says {}", told.key, told.value))
        }
        None => problem,
    })
}

/// Warning of two texts that differ in a number.
fn differ(rule: &Rule, bounds: &[Bound], told: &[Told]) -> Option<Problem> {
    let fits = |number: i64| bounds.iter().any(|bound| bound.has(number));
    let is_alone = |one: &&Told| {
        !fits(one.value)
            && told.iter().all(|other| other.key == one.key || other.value != one.value)
    };
    let (one, other) = told.iter().filter(is_alone).find_map(|one| {
        // A text that holds both tells them apart itself.
        let has_too =
            |other: &Told| told.iter().any(|told| told.key == one.key && told.value == other.value);
        let others = || told.iter().filter(|other| other.key != one.key && !has_too(other));
        let half = |other: &&Told| other.partner.is_some() && other.partner == one.partner;
        let turned = |other: &&Told| {
            digits(other.value).is_some_and(|digits| Some(digits) == self::digits(one.value))
        };
        let replaced = |other: &&Told| SHORT.contains(&one.key) && fits(other.value);
        let other = others().find(half).or_else(|| others().find(turned));
        Some((one, other.or_else(|| others().find(replaced))?))
    })?;
    let message = format!(
        "two texts of `{}` differ: `{}` says {}, `{}` says {}",
        rule.id, one.key, one.value, other.key, other.value
    );
    Some(
        Problem::warning(Code::NumbersDiffer, one.span.clone(), message)
            .also(other.span.clone(), format!("{} here", other.value))
            .help(
                "write the number that is meant in both; where both are right, accept this warning",
            ),
    )
}

/// Digits of a number of two digits or more, in order; else none.
fn digits(number: i64) -> Option<Vec<char>> {
    let mut digits: Vec<char> = number.to_string().chars().collect();
    digits.sort_unstable();
    Some(digits).filter(|digits| digits.len() > 1)
}

fn text_of<'n>(node: &'n Node<'_>, key: &str) -> Option<&'n str> {
    let Value::Table(entries) = &node.value else { return None };
    match &entries.iter().find(|entry| entry.key == key)?.node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
