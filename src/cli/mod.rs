//! Command line: parsing, dispatch, exit codes.

mod arguments;
mod run;

pub use run::run;
