//! Output of a summary: its format and destination.

use std::path::Path;

use super::context::Context;
use super::destination::Destination;
use crate::error::{Failure, FileError};
use crate::options::SummaryOptions;
use ketascreen_core::render::{Format, Layout, PageFormat, render, render_chart};
use ketascreen_core::summary::Summary;

/// Format and destination of a summary.
#[derive(Debug)]
pub struct Output {
    format: Format,
    /// Format of a page in a file with this ending.
    page: PageFormat,
    destination: Destination,
}

impl Output {
    /// Output as the options have it.
    pub fn prepare(options: &SummaryOptions, overwrite: bool) -> Result<Output, FileError> {
        Output::to(options, options.reader.output(), overwrite)
    }

    /// Output to a file that was named in an interview: a new one, or one that still holds the
    /// text that was written to it.
    pub fn to_named_file(
        options: &SummaryOptions,
        path: &Path,
        written: Option<&str>,
    ) -> Result<Output, FileError> {
        let mut output = Output::to(options, Some(path), written.is_some())?;
        written.into_iter().for_each(|text| output.destination.expect(text));
        Ok(output)
    }

    /// Output of the chart to a new file that was named in an interview.
    pub fn chart_to_named_file(options: &SummaryOptions, path: &Path) -> Result<Output, FileError> {
        Ok(Output { format: Format::Chart, ..Output::to(options, Some(path), false)? })
    }

    fn to(
        options: &SummaryOptions,
        path: Option<&Path>,
        overwrite: bool,
    ) -> Result<Output, FileError> {
        let destination = Destination::prepare(path, overwrite, options.reader.ascii)?;
        let ending = path.and_then(Path::extension).unwrap_or_default().to_string_lossy();
        let page = PageFormat::of_ending(&ending).unwrap_or_default();
        Ok(Output { format: options.format_for(path), page, destination })
    }

    /// File that the summary goes to, if it goes to one.
    pub fn file(&self) -> Option<&Path> {
        self.destination.file()
    }

    /// Overwrites the file only while it holds its present content.
    pub fn expect_present_content(&mut self) {
        self.destination.expect_present_content();
    }

    /// Writes the summary to its file, if it has one, without a report, and returns the text.
    pub fn write_to_file(&mut self, summary: &Summary<'_>) -> Result<Option<String>, FileError> {
        let (format, page) = (self.format, self.page);
        self.destination.write_to_file(|layout| rendered(summary, format, page, layout))
    }

    /// Writes the summary and reports the file that it went to.
    pub fn write(&mut self, context: Context<'_>, summary: &Summary<'_>) -> Result<(), Failure> {
        let (format, page) = (self.format, self.page);
        self.destination.write(context, |layout| rendered(summary, format, page, layout))
    }
}

/// A summary in a format; the chart as the page that its file holds.
fn rendered(summary: &Summary<'_>, format: Format, page: PageFormat, layout: Layout) -> String {
    match format {
        Format::Chart => render_chart(summary, page, layout),
        _ => render(summary, format, layout),
    }
}
