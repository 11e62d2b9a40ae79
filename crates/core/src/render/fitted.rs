//! The page with as much of each part as fits on one side.

use super::page_size::{PAGE_MOST_LINES, PageSize};
use super::text::{Layout, compact_text_page};
use crate::summary::{Block, Room, Summary, is_help_first, reasons, summary_page};

/// The page, and the reasons behind it where they are asked for.
pub fn pages(summary: &Summary<'_>) -> Vec<Block> {
    let mut blocks = fitted_page(summary);
    if summary.options.reasons {
        blocks.extend(reasons(summary));
    }
    blocks
}

/// The page in the widest room that fits on one side; in the tightest where none does. An empty
/// line above each part is worth a point less in full, but no more than that.
pub fn fitted_page(summary: &Summary<'_>) -> Vec<Block> {
    const POINTS_WORTH_MORE: usize = 3;
    let pages = || Room::from_widest().map(|room| (room, summary_page(summary, room)));
    let fits = |page: &[Block]| PageSize::of(page, is_help_first(summary)).fits();
    let is_airy = |page: &[Block]| {
        compact_text_page(page, Layout::default()).lines().count() <= PAGE_MOST_LINES
    };
    let airy = pages()
        .take_while(|(room, _)| room.points >= POINTS_WORTH_MORE && room.treatments)
        .find(|(_, page)| is_airy(page) && fits(page));
    let fitting = airy.or_else(|| pages().find(|(_, page)| fits(page)));
    fitting.or_else(|| pages().last()).map(|(_, page)| page).unwrap_or_default()
}
