//! Size of a page: its lines as text, its words, its height in print.

use super::paper::{SIDE_HEIGHT, Spacing, printed_height};
use super::text::{Layout, dense_text_page, text_page};
use crate::summary::Block;

/// The most lines of the page as text, 80 columns wide: a side of paper.
pub const PAGE_MOST_LINES: usize = 66;
/// The most words of the page, besides own words.
pub const PAGE_MOST_WORDS: usize = 600;

/// Size of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    /// Lines as text of 80 columns, laid out without empty lines.
    pub lines: usize,
    /// Words besides own words.
    pub words: usize,
    /// Height in print with the tightest spacing, as a share of one side of paper.
    pub sides: f64,
}

impl PageSize {
    /// The size of a page; `is_help_first` where what to do now is set larger in print.
    pub fn of(page: &[Block], is_help_first: bool) -> PageSize {
        let own = |block: &&Block| !matches!(block, Block::OwnWords(_));
        let besides: Vec<Block> = page.iter().filter(own).cloned().collect();
        PageSize {
            lines: dense_text_page(page, Layout::default()).lines().count(),
            words: text_page(&besides, Layout::default()).split_whitespace().count(),
            sides: printed_height(page, is_help_first, Spacing::Tight) / SIDE_HEIGHT,
        }
    }

    /// True where the page is one side, and short enough to be read.
    pub fn fits(self) -> bool {
        self.words <= PAGE_MOST_WORDS && self.lines <= PAGE_MOST_LINES && self.sides <= 1.0
    }
}
