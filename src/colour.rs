//! Whether a stream gets colour, decided once for each and told to both libraries that draw.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the environment for colour")]

use std::env::var;
use std::io::{IsTerminal, stderr, stdout};

/// Whether each stream gets colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Standard output.
    pub stdout: bool,
    /// Standard error.
    pub stderr: bool,
}

/// What the environment says of colour.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `NO_COLOR`
    pub no_color: Option<String>,
    /// `CLICOLOR_FORCE`
    pub clicolor_force: Option<String>,
    /// `CLICOLOR`
    pub clicolor: Option<String>,
    /// `TERM`
    pub term: Option<String>,
}

impl Environment {
    fn read() -> Environment {
        let read = |name| var(name).ok();
        Environment { no_color: read("NO_COLOR"), clicolor_force: read("CLICOLOR_FORCE"), clicolor: read("CLICOLOR"), term: read("TERM") }
    }

    /// Whether a stream gets colour: the first of these that matches decides.
    pub fn decide(&self, no_color_option: bool, is_terminal: bool) -> bool {
        let set = |value: &Option<String>| value.as_deref().is_some_and(|value| !value.is_empty());
        let is = |value: &Option<String>, word: &str| value.as_deref() == Some(word);
        if no_color_option || set(&self.no_color) {
            false
        } else if set(&self.clicolor_force) && !is(&self.clicolor_force, "0") {
            true
        } else {
            is_terminal && !is(&self.term, "dumb") && !is(&self.clicolor, "0")
        }
    }
}

impl Colour {
    /// Decides for both streams and tells the libraries.
    ///
    /// `colored` has one switch for all streams and other rules than ours, so it is set to obey us: what is painted
    /// is decided where it is painted.
    pub fn decide(no_color_option: bool) -> Colour {
        let environment = Environment::read();
        let colour = Colour {
            stdout: environment.decide(no_color_option, stdout().is_terminal()),
            stderr: environment.decide(no_color_option, stderr().is_terminal()),
        };
        colored::control::set_override(true);
        dialoguer::console::set_colors_enabled(colour.stdout);
        dialoguer::console::set_colors_enabled_stderr(colour.stderr);
        colour
    }
}
