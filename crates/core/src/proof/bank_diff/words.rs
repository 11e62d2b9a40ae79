//! Texts that differ between two banks, word by word.

use serde::Serialize;

use crate::bank::{BankText, texts};
use crate::text::Source;

/// Text that only one of two banks has, or that says something else in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// Its name, such as `country.GB.line.2.contact`.
    pub text: String,
    /// The words before; none of a new text.
    pub before: Option<String>,
    /// The words now; none of a text that is gone.
    pub now: Option<String>,
}

/// Texts that differ, those of help first, then in the order of the new bank, then those that are gone.
pub fn text_changes(new: &Source, old: &Source) -> Vec<TextChange> {
    let (now, before) = (texts(new), texts(old));
    let named = |texts: &[BankText], name: &str| {
        texts.iter().find(|text| text.name == name).map(|text| text.words.clone())
    };
    let changed = now.iter().filter_map(|text| {
        let before = named(&before, &text.name);
        (before.as_ref() != Some(&text.words)).then(|| (text, before, Some(text.words.clone())))
    });
    let gone = before.iter().filter(|text| named(&now, &text.name).is_none());
    let gone = gone.map(|text| (text, Some(text.words.clone()), None));
    let mut found: Vec<_> = changed.chain(gone).collect();
    found.sort_by_key(|(text, ..)| !text.is_of_help());
    let change = |(text, before, now): (&BankText, Option<String>, Option<String>)| TextChange {
        text: text.name.clone(),
        before,
        now,
    };
    found.into_iter().map(change).collect()
}

impl TextChange {
    /// The words with `[-those that went-]` and `{+those that came+}`.
    pub fn by_word(&self) -> String {
        let words = |text: &Option<String>| -> Vec<String> {
            text.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect()
        };
        by_word(&words(&self.before), &words(&self.now))
    }
}

fn by_word(before: &[String], now: &[String]) -> String {
    let common = common_lengths(before, now);
    let length = |one: usize, other: usize| {
        common.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0)
    };
    let (mut one, mut other) = (0, 0);
    let mut shown: Vec<String> = Vec::new();
    let (mut went, mut came): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let flush = |went: &mut Vec<&str>, came: &mut Vec<&str>, shown: &mut Vec<String>| {
        if !went.is_empty() {
            shown.push(format!("[-{}-]", went.join(" ")));
        }
        if !came.is_empty() {
            shown.push(format!("{{+{}+}}", came.join(" ")));
        }
        went.clear();
        came.clear();
    };
    loop {
        match (before.get(one), now.get(other)) {
            (Some(left), Some(right)) if left == right => {
                flush(&mut went, &mut came, &mut shown);
                shown.push(left.clone());
                (one, other) = (one + 1, other + 1);
            }
            (Some(left), right)
                if right.is_none() || length(one + 1, other) >= length(one, other + 1) =>
            {
                went.push(left);
                one += 1;
            }
            (_, Some(right)) => {
                came.push(right);
                other += 1;
            }
            (Some(_), None) | (None, None) => break,
        }
    }
    flush(&mut went, &mut came, &mut shown);
    shown.join(" ")
}

/// For each pair of places the number of words that what follows has in common, in order.
fn common_lengths(before: &[String], now: &[String]) -> Vec<Vec<usize>> {
    let mut rows = vec![vec![0; now.len() + 1]];
    for left in before.iter().rev() {
        let below = rows.last().cloned().unwrap_or_default();
        let mut row = vec![0; now.len() + 1];
        for (place, right) in now.iter().enumerate().rev() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(0);
            let longest = if left == right {
                at(&below, place + 1) + 1
            } else {
                at(&below, place).max(at(&row, place + 1))
            };
            if let Some(cell) = row.get_mut(place) {
                *cell = longest;
            }
        }
        rows.push(row);
    }
    rows.reverse();
    rows
}
