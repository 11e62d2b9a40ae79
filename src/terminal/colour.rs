//! Colour of the streams, decided once for each and passed to both libraries that draw.

use std::env::var;
use std::io::{IsTerminal, stderr, stdout};

/// Streams that get colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Standard output.
    pub stdout: bool,
    /// Standard error.
    pub stderr: bool,
}

/// Variables of the environment about colour.
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
        Environment {
            no_color: read("NO_COLOR"),
            clicolor_force: read("CLICOLOR_FORCE"),
            clicolor: read("CLICOLOR"),
            term: read("TERM"),
        }
    }

    /// True where a stream gets colour: the first of these that matches decides.
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
    /// Decides for both streams and sets the libraries.
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

#[cfg(test)]
mod tests {
    use super::Environment;

    /// The first rule that matches decides: each row differs from a row above it by one thing.
    #[test]
    fn the_first_rule_that_matches_decides() {
        let environment = |no_color: &str, force: &str, clicolor: &str, term: &str| {
            let set = |value: &str| (value != "unset").then(|| value.to_owned());
            Environment {
                no_color: set(no_color),
                clicolor_force: set(force),
                clicolor: set(clicolor),
                term: set(term),
            }
        };
        let rows = [
            // --no-color, terminal, NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, colour
            (false, true, "unset", "unset", "unset", "xterm", true),
            (false, false, "unset", "unset", "unset", "xterm", false),
            (true, true, "unset", "unset", "unset", "xterm", false),
            (true, true, "unset", "1", "unset", "xterm", false),
            (false, true, "1", "unset", "unset", "xterm", false),
            (false, true, "1", "1", "unset", "xterm", false),
            (false, true, "", "unset", "unset", "xterm", true),
            (false, false, "unset", "1", "unset", "xterm", true),
            (false, false, "unset", "0", "unset", "xterm", false),
            (false, false, "unset", "", "unset", "xterm", false),
            (false, false, "", "1", "unset", "dumb", true),
            (false, true, "unset", "unset", "unset", "dumb", false),
            (false, true, "unset", "unset", "0", "xterm", false),
            (false, true, "unset", "unset", "1", "xterm", true),
            (false, false, "unset", "unset", "1", "xterm", false),
            (false, true, "unset", "1", "0", "dumb", true),
            (false, true, "unset", "unset", "unset", "unset", true),
        ];
        for (option, terminal, no_color, force, clicolor, term, colour) in rows {
            let found = environment(no_color, force, clicolor, term).decide(option, terminal);
            assert_eq!(
                found, colour,
                "--no-color {option}, terminal {terminal}, {no_color:?}, {force:?}, {clicolor:?}, {term:?}"
            );
        }
    }
}
