//! Files that are named in the interview.

use std::path::PathBuf;

use crate::error::{Failure, FileError};
use ketascreen_core::bank::Bank;

/// Path of a file that is named in the interview, where no shell reads `~/` as the home folder.
pub(super) fn home_expanded(name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(name),
    }
}

/// Reason why the file was not written, in the words of the interview.
pub(super) fn not_written(bank: &Bank, failure: Failure) -> String {
    match failure {
        Failure::File(FileError::Exists(path)) => {
            bank.phrases().say_file_exists.fill(&[("file", &path.display().to_string())])
        }
        failure => failure.message().unwrap_or_default(),
    }
}
