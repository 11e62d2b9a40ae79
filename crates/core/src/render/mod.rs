//! A summary as bytes: one module for each format, each with its own escaping.

mod brief;
mod comparison;
mod format;
mod html;
mod json;
mod markdown;
mod spoken;
mod text;

pub use brief::{BRIEF_LONGEST, brief};
pub use comparison::comparison_json;
pub use format::{ComparisonFormat, Format, render, render_comparison};
pub use html::{html, html_page};
pub use json::{Document, document, json};
pub use markdown::{
    line as markdown_line, linked_line as markdown_linked_line, markdown, markdown_page,
};
pub use spoken::spoken;
pub use text::{Layout, safe_lines, text, text_page};
