//! Renderers: a summary, a comparison, a trace or a bank as text, each format with its own
//! escaping.

mod brief;
mod codebook;
mod comparison_json;
mod format;
mod html;
mod json;
mod markdown;
mod spoken;
mod text;
mod trace;

pub use brief::BRIEF_LONGEST;
pub use codebook::codebook;
pub use format::{ComparisonFormat, Format, render, render_comparison};
pub use spoken::spoken;
pub use text::{Layout, safe_lines, text_page};
pub use trace::trace_report;
