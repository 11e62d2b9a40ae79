//! Sheet of text about a bank.

use std::fmt::Write as _;

use ketascreen_core::bank::{Bank, SourceId};
use ketascreen_core::render::{Layout, safe_lines};

/// Sheet of text about a bank.
pub(super) struct Sheet<'b> {
    pub bank: &'b Bank,
    pub layout: Layout,
    pub text: String,
}

impl Sheet<'_> {
    /// Adds a paragraph.
    pub fn line(&mut self, indent: &str, text: &str) {
        for line in safe_lines(text, indent, self.layout) {
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{line}");
        }
    }

    /// Adds a line of names, if there are any.
    pub fn named(&mut self, what: &str, names: Vec<&str>) {
        if !names.is_empty() {
            self.line("  ", &format!("{what}: {}", names.join(", ")));
        }
    }

    /// Adds a text behind its name.
    pub fn text(&mut self, what: &str, text: &str) {
        self.line("  ", &format!("{what}: {text}"));
    }

    /// Adds a line for each source.
    pub fn sources(&mut self, sources: &[SourceId]) {
        for source in sources {
            let reference = self.bank.reference(*source);
            self.line(
                "  ",
                &format!("Source {}: {}; {}", reference.id, reference.title, reference.url),
            );
        }
    }
}
