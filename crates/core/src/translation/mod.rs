//! The texts of a bank for translators, as a PO file of gettext, and back into a bank.
//!
//! No crate for PO names the line of a mistake, and those that there are panic on a broken file.

mod export;
mod import;
mod po;
mod state;

pub use export::export;
pub use import::import;
pub use po::{Message, PoFile, read_po};
pub use state::TranslationState;
