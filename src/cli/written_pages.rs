//! Pages that were written to files named at the end of an interview.

use std::path::PathBuf;

use super::Context;
use super::args::SummaryOptions;
use super::output::{Output, has_known_ending, home_expanded, named_file_failed};
use crate::files::is_same_file;
use crate::render::{Layout, text};
use crate::summary::Summary;

/// The files with what their pages say, the last one of each file last.
#[derive(Debug, Default)]
pub(super) struct WrittenPages {
    pages: Vec<(PathBuf, String)>,
}

impl WrittenPages {
    /// Writes the summary to a file of this name, which is never overwritten unless it is one of these; its name, or why it
    /// could not be written.
    pub fn write(&mut self, context: &Context, options: &SummaryOptions, name: &str, summary: &Summary<'_>) -> Result<String, String> {
        let path = home_expanded(name);
        if options.format.is_none() && !has_known_ending(&path) {
            return Err(summary.bank.phrases().say_other_ending.fill(summary.voice, &[("file", name)]));
        }
        let is_own = self.pages.iter().any(|(page, _)| is_same_file(page, &path));
        let written = Output::named(options, &path, is_own).and_then(|mut output| output.write_quietly(context, summary));
        written.map_err(|failure| named_file_failed(summary.bank, summary.voice, failure))?;
        self.pages.retain(|(page, _)| !is_same_file(page, &path));
        self.pages.push((path, text(summary, Layout::default())));
        Ok(name.to_owned())
    }

    /// Whether no page was written.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// What to say of each file whose page is not that of these answers any more.
    pub fn older(&self, summary: &Summary<'_>) -> Vec<String> {
        let older = self.pages.iter().filter(|(_, page)| *page != text(summary, Layout::default()));
        let said = |path: &PathBuf| summary.bank.phrases().left_older_page.fill(summary.voice, &[("file", &path.display().to_string())]);
        older.map(|(path, _)| said(path)).collect()
    }
}
