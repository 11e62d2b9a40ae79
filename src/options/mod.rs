//! Groups of options that several commands share.

mod format;
mod global;
mod reader;
mod summary;

pub use format::{ExportFormat, ReportFormat, comparison_format, format_of_file, leaflet_format};
pub use global::GlobalOptions;
pub use reader::ReaderOptions;
pub use summary::SummaryOptions;
