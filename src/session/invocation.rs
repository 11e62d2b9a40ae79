//! Command that resumes an interview, as it is typed at a shell.

use std::path::{Path, PathBuf};

use super::recorder::today;
use crate::options::{GlobalOptions, SummaryOptions};
use ketascreen_core::bank::Bank;
use ketascreen_core::summary::PageOptions;
use ketascreen_interview::{Interview, Length};

/// Options that the program was started with, as far as resuming needs them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Invocation<'i> {
    pub global: &'i GlobalOptions,
    pub summary: &'i SummaryOptions,
    pub plain: bool,
}

impl Invocation<'_> {
    /// What the pages of the interview show.
    pub fn page_options(self, is_country_chosen: bool) -> PageOptions {
        let options = self.summary.page_options(is_country_chosen);
        PageOptions { today: today(), ..options }
    }

    /// Command that resumes the answers in a file, with the chosen country and length.
    pub fn resume_command(self, file: &Path, bank: &Bank, interview: &Interview<'_>) -> String {
        let mut words = vec![program()];
        let mut flag = |name: &str, is_given: bool| words.extend(is_given.then(|| name.to_owned()));
        flag("--plain", self.plain);
        flag("--ascii", self.summary.reader.ascii);
        flag("--no-color", self.global.no_color);
        flag("--reasons", self.summary.reasons);
        flag("--counselor", interview.is_with_counselor());
        flag("--short", interview.length() == Some(Length::Short));
        flag("--full", interview.length() == Some(Length::Full));
        let mut option = |name: &str, value: Option<String>| {
            words.extend(value.into_iter().flat_map(|value| [name.to_owned(), value]))
        };
        option("--bank", self.global.bank.as_deref().map(quoted));
        let country = Some(&interview.country().code)
            .filter(|code| bank.countries().first().is_none_or(|first| first.code != **code));
        option("--country", country.cloned());
        let format = self.summary.format.map(|format| format.name().to_owned());
        option("--format", format);
        option("-o", self.summary.reader.output().map(quoted));
        option("--resume", Some(quoted(file)));
        words.join(" ")
    }
}

/// Name of the program, with its path where it was started by that.
fn program() -> String {
    let by_path = std::env::args_os()
        .next()
        .map(PathBuf::from)
        .filter(|name| name.components().nth(1).is_some());
    by_path.map_or_else(|| env!("CARGO_PKG_NAME").to_owned(), |path| quoted(&path))
}

/// Path as one word of a command, whatever is in it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    // A name that begins with a dash would be taken for an option.
    let path = if path.starts_with('-') { format!("./{path}") } else { path };
    shlex::try_quote(&path).map(|word| word.into_owned()).unwrap_or(path)
}
