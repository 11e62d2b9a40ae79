//! Options of a summary.

use std::path::Path;

use clap::Args;

use super::format::{format_of_file, summary_format};
use super::reader::ReaderOptions;
use ketascreen_core::render::Format;
use ketascreen_core::summary::PageOptions;

/// Options of a summary.
#[derive(Debug, Args)]
pub struct SummaryOptions {
    #[command(flatten)]
    pub reader: ReaderOptions,

    /// Write the summary as this; without it, by the ending of -o (.txt .md .html .json), else text
    #[arg(long, value_parser = summary_format())]
    pub format: Option<Format>,

    /// Behind the page, show the reasons, all answers and the sources (text, markdown, html)
    #[arg(long)]
    pub reasons: bool,

    /// Overwrite FILE if it exists
    #[arg(long)]
    pub force: bool,
}

impl SummaryOptions {
    /// Chosen format, else that of the file's extension, else text.
    pub fn format_for(&self, path: Option<&Path>) -> Format {
        self.format.or_else(|| path.and_then(format_of_file)).unwrap_or_default()
    }

    /// What the pages of the summary show; a country may be known from elsewhere.
    pub fn page_options(&self, is_country_known: bool) -> PageOptions {
        let is_country_chosen = is_country_known || self.reader.is_country_chosen();
        PageOptions { reasons: self.reasons, is_country_chosen, today: None }
    }

    /// True where an option was given.
    pub fn is_given(&self) -> bool {
        let SummaryOptions { reader, format, reasons, force } = self;
        reader.is_given() || format.is_some() || *reasons || *force
    }
}
