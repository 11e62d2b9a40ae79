//! Files and streams.

pub mod context;
pub mod files;
pub mod output;
