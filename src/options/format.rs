//! Output formats on the command line.

use std::path::Path;

use clap::ValueEnum;

/// Format of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// To read in a terminal or print
    Text,
    /// Plain ASCII, at most 1,500 characters, to paste in a chart or a message
    Brief,
    /// Markdown
    Markdown,
    /// A page to open in a browser, print or hand over: one file, without script or network
    Html,
    /// For programs; its schema is in the repository
    Json,
}

/// Format of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ComparisonFormat {
    /// To read in a terminal or print
    Text,
    /// Markdown
    Markdown,
    /// A page to open in a browser, print or hand over: one file, without script or network
    Html,
    /// For programs; its schema is in the repository
    Json,
}

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

/// Extension of a file's name.
#[derive(Debug, Clone, Copy)]
pub enum FileExtension {
    Text,
    Markdown,
    Html,
    Json,
    /// Extension of no format.
    Other,
    None,
}

impl FileExtension {
    /// Extension of a path.
    pub fn of(path: Option<&Path>) -> FileExtension {
        let Some(extension) = path.and_then(Path::extension) else { return FileExtension::None };
        match extension.to_string_lossy().to_lowercase().as_str() {
            "txt" => FileExtension::Text,
            "md" => FileExtension::Markdown,
            "html" | "htm" => FileExtension::Html,
            "json" => FileExtension::Json,
            _ => FileExtension::Other,
        }
    }
}

impl From<FileExtension> for Format {
    fn from(extension: FileExtension) -> Format {
        match extension {
            FileExtension::Markdown => Format::Markdown,
            FileExtension::Html => Format::Html,
            FileExtension::Json => Format::Json,
            FileExtension::Text | FileExtension::Other | FileExtension::None => Format::Text,
        }
    }
}

impl From<FileExtension> for ComparisonFormat {
    fn from(extension: FileExtension) -> ComparisonFormat {
        match extension {
            FileExtension::Markdown => ComparisonFormat::Markdown,
            FileExtension::Html => ComparisonFormat::Html,
            FileExtension::Json => ComparisonFormat::Json,
            FileExtension::Text | FileExtension::Other | FileExtension::None => {
                ComparisonFormat::Text
            }
        }
    }
}
