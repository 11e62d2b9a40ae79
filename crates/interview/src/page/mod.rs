//! Pages of an interview: keys and view of each.

mod alert;
mod file_notice;
mod help_lines;
mod keep;
pub(crate) mod leave;
mod lowering;
mod must_read;
mod note;
pub(crate) mod opening;
mod points;
mod question;
mod review;
pub(crate) mod skip;
mod why;
