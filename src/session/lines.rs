//! Standard input and standard error as lines, for the interview without a screen.

use std::io::{self, BufRead, IsTerminal, Write, stderr, stdin};

use crate::io::streams::width;
use crate::terminal::signals::set_last_said;
use crate::terminal::{copied, forget_typed, typed_bytes};
use ketascreen_interview::plain::Console;

/// Standard input and standard error.
#[derive(Debug, Default)]
pub(super) struct StandardLines {
    /// Text since the last line was typed.
    recent: String,
}

impl Console for StandardLines {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.recent.push_str(text);
        set_last_said(self.recent.clone());
        stderr().write_all(text.as_bytes())
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        stdin().lock().read_until(b'\n', &mut line)?;
        self.recent.clear();
        // A byte that is no character must not end an interview.
        let typed = || String::from_utf8_lossy(&typed_bytes(&line)).trim().to_owned();
        Ok(line.ends_with(b"\n").then(typed))
    }

    fn forget_typed(&mut self) -> io::Result<()> {
        let input = stdin();
        // A pipe holds a script, of which every line counts.
        if input.is_terminal() { forget_typed() } else { Ok(()) }
    }

    fn copy(&mut self, text: &str) -> io::Result<bool> {
        let is_terminal = stderr().is_terminal();
        if is_terminal {
            stderr().write_all(copied(text).as_bytes())?;
        }
        Ok(is_terminal)
    }

    fn columns(&self) -> Option<usize> {
        Some(width(true))
    }
}
