//! Options of an interview with its files.

use std::path::Path;

use crate::options::SummaryOptions;
use ketascreen_interview::{Length, SaveTarget};

/// Options of an interview with its files.
#[derive(Debug, Clone, Copy)]
pub struct SessionOptions<'o> {
    /// Options of the summary.
    pub summary: &'o SummaryOptions,
    /// True where a counselor asks.
    pub counselor: bool,
    /// Length, if it was chosen.
    pub length: Option<Length>,
    /// File that the answers are saved in after every one.
    pub record: Option<RecordFile<'o>>,
    /// True where the interview goes line by line, by an option or by a variable.
    pub plain: bool,
}

impl SessionOptions<'_> {
    /// Draft of the interview.
    pub(super) fn save_target(&self) -> SaveTarget {
        match self.record {
            Some(RecordFile::Resumed(_)) => SaveTarget::Resumed,
            Some(RecordFile::New(_)) => SaveTarget::New,
            None => SaveTarget::None,
        }
    }
}

/// File that the answers are saved in.
#[derive(Debug, Clone, Copy)]
pub enum RecordFile<'o> {
    /// File to begin.
    New(&'o Path),
    /// File whose answers are resumed.
    Resumed(&'o Path),
}

impl<'o> RecordFile<'o> {
    /// Path of the file.
    pub fn path(self) -> &'o Path {
        match self {
            RecordFile::New(path) | RecordFile::Resumed(path) => path,
        }
    }
}
