//! Pages of an interview, a page a file: what it shows, what its keys do, how it reads line by line.

mod choosing;
mod file_changed;
mod file_overwrite;
mod finding;
mod give;
mod help_lines;
mod help_now;
mod keep;
mod leave;
mod losing;
mod lowering;
mod must_read;
mod note;
mod note_asks;
mod notice;
mod opening;
mod points;
mod question;
mod review;
mod skip;
mod why;

pub use file_overwrite::Overwrite;
pub(crate) use help_lines::HelpLines;
pub(crate) use leave::Leave;
pub(crate) use points::Points;
pub(crate) use question::question_lines;
pub(crate) use why::Why;
