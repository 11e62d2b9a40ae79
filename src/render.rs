//! A summary as bytes: one module for each format, each with its own escaping.

mod brief;
mod html;
mod json;
mod markdown;
mod text;

pub use brief::{BRIEF_LONGEST, brief};
pub use html::html;
pub use json::{Document, answer as answer_in_json, document, json};
pub use markdown::{line as markdown_line, linked_line as markdown_linked_line, markdown};
pub use text::{Layout, safe_lines, text};

use std::borrow::Cow;

use crate::bank::is_control;

/// Somebody's text with its control and direction characters made visible; line breaks stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte) || byte == b'\n') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' => shown.push('\n'),
            '\t' => shown.push(' '),
            _ if is_control(character) => shown.push_str(&format!("<U+{:04X}>", u32::from(character))),
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}
