//! Files that a command line names twice.

use std::fs;
use std::path::Path;

use super::input::is_standard_input;
use crate::error::Failure;

/// True where two names are of the same file, which need not exist yet.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        fs::canonicalize(path).ok().or_else(|| {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
                .unwrap_or(Path::new("."));
            Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
        })
    };
    place(one).is_some_and(|found| Some(found) == place(other))
}

/// Refuses an output that would take the place of a file that is read or saved.
pub fn refuse_same_file<'p>(
    others: impl IntoIterator<Item = &'p Path>,
    output: Option<&Path>,
) -> Result<(), Failure> {
    match output.filter(|output| others.into_iter().any(|path| is_same_file(path, output))) {
        Some(output) => Err(Failure::SameFile(output.to_owned())),
        None => Ok(()),
    }
}

/// Refuses to read standard input twice.
pub fn refuse_second_standard_input<'p>(
    read: impl IntoIterator<Item = &'p Path>,
) -> Result<(), Failure> {
    match read.into_iter().filter(|path| is_standard_input(path)).count() {
        0 | 1 => Ok(()),
        _ => Err(Failure::Usage("standard input (-) can be read only once")),
    }
}
