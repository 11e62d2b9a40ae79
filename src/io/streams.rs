//! Standard output and standard error.

use std::io::{Write, stderr, stdout};
use std::path::Path;

use dialoguer::console::Term;

use crate::error::Failure;
use ketascreen_core::render::Layout;
use ketascreen_core::text::visible;

/// Writes to standard output. A reader that went away ends the program quietly.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::output)
}

/// Reports a file that was written. Nothing can be reported where standard error is closed.
pub fn report_written(path: &Path) {
    let _ = writeln!(stderr(), "wrote {}", visible(&path.display().to_string()));
}

/// Width of a stream in columns: the terminal's, or 80.
pub fn width(is_terminal: bool) -> usize {
    if !is_terminal {
        return Layout::default().width;
    }
    let terminal = [Term::stdout(), Term::stderr()].iter().find_map(Term::size_checked);
    terminal.map_or(Layout::default().width, |(_, columns)| usize::from(columns))
}
