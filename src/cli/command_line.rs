//! The command that goes on with the answers, as it is typed at a shell.

use std::path::Path;

use crate::bank::{Bank, Country};

/// How the program was started, as far as going on needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct StartedWith<'s> {
    pub bank_file: Option<&'s Path>,
    pub plain: bool,
}

impl StartedWith<'_> {
    /// The command that goes on with the answers in a file, with the help lines of the country that was chosen.
    pub fn to_go_on(self, file: &Path, bank: &Bank, country: &Country) -> String {
        let mut words = vec!["ketascreen".to_owned()];
        words.extend(self.plain.then(|| "--plain".to_owned()));
        words.extend(self.bank_file.into_iter().flat_map(|path| ["--bank".to_owned(), quoted(path)]));
        let is_first = bank.countries().first().is_some_and(|first| first.code == country.code);
        words.extend((!is_first).then_some(["--country".to_owned(), country.code.clone()]).into_iter().flatten());
        words.extend(["--resume".to_owned(), quoted(file)]);
        words.join(" ")
    }
}

/// A path as one word of a command, whatever is in it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    // A name that begins with a dash would be taken for an option.
    let path = if path.starts_with('-') { format!("./{path}") } else { path };
    shlex::try_quote(&path).map(|word| word.into_owned()).unwrap_or(path)
}
