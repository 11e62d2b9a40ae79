//! Standard input and standard error as lines, for the interview without a screen.
#![expect(clippy::disallowed_methods, reason = "the edge: the terminal")]

use std::io::{self, IsTerminal, Write, stderr, stdin};

use rustix::termios::{QueueSelector, tcflush};

use crate::interview::plain::Console;
use crate::interview::signals::set_last_said;

/// Standard input and standard error.
#[derive(Debug, Default)]
pub(super) struct StandardLines {
    /// What was said since the last line was typed.
    said: String,
}

impl Console for StandardLines {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.said.push_str(text);
        set_last_said(self.said.clone());
        stderr().write_all(text.as_bytes())
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = String::new();
        let count = stdin().read_line(&mut line)?;
        self.said.clear();
        Ok((count > 0).then(|| line.trim().to_owned()))
    }

    fn forget_typed(&mut self) -> io::Result<()> {
        let input = stdin();
        // A pipe holds a script, of which every line counts.
        if input.is_terminal() { Ok(tcflush(&input, QueueSelector::IFlush)?) } else { Ok(()) }
    }
}
