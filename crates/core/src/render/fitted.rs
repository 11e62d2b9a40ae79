//! The page with as much of each part as fits on one side.

use super::text::{Layout, text_page};
use crate::summary::{Block, Room, Summary, reasons, summary_page};

/// The most lines of the page as text, 80 columns wide: a side of paper.
pub const PAGE_MOST_LINES: usize = 66;
/// The most words of the page, besides own words.
pub const PAGE_MOST_WORDS: usize = 600;
/// The most lines with letters, so that the page printed from HTML is one side of A4 and of Letter.
const PAGE_MOST_PRINTED_LINES: usize = 58;

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
        if is_one_side(&page) {
            break;
        }
    }
    page
}

fn is_one_side(page: &[Block]) -> bool {
    let text = text_page(page, Layout::default());
    let own = |block: &&Block| !matches!(block, Block::OwnWords(_));
    let besides: Vec<Block> = page.iter().filter(own).cloned().collect();
    let words = text_page(&besides, Layout::default()).split_whitespace().count();
    let printed = text.lines().filter(|line| !line.is_empty()).count();
    text.lines().count() <= PAGE_MOST_LINES
        && words <= PAGE_MOST_WORDS
        && printed <= PAGE_MOST_PRINTED_LINES
}
