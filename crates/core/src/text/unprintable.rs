//! Invisible characters, made visible.

use std::borrow::Cow;

/// True of a character that is a control character, turns the direction of the line, ends a line,
/// or hides a text.
pub fn is_control(character: char) -> bool {
    let turns = matches!(
        character,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    let ends_a_line = matches!(character, '\u{2028}' | '\u{2029}');
    let hides =
        matches!(character, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    character.is_control() || turns || ends_a_line || hides
}

/// True of a character that nobody sees, other than an ordinary blank or the end of a line.
pub fn is_invisible(character: char) -> bool {
    let is_gap = character.is_whitespace() && !character.is_ascii();
    let is_hidden = !character.is_ascii_whitespace() && is_control(character);
    is_gap || is_hidden || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Makes control and direction characters of a text visible; line breaks stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte) || byte == b'\n') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' => shown.push('\n'),
            '\t' => shown.push(' '),
            _ if is_control(character) => {
                shown.push_str(&format!("<U+{:04X}>", u32::from(character)))
            }
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}
