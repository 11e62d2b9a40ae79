//! How far what is only read is scrolled.

use crate::action::Action;

/// A place in lines that may not all be in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// How many lines are out of sight above.
    at: usize,
    reach: Reach,
}

/// How far it can be scrolled; not at all, until what is shown was laid out for a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Reach {
    most: usize,
    /// How many lines a page is.
    page: usize,
    columns: usize,
    is_known: bool,
}

impl Scroll {
    /// How many lines are out of sight above.
    pub fn at(self) -> usize {
        self.at
    }

    /// The front end tells how far it can be scrolled, how many lines a page is, and how wide a line.
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

    /// Whether there is anything out of sight at all.
    pub fn can_move(self) -> bool {
        self.reach.most > 0
    }

    /// Whether the last line is in sight. What was not laid out yet was not read.
    pub fn is_at_end(self) -> bool {
        self.reach.is_known && self.at >= self.reach.most
    }

    /// How many lines a page is.
    pub fn page(self) -> usize {
        self.reach.page
    }

    /// How wide a line was when that was told; 0 before.
    pub fn columns(self) -> usize {
        self.reach.columns
    }

    /// Which page is in sight, and how many there are.
    pub fn place(self) -> (usize, usize) {
        let page = self.reach.page.max(1);
        let last = self.reach.most.div_ceil(page) + 1;
        (if self.at >= self.reach.most { last } else { self.at / page + 1 }, last)
    }
}
