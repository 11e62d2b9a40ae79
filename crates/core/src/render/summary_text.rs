//! A summary as text: the page, then the reasons where they are asked for.

use super::fitted::fitted_page;
use super::page_size::PAGE_MOST_LINES;
use super::text::{Layout, dense_text_page, text_page};
use crate::summary::{Summary, reasons};

/// A summary as text.
pub fn text(summary: &Summary<'_>, layout: Layout) -> String {
    let page = fitted_page(summary);
    let is_long = text_page(&page, Layout::default()).lines().count() > PAGE_MOST_LINES;
    let laid_out = if is_long { dense_text_page } else { text_page };
    let mut text = laid_out(&page, layout);
    if summary.options.reasons {
        text.push('\n');
        text.push_str(&text_page(&reasons(summary), layout));
    }
    text
}
