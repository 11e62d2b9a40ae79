//! The page with as much of each part as fits on one side.

use super::page_size::PageSize;
use crate::summary::{Block, Room, Summary, is_help_first, reasons, summary_page};

/// The page, and the reasons behind it where they are asked for.
pub fn pages(summary: &Summary<'_>) -> Vec<Block> {
    let mut blocks = fitted_page(summary);
    if summary.options.reasons {
        blocks.extend(reasons(summary));
    }
    blocks
}

/// The page in the widest room that fits on one side; in the tightest where none does.
pub fn fitted_page(summary: &Summary<'_>) -> Vec<Block> {
    let mut page = Vec::new();
    for room in Room::from_widest() {
        page = summary_page(summary, room);
        if PageSize::of(&page, is_help_first(summary)).fits() {
            break;
        }
    }
    page
}
