//! Texts and places in them.

mod ascii;
mod letters;
mod nearest;
mod source;
mod unprintable;
mod words;

pub use ascii::ascii;
pub use letters::{lines_in_print, width_in_print};
pub use nearest::{listed, nearest, suggestion};
pub use source::{NotUtf8, OtherCoding, Source, Span};
pub use unprintable::{is_control, is_invisible, visible};
pub use words::words;
