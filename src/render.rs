//! A summary as bytes: one module for each format, each with its own escaping.

mod brief;
mod comparison;
mod html;
mod json;
mod markdown;
mod spoken;
mod text;

pub use brief::{BRIEF_LONGEST, brief};
pub use comparison::comparison_json;
pub use html::{html, html_page};
pub use json::{Document, answer as answer_in_json, document, json};
pub use markdown::{line as markdown_line, linked_line as markdown_linked_line, markdown, markdown_page};
pub use spoken::spoken;
pub use text::{Layout, safe_lines, text, text_page};

use std::borrow::Cow;

use deunicode::deunicode;

use crate::bank::is_control;

/// A text in ASCII alone: what is not ASCII is written in letters and signs that stand for it. Line breaks stay.
pub fn ascii(text: &str) -> String {
    deunicode(text).chars().filter(|character| matches!(character, ' '..='~' | '\n')).collect()
}

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
