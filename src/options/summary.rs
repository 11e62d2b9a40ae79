//! Options of a summary.

use std::path::Path;

use clap::Args;

use super::format::{format_of_file, summary_format};
use super::reader::ReaderOptions;
use ketascreen_core::render::Format;

/// Options of a summary.
#[derive(Debug, Args)]
pub struct SummaryOptions {
    #[command(flatten)]
    pub reader: ReaderOptions,

    /// Write the summary as this; without it, by the ending of -o (.txt .md .html .json), else text
    #[arg(long, value_parser = summary_format())]
    pub format: Option<Format>,

    /// Overwrite FILE if it exists
    #[arg(long)]
    pub force: bool,
}

impl SummaryOptions {
    /// Chosen format, else that of the file's extension, else text.
    pub fn format_for(&self, path: Option<&Path>) -> Format {
        self.format.or_else(|| path.and_then(format_of_file)).unwrap_or_default()
    }

    /// True where an option was given.
    pub fn is_given(&self) -> bool {
        let SummaryOptions { reader, format, force } = self;
        reader.is_given() || format.is_some() || *force
    }
}
