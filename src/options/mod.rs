//! Groups of options that several commands share.

mod format;
mod global;
mod reader;
mod summary;

pub use format::{ComparisonFormat, ExportFormat, FileExtension, Format, ReportFormat};
pub use global::GlobalOptions;
pub use reader::ReaderOptions;
pub use summary::SummaryOptions;
