//! Renderers: a summary, a comparison, a trace or a bank as text, each format with its own
//! escaping.

mod brief;
mod codebook;
mod comparison_brief;
mod comparison_json;
mod fitted;
mod format;
mod html;
mod json;
mod markdown;
mod page_size;
pub(crate) mod paper;
mod records_json;
mod spoken;
mod summary_text;
mod text;
mod trace;

pub use brief::BRIEF_LONGEST;
pub use codebook::codebook;
pub use fitted::{fitted_page, pages};
pub use format::{
    ComparisonFormat, Format, PageFormat, render, render_chart, render_comparison, render_leaflet,
};
pub use page_size::{PAGE_MOST_LINES, PAGE_MOST_WORDS, PageSize};
pub use records_json::records_json;
pub use spoken::spoken;
pub use text::{Layout, safe_lines, text_page};
pub use trace::trace_report;
