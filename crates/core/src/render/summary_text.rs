//! A summary as text: the page, then the reasons where they are asked for.

use super::fitted::fitted_page;
use super::page_size::PAGE_MOST_LINES;
use super::text::{Layout, compact_text_page, dense_text_page, text_page};
use crate::summary::{Block, Summary, reasons};

/// A summary as text.
pub fn text(summary: &Summary<'_>, layout: Layout) -> String {
    let page = fitted_page(summary);
    let is_one_side = |laid_out: &fn(&[Block], Layout) -> String| {
        laid_out(&page, Layout::default()).lines().count() <= PAGE_MOST_LINES
    };
    let from_widest: [fn(&[Block], Layout) -> String; 2] = [text_page, compact_text_page];
    let laid_out = from_widest.into_iter().find(is_one_side).unwrap_or(dense_text_page);
    let mut text = laid_out(&page, layout);
    if summary.options.reasons {
        text.push('\n');
        text.push_str(&text_page(&reasons(summary), layout));
    }
    text
}
