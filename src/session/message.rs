//! Messages on standard error.

use std::io::{Write, stderr};

use crate::io::streams::width;
use ketascreen_core::render::{Layout, safe_lines};
use ketascreen_core::text::visible;

/// Message on standard error.
pub(super) enum Message {
    /// Text to read, wrapped to the window.
    Text(String),
    /// Command to type or copy: one line, however long, with the names of files unchanged.
    Command(String),
}

impl Message {
    fn lines(&self, ascii: bool) -> String {
        match self {
            Message::Text(text) => {
                let layout = Layout { width: width(true), colour: false, ascii };
                safe_lines(text, "", layout)
                    .into_iter()
                    .fold(String::new(), |lines, line| lines + &line + "\n")
            }
            Message::Command(command) => format!("{}\n", visible(command)),
        }
    }
}

/// Lines of messages.
pub(super) fn lines_of(messages: &[Message], ascii: bool) -> String {
    messages.iter().map(|message| message.lines(ascii)).collect()
}

/// Writes lines to standard error. Nothing can be written where that is closed.
pub(super) fn write_lines(lines: &str) {
    let _ = stderr().write_all(lines.as_bytes());
}
