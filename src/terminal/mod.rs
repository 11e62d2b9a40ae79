//! The terminal: keys in, views out, signals, colour.

mod bytes;
mod clipboard;
pub mod colour;
mod decoder;
pub mod driver;
mod escapes;
mod keyboard;
mod layout;
mod paste;
mod pressed;
mod screen;
mod shown;
pub mod signals;
mod taps;

pub(crate) use bytes::forget_typed;
pub(crate) use clipboard::copied;
pub(crate) use decoder::typed_bytes;
