//! The command that goes on with the answers, as it is typed at a shell.

use std::path::{Path, PathBuf};

use crate::cli::args::{GlobalOptions, ScreenOptions};
use ketascreen_core::bank::Bank;
use ketascreen_interview::{Interview, Length};

/// How the program was started, as far as going on needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct StartedWith<'s> {
    pub global: &'s GlobalOptions,
    pub options: &'s ScreenOptions,
    /// Line by line, whether by an option or by a variable.
    pub plain: bool,
}

impl StartedWith<'_> {
    /// The command that goes on with the answers in a file, with the country and the length that were chosen.
    pub fn to_go_on(self, file: &Path, bank: &Bank, interview: &Interview<'_>) -> String {
        let summary = &self.options.summary;
        let mut words = vec![program()];
        let mut flag = |name: &str, is_given: bool| words.extend(is_given.then(|| name.to_owned()));
        flag("--plain", self.plain);
        flag("--ascii", summary.reader.ascii);
        flag("--no-color", self.global.no_color);
        flag("--short", interview.length() == Some(Length::Short));
        flag("--full", interview.length() == Some(Length::Full));
        let mut option = |name: &str, value: Option<String>| {
            words.extend(value.into_iter().flat_map(|value| [name.to_owned(), value]))
        };
        option("--bank", self.global.bank.as_deref().map(quoted));
        let country = Some(&interview.country().code)
            .filter(|code| bank.countries().first().is_none_or(|first| first.code != **code));
        option("--country", country.cloned());
        option("--format", summary.format.map(|format| format.name().to_owned()));
        option("-o", summary.reader.output.as_deref().map(quoted));
        option("--resume", Some(quoted(file)));
        words.join(" ")
    }
}

/// The program as it was started, where it was started by its path.
fn program() -> String {
    let by_path = std::env::args_os()
        .next()
        .map(PathBuf::from)
        .filter(|name| name.components().nth(1).is_some());
    by_path.map_or_else(|| env!("CARGO_PKG_NAME").to_owned(), |path| quoted(&path))
}

/// A path as one word of a command, whatever is in it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    // A name that begins with a dash would be taken for an option.
    let path = if path.starts_with('-') { format!("./{path}") } else { path };
    shlex::try_quote(&path).map(|word| word.into_owned()).unwrap_or(path)
}
