//! Numbers in conditions and texts.

use crate::text::Span;

/// Digit zero of scripts whose digits are written in place of 0 to 9.
const ZEROS: &[u32] = &[0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50];

/// Number that is written in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// The number.
    pub value: i64,
    /// Its place in the text.
    pub span: Span,
}

/// Whole numbers in a text, in order. A number within a name, such as `gad7` or GAD-7, is none, and a number with a
/// fraction neither.
pub(super) fn numbers(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut rest = letters.as_slice();
    let mut before = String::new();
    while let Some((&(start, first), behind)) = rest.split_first() {
        if digit(first).is_none() {
            before.push(first);
            rest = behind;
            continue;
        }
        let length = number_length(rest);
        let (number, behind) = rest.split_at(length);
        let end = behind.first().map_or(text.len(), |(end, _)| *end);
        let value = number.iter().try_fold(0_i64, |value, (_, letter)| {
            value.checked_mul(10)?.checked_add(i64::from(digit(*letter)?))
        });
        if let Some(value) = value.filter(|_| !ends_in_name(&before)) {
            found.push(Written { value, span: start..end });
        }
        before.extend(number.iter().map(|(_, letter)| letter));
        rest = behind;
    }
    found
}

/// Number of characters of a number, its fraction included.
fn number_length(letters: &[(usize, char)]) -> usize {
    let is_digit = |index: usize| letters.get(index).is_some_and(|(_, one)| digit(*one).is_some());
    let is_point =
        |index: usize| letters.get(index).is_some_and(|(_, one)| ['.', ','].contains(one));
    let mut length = 0;
    while is_digit(length) || (is_point(length) && is_digit(length + 1)) {
        length += 1;
    }
    length
}

fn digit(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))
}

/// True of `gad` and of `GAD-`, which a number makes a name.
fn ends_in_name(before: &str) -> bool {
    let before = before.strip_suffix(['-', '\u{2011}']).unwrap_or(before);
    before.chars().next_back().is_some_and(|last| last.is_alphabetic() || last == '_')
}
