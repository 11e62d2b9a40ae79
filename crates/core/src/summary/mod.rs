//! Content of a summary and of a comparison, in its order, without layout.

mod block;
mod chart;
pub mod comparison;
mod find_out;
mod help;
mod page;
mod summarize;
mod treatments;
mod words;

pub use block::Block;
pub use chart::{Chart, Gauge, Shape};
pub use find_out::{BySection, FindOut, ToFindOut};
pub use help::{Help, brief_lines, crisis_line, help_line, main_line};
pub use page::summary_page;
pub use summarize::{Summary, summarize};
pub use treatments::treatments;
pub use words::Words;
