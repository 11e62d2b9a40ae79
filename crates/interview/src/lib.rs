//! The interview: questions one by one.
//!
//! [`Interview`] is a pure state that knows no terminal: an [`Action`] goes in, the state changes, and a [`View`] says
//! what to show. A front end turns keys into actions and draws views.

mod answering;
mod begun;
mod called_for;
mod demand;
mod entry;
mod finish;
mod keys;
mod leaving;
mod line_edit;
mod noting;
mod opening;
mod page;
pub mod plain;
mod prompts;
mod review;
mod scroll;
mod skipping;
mod state;
mod view;
mod walking;

pub use entry::{Entry, Row, TickState};
pub use finish::{Ending, FileWish, Files, Finish, InFile, Wish};
pub use keys::{KEY_GAP, KeyLine, keys};
pub use line_edit::LineEdit;
pub use page::Overwrite;
pub use page::Page;
pub use prompts::{Length, Prompt, prompts, reading_minutes};
pub use scroll::Scroll;
pub use state::{Draft, End, Interview, Settings};
pub use view::{EarlyHelp, Line, Style, View};

/// How an interview ended, seen from its front end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// By itself or by the person's choice.
    By(End),
    /// By Ctrl-C.
    Interrupted,
    /// Standard input ended before it did.
    EndOfInput,
}

/// What a person wants of the interview, whatever key says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the left in what is typed.
    Left,
    /// To the right in what is typed.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A character: it is typed, or it chooses the row that bears it.
    Character(char),
    /// Done.
    Enter,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Deletes all to the left.
    DeleteToStart,
    /// Deletes a word to the left.
    DeleteWord,
    /// To the question before.
    Back,
    /// To where help can be found, also while something is typed.
    HelpLines,
    /// Asks whether to leave.
    Leave,
    /// Leaves at once, with nothing left on the screen.
    LeaveAtOnce,
}
