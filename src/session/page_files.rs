//! Summary pages that an interview wrote to files.

use std::path::{Path, PathBuf};

use super::named_file::{home_expanded, not_written};
use crate::error::Failure;
use crate::io::conflicts::{is_same_file, refuse_same_file};
use crate::io::output::Output;
use crate::io::output_file::is_as_written;
use crate::options::{SummaryOptions, format_of_file};
use ketascreen_core::bank::Phrase;
use ketascreen_core::render::{Format, Layout, render};
use ketascreen_core::summary::{PageOptions, Summary, summarize};

/// Page in a file.
#[derive(Debug)]
struct PageFile {
    path: PathBuf,
    /// Summary as text, without its date.
    undated: String,
    /// Content of the file.
    written: String,
}

/// Pages in files, the one that was written last at the end.
#[derive(Debug, Default)]
pub(super) struct PageFiles {
    pages: Vec<PageFile>,
}

impl PageFiles {
    /// Writes the summary to a file that is named in the interview. It is never overwritten unless
    /// it is an unchanged page, nor where it holds the answers. An error is the reason in the words
    /// of the interview.
    pub fn write<'p>(
        &mut self,
        options: &SummaryOptions,
        name: &str,
        answers: impl Iterator<Item = &'p Path>,
        summary: &Summary<'_>,
    ) -> Result<(), String> {
        let path = home_expanded(name);
        let is_of_no_format = path.extension().is_some() && format_of_file(&path).is_none();
        if options.format.is_none() && is_of_no_format {
            let phrase = &summary.bank.phrases().say_other_ending;
            return Err(phrase.fill(&[("file", name)]));
        }
        let written = refuse_same_file(answers, Some(&path))
            .and_then(|()| self.write_output(options, &path, summary))
            .map_err(|failure| not_written(summary.bank, failure))?;
        self.note(&path, written, summary);
        Ok(())
    }

    fn write_output(
        &self,
        options: &SummaryOptions,
        path: &Path,
        summary: &Summary<'_>,
    ) -> Result<String, Failure> {
        let own = self.pages.iter().find(|page| is_same_file(&page.path, path));
        let own = own.map(|page| page.written.as_str());
        let mut output = Output::to_named_file(options, path, own)?;
        Ok(output.write_to_file(summary)?.unwrap_or_default())
    }

    /// Notes that a page was written.
    pub fn note(&mut self, path: &Path, written: String, summary: &Summary<'_>) {
        self.pages.retain(|page| !is_same_file(&page.path, path));
        self.pages.push(PageFile { path: path.to_owned(), undated: undated(summary), written });
    }

    /// True where no page was written.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Message about each page that is still there: of these answers, or of older ones.
    pub fn messages(&self, summary: &Summary<'_>) -> Vec<String> {
        let now = undated(summary);
        let phrases = summary.bank.phrases();
        self.unchanged()
            .map(|page| {
                let is_present = page.undated == now;
                let phrase = if is_present { &phrases.left_page } else { &phrases.left_older_page };
                page.message(phrase)
            })
            .collect()
    }

    /// Message about each page of older answers.
    pub fn older(&self, summary: &Summary<'_>) -> Vec<String> {
        let now = undated(summary);
        let phrase = &summary.bank.phrases().left_older_page;
        self.unchanged()
            .filter(|page| page.undated != now)
            .map(|page| page.message(phrase))
            .collect()
    }

    /// True where a page is of these answers.
    pub fn hold(&self, summary: &Summary<'_>) -> bool {
        let now = undated(summary);
        self.unchanged().any(|page| page.undated == now)
    }

    /// Pages that are there as they were written.
    fn unchanged(&self) -> impl Iterator<Item = &PageFile> {
        self.pages.iter().filter(|page| is_as_written(&page.path, &page.written))
    }
}

impl PageFile {
    fn message(&self, phrase: &Phrase) -> String {
        phrase.fill(&[("file", &self.path.display().to_string())])
    }
}

/// Summary as text, without the date of the answers: saving them changes nothing else.
fn undated(summary: &Summary<'_>) -> String {
    let mut file = summary.file.clone();
    file.record.saved = None;
    let options = PageOptions { reasons: true, is_country_chosen: true, today: None };
    let undated = summarize(summary.bank, &file, summary.country).with(options);
    render(&undated, Format::Text, Layout::default())
}
