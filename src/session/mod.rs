//! Interview with its files: saving, pages, leaving.

mod another_day;
mod closing;
mod conduct;
mod copies;
mod help_messages;
mod invocation;
mod lines;
mod message;
mod named_file;
mod options;
mod page_files;
mod prepare;
mod recorder;
mod requested_files;
mod saving;
mod show;
mod state;

pub use another_day::{AnotherDay, ask_on_another_day};
pub use options::{RecordFile, SessionOptions};
pub use state::Session;
