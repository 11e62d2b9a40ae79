//! JSON; its schemas are published in the repository.

mod document;
mod findings;
mod parts;
#[cfg(test)]
pub(super) mod schema;

pub use document::json;
pub(super) use parts::{BankName, HelpNow, Sum, help_now, notes};
