//! Content of a page, its reasons, the leaflet and a comparison, in order, without layout.

mod block;
mod chart;
pub mod comparison;
mod facts;
mod find_out;
mod help;
mod help_block;
mod leaflet;
mod page;
mod reasons;
mod source_list;
mod summarize;
mod treatments;
mod words;

pub use block::{Block, titles_line};
pub use chart::{Chart, Gauge, Shape};
pub use facts::{about, numbers};
pub use find_out::{BySection, FindOut, ToFindOut};
pub use help::{Help, brief_lines, crisis_line, help_line, main_line};
pub use help_block::main_lines;
pub use leaflet::leaflet;
pub use page::{
    GatheredPoint, REFERENCE_LONGEST, Room, all_points, is_help_first, points, summary_page,
};
pub use reasons::reasons;
pub use summarize::{PageOptions, Summary, summarize};
pub use treatments::treatments;
pub use words::Words;
