//! The terminal: keys in, views out, signals, colour.

mod bytes;
pub mod colour;
pub mod driver;
mod escapes;
mod keyboard;
mod layout;
mod paste;
mod screen;
mod shown;
pub mod signals;
