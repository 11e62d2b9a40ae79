//! Scroll position of a page that is only read.

use crate::action::Action;

/// A place in lines that may not all be in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// Lines out of sight above.
    at: usize,
    reach: Reach,
}

/// Range of the scroll position; empty until the page was laid out for a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Reach {
    most: usize,
    /// Lines of a page.
    page: usize,
    columns: usize,
    is_known: bool,
}

impl Scroll {
    /// Lines out of sight above.
    pub fn at(self) -> usize {
        self.at
    }

    /// Sets the last position, the lines of a page, and the width of a line.
    pub fn limit(&mut self, most: usize, page: usize, columns: usize) {
        self.reach = Reach { most, page: page.max(1), columns, is_known: true };
        self.at = self.at.min(most);
    }

    /// Back to the first line.
    pub fn reset(&mut self) {
        self.at = 0;
    }

    /// Does what a key means that only moves what is read.
    pub fn act(&mut self, action: Action) {
        let (most, page) = (self.reach.most, self.reach.page);
        let at = match action {
            Action::Up => self.at.saturating_sub(1),
            Action::Down => self.at + 1,
            Action::PageUp => self.at.saturating_sub(page),
            Action::PageDown => self.at + page,
            Action::Home => 0,
            Action::End => most,
            _ => self.at,
        };
        self.at = at.min(most);
    }

    /// To a line.
    pub fn go_to(&mut self, line: usize) {
        self.at = line.min(self.reach.most);
    }

    /// True where anything is out of sight.
    pub fn can_move(self) -> bool {
        self.reach.most > 0
    }

    /// True where the last line is in sight. A page that was not laid out yet was not read.
    pub fn is_at_end(self) -> bool {
        self.reach.is_known && self.at >= self.reach.most
    }

    /// Lines of a page.
    pub fn page(self) -> usize {
        self.reach.page
    }

    /// Width of a line when it was set; 0 before.
    pub fn columns(self) -> usize {
        self.reach.columns
    }

    /// Page in sight, and the number of pages.
    pub fn place(self) -> (usize, usize) {
        let page = self.reach.page.max(1);
        let last = self.reach.most.div_ceil(page) + 1;
        (if self.at >= self.reach.most { last } else { self.at / page + 1 }, last)
    }
}
