//! A text in letters and signs that any terminal has.

use deunicode::deunicode;

/// A text in ASCII alone: what is not ASCII is written in letters and signs that stand for it. Line breaks stay.
pub fn ascii(text: &str) -> String {
    deunicode(text).chars().filter(|character| matches!(character, ' '..='~' | '\n')).collect()
}
