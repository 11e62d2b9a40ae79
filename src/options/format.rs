//! Output formats on the command line.

use std::path::Path;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use ketascreen_core::render::{ComparisonFormat, Format, PageFormat};

/// Format of a code book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// To read: every question, rule, condition in words, and source
    Markdown,
}

/// Format of the problems of a bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// To read
    Text,
    /// For editors and CI: a list, one object a problem
    Json,
}

/// Parser of the format of a summary.
pub fn summary_format() -> impl TypedValueParser<Value = Format> {
    names(Format::ALL.iter().copied()).try_map(|name| name.parse::<Format>())
}

/// Parser of the format of a comparison.
pub fn comparison_format() -> impl TypedValueParser<Value = ComparisonFormat> {
    let formats = ComparisonFormat::all().map(ComparisonFormat::format);
    names(formats).try_map(|name| name.parse::<ComparisonFormat>())
}

/// Parser of the format of the leaflet.
pub fn leaflet_format() -> impl TypedValueParser<Value = PageFormat> {
    let value = |format: &PageFormat| PossibleValue::new(format.name()).help(format.description());
    let names: PossibleValuesParser = PageFormat::ALL.iter().map(value).collect::<Vec<_>>().into();
    names.try_map(|name| name.parse::<PageFormat>())
}

fn names(formats: impl Iterator<Item = Format>) -> PossibleValuesParser {
    let value = |format: Format| PossibleValue::new(format.name()).help(format.description());
    formats.map(value).collect::<Vec<_>>().into()
}

/// Format of the files with a path's extension; `None` for an extension of no format.
pub fn format_of_file(path: &Path) -> Option<Format> {
    path.extension().and_then(|extension| Format::of_ending(&extension.to_string_lossy()))
}
