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
            Some(RecordFile::New(_) | RecordFile::Visit { .. }) => SaveTarget::New,
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
    /// File to begin, with the answers of an earlier visit, whose file is not touched.
    Visit {
        /// File of the earlier visit.
        from: &'o Path,
        /// File to begin.
        save: &'o Path,
    },
}

impl<'o> RecordFile<'o> {
    /// Path of the file.
    pub fn path(self) -> &'o Path {
        match self {
            RecordFile::New(path) | RecordFile::Resumed(path) => path,
            RecordFile::Visit { save, .. } => save,
        }
    }

    /// File of an earlier visit, if there is one.
    pub fn earlier_visit(self) -> Option<&'o Path> {
        match self {
            RecordFile::Visit { from, .. } => Some(from),
            RecordFile::New(_) | RecordFile::Resumed(_) => None,
        }
    }

    /// File to begin, if it is not resumed.
    pub fn begun(self) -> Option<&'o Path> {
        match self {
            RecordFile::New(path) | RecordFile::Visit { save: path, .. } => Some(path),
            RecordFile::Resumed(_) => None,
        }
    }
}
