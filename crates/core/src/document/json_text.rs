//! Data as JSON text.

use serde::{Serialize, Serializer};

use crate::text::is_control;

/// A map whose keys keep their order.
#[derive(Debug)]
pub struct OrderedMap<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for OrderedMap<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A document as JSON text, indented by two spaces.
pub fn json_text(document: &impl Serialize) -> String {
    // Every key is a string and every value plain data, so this cannot fail.
    serde_json::to_string_pretty(document)
        .map(|text| without_controls(&text) + "\n")
        .unwrap_or_default()
}

/// JSON without characters that a terminal obeys: those that JSON itself allows are written by
/// their number.
///
/// Such a character is only ever inside a string, where its number means the same.
fn without_controls(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && is_control(character) {
            character
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| shown.push_str(&format!("\\u{unit:04x}")));
        } else {
            shown.push(character);
        }
    }
    shown
}
