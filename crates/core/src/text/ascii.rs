//! Text in letters and signs that any terminal has.

use deunicode::deunicode;

/// Writes a text in ASCII alone, with the nearest letters and signs. Line breaks stay.
pub fn ascii(text: &str) -> String {
    deunicode(text).chars().filter(|character| matches!(character, ' '..='~' | '\n')).collect()
}
