//! Banks read from a file and checked.

use std::sync::OnceLock;

use super::acceptance::Acceptance;
use super::contents::contents;
use crate::bank::bank::{Bank, Digest};
use crate::diagnostic::{Problem, Problems};
use crate::text::Source;

/// Bank that cannot be used, with everything that is wrong in it.
#[derive(Debug)]
pub struct BrokenBank {
    /// The file.
    pub source: Source,
    /// Its problems, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Result of a check of a bank's file.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub source: Source,
    /// The bank, if nothing in the file is an error.
    pub bank: Option<Bank>,
    /// Its problems, in the order of the file.
    pub problems: Vec<Problem>,
    /// Warnings that the bank accepts; [`settle`](super::settle) takes them out of the problems.
    pub acceptances: Vec<Acceptance>,
}

impl Bank {
    /// Reads and checks a bank. A warning is for the bank's author, by [`Bank::check`].
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(source: Source) -> Result<Bank, Box<BrokenBank>> {
        let Checked { source, bank, problems, .. } = Bank::check(source);
        bank.ok_or_else(|| Box::new(BrokenBank { source, problems }))
    }

    /// Reads and checks a bank, and keeps the warnings of one that can be used.
    pub fn check(source: Source) -> Checked {
        let problems = Problems::new();
        let mut acceptances = Vec::new();
        let contents = contents(&source, &problems, &mut acceptances);
        let sound = problems.errors() == 0;
        let bank = contents
            .filter(|_| sound)
            .map(|contents| Bank { contents, digest: Digest::Of(source.clone(), OnceLock::new()) });
        Checked { source, bank, problems: problems.into_sorted(), acceptances }
    }
}
