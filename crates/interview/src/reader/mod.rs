//! The summary, read page by page, and what can be done with it. It knows no terminal and no file.

mod heading;
mod page_reader;
mod private;
mod request;
mod spoken;
mod view;

pub use page_reader::PageReader;
pub use request::{FileRequest, Files, ReaderChoice, ReaderRequest, SavedParts};
