//! The interview: questions one by one.
//!
//! [`Interview`] is a pure state that knows no terminal: an [`Action`] goes in, the state changes,
//! and a [`View`] comes out. A front end turns keys into actions and draws views.

mod action;
mod alerts;
mod at_once;
mod concern;
mod country_lines;
mod dispatch;
mod drafts;
mod entry;
mod flow;
mod interview;
mod key_place;
mod keymap;
mod line_edit;
mod lines;
mod marks;
mod messages;
mod page;
mod page_stack;
pub mod plain;
mod pointer;
mod prompts;
mod reader;
mod row_key;
mod scroll;
mod show;
mod state;
mod take_back;
mod view;

pub use action::Action;
pub use interview::{Interview, Outcome, SaveTarget, SessionEnd, Settings};
pub use key_place::KeyTarget;
pub use keymap::{Effect, HELP_KEY, KEY_GAP, KeyCode, KeyLine, effect, keys};
pub use marks::BAR;
pub use page::Overwrite;
pub use prompts::{Length, Prompt, prompts};
pub use reader::{FileRequest, Files, PageReader, ReaderChoice, ReaderRequest, SavedParts};
pub use scroll::Scroll;
pub use view::{EarlyHelp, Line, Style, View};
