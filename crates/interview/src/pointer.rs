//! Pointer on a page: scroll position, and the row that is chosen.

use crate::action::Action;
use crate::page_stack::Turn;
use crate::scroll::Scroll;

/// Place on a page that is read, or read and then chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pointer {
    /// Scroll position, where it is only read.
    pub scroll: Scroll,
    /// The row that is chosen.
    pub row: Option<usize>,
}

impl Pointer {
    /// A pointer at a row.
    pub fn at(row: Option<usize>) -> Pointer {
        Pointer { row, ..Pointer::default() }
    }

    /// Back to the first line, with nothing chosen.
    pub fn reset(&mut self) {
        self.scroll.reset();
        self.row = None;
    }

    /// Scrolls or closes a page that is only read.
    pub fn read_only<P: ?Sized>(&mut self, action: Action) -> Turn<P> {
        match action {
            Action::Enter | Action::Back | Action::Close => return Turn::Close,
            action => self.scroll.act(action),
        }
        Turn::Stay
    }

    /// Moves on a page that must be read: its lines are chosen by their keys alone.
    pub fn read(&mut self, action: Action) {
        self.row = None;
        self.scroll.act(action);
    }

    /// Moves on a page that is read first and then chosen from: to what is out of sight, then from
    /// line to line.
    pub fn read_then_choose(&mut self, action: Action, rows: usize) {
        let last = rows.saturating_sub(1);
        match (action, self.row) {
            (Action::Down | Action::PageDown | Action::End, None)
                if self.scroll.can_move() && !self.scroll.is_at_end() =>
            {
                self.scroll.act(action);
            }
            (Action::Up | Action::PageUp | Action::Home, None | Some(0))
                if self.scroll.can_move() =>
            {
                self.row = None;
                self.scroll.act(action);
            }
            (Action::Down, row) => {
                self.row = Some(row.map_or(0, |row| if row == last { 0 } else { row + 1 }))
            }
            (Action::Up, row) => self.row = Some(row.unwrap_or(0).checked_sub(1).unwrap_or(last)),
            _ => {}
        }
    }
}
