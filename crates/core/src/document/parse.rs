//! Notation of a text, found by its first character.

use super::json::parse_json;
use super::toml::parse_toml;
use super::tree::Node;
use crate::diagnostic::Problems;
use crate::text::Source;

/// Reads a source as JSON if its first character that is not blank is `{`, else as TOML.
///
/// Of a text with a syntax error the rest is returned, and the error is reported.
pub fn parse<'s>(source: &'s Source, problems: &Problems) -> Node<'s> {
    if source.text.trim_start().starts_with('{') {
        parse_json(&source.text, problems)
    } else {
        parse_toml(&source.text, problems)
    }
}
