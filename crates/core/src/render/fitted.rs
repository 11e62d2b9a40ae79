//! The page with as much of each part as fits on one side.

use super::paper::{SIDE_HEIGHT, printed_height};
use super::text::{Layout, compact_text_page, dense_text_page, text_page};
use crate::summary::{Block, Room, Summary, is_help_first, reasons, summary_page};

/// The most lines of the page as text, 80 columns wide: a side of paper.
pub const PAGE_MOST_LINES: usize = 66;
/// The most words of the page, besides own words.
pub const PAGE_MOST_WORDS: usize = 600;

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
    let is_help_first = is_help_first(summary);
    let airy = pages()
        .take_while(|(room, _)| room.points >= POINTS_WORTH_MORE && room.treatments)
        .find(|(_, page)| is_one_side(page, is_help_first, compact_text_page));
    let fitting = airy
        .or_else(|| pages().find(|(_, page)| is_one_side(page, is_help_first, dense_text_page)));
    fitting.or_else(|| pages().last()).map(|(_, page)| page).unwrap_or_default()
}

fn is_one_side(
    page: &[Block],
    is_help_first: bool,
    laid_out: fn(&[Block], Layout) -> String,
) -> bool {
    let own = |block: &&Block| !matches!(block, Block::OwnWords(_));
    let besides: Vec<Block> = page.iter().filter(own).cloned().collect();
    let words = text_page(&besides, Layout::default()).split_whitespace().count();
    let lines = laid_out(page, Layout::default()).lines().count();
    words <= PAGE_MOST_WORDS
        && lines <= PAGE_MOST_LINES
        && printed_height(page, is_help_first) <= SIDE_HEIGHT
}
