//! An id as it was written, safe to show.

use serde_json::value::RawValue;

use ketascreen_core::text::is_control;

/// The same JSON value, with control and direction characters written by their number; `None` if
/// it is no JSON.
pub fn echo(written: &str) -> Option<Box<RawValue>> {
    let mut shown = String::with_capacity(written.len());
    let (mut in_string, mut is_escaped) = (false, false);
    for character in written.chars() {
        if in_string && is_control(character) {
            let units = character.encode_utf16(&mut [0; 2]).to_vec();
            units.iter().for_each(|unit| shown.push_str(&format!("\\u{unit:04x}")));
        } else if !in_string && (is_control(character) || character.is_whitespace()) {
            shown.push(' ');
        } else {
            shown.push(character);
        }
        in_string ^= character == '"' && !is_escaped;
        is_escaped = in_string && character == '\\' && !is_escaped;
    }
    RawValue::from_string(shown).ok()
}
