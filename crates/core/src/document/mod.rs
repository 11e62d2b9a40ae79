//! TOML or JSON text as a tree in which every key and value keeps its place.
//!
//! Both notations become the same tree, so that its readers know no notation.

mod fields;
mod json;
mod json_text;
mod parse;
#[cfg(test)]
pub(crate) mod published;
mod slips;
mod table;
mod toml;
mod tree;

pub use fields::{Fields, Placed, integer, list, text, wrong};
pub use json::parse_json;
pub(crate) use json_text::{OrderedMap, json_text};
pub use parse::parse;
pub(crate) use table::{Key, KeySchema, Shape, Table, TableReader, table};
pub use toml::parse_toml;
pub use tree::{Entry, Node, Value};
