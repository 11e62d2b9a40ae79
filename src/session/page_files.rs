//! Pages that an interview wrote to files.

use std::path::{Path, PathBuf};

use crate::cli::args::SummaryOptions;
use crate::io::files::{is_as_written, is_same_file};
use crate::io::output::{
    Output, has_known_ending, home_expanded, named_file_failed, refuse_same_file,
};
use ketascreen_core::render::{Format, Layout, render};
use ketascreen_core::summary::{Summary, summarize};

/// A page in a file.
#[derive(Debug)]
struct WrittenPage {
    path: PathBuf,
    /// What it says, but for its date.
    says: String,
    /// What was written, as it stands in the file.
    written: String,
}

/// The pages, the one that was written last of each file last.
#[derive(Debug, Default)]
pub(super) struct WrittenPages {
    pages: Vec<WrittenPage>,
}

impl WrittenPages {
    /// Writes the summary to a file of this name, which is never overwritten unless it is one of these as it was written, nor
    /// where the answers are; its name, or why it could not be written.
    pub fn write<'p>(
        &mut self,
        options: &SummaryOptions,
        name: &str,
        answers: impl Iterator<Item = &'p Path>,
        summary: &Summary<'_>,
    ) -> Result<String, String> {
        let path = home_expanded(name);
        if options.format.is_none() && !has_known_ending(&path) {
            return Err(summary
                .bank
                .phrases()
                .say_other_ending
                .fill(summary.voice, &[("file", name)]));
        }
        let own = self
            .pages
            .iter()
            .find(|page| is_same_file(&page.path, &path))
            .map(|page| page.written.as_str());
        let written = refuse_same_file(answers, Some(&path))
            .and_then(|()| Output::named(options, &path, own))
            .and_then(|mut output| output.write_to_file(summary));
        let written =
            written.map_err(|failure| named_file_failed(summary.bank, summary.voice, failure))?;
        self.note(&path, written.unwrap_or_default(), summary);
        Ok(name.to_owned())
    }

    /// Notes that a page was written.
    pub fn note(&mut self, path: &Path, written: String, summary: &Summary<'_>) {
        self.pages.retain(|page| !is_same_file(&page.path, path));
        self.pages.push(WrittenPage { path: path.to_owned(), says: undated(summary), written });
    }

    /// Whether no page was written.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Where each page is that is still there, or that it is not that of these answers any more.
    pub fn said(&self, summary: &Summary<'_>) -> Vec<String> {
        let now = undated(summary);
        let phrases = summary.bank.phrases();
        let said = |page: &WrittenPage| {
            let phrase =
                if page.says == now { &phrases.left_page } else { &phrases.left_older_page };
            phrase.fill(summary.voice, &[("file", &page.path.display().to_string())])
        };
        self.there().map(said).collect()
    }

    /// What is said of those that are not that of these answers any more.
    pub fn older(&self, summary: &Summary<'_>) -> Vec<String> {
        let now = undated(summary);
        let phrase = &summary.bank.phrases().left_older_page;
        let said = |page: &WrittenPage| {
            phrase.fill(summary.voice, &[("file", &page.path.display().to_string())])
        };
        self.there().filter(|page| page.says != now).map(said).collect()
    }

    /// Whether one of them is that of these answers.
    pub fn hold(&self, summary: &Summary<'_>) -> bool {
        let now = undated(summary);
        self.there().any(|page| page.says == now)
    }

    /// Those that are there as they were written.
    fn there(&self) -> impl Iterator<Item = &WrittenPage> {
        self.pages.iter().filter(|page| is_as_written(&page.path, &page.written))
    }
}

/// What a summary says, but for the date of the answers: when they were kept changes nothing else.
fn undated(summary: &Summary<'_>) -> String {
    let mut file = summary.file.clone();
    file.record.saved = None;
    let undated = summarize(summary.bank, &file, summary.voice, summary.country);
    render(&undated, Format::Text, Layout::default())
}
