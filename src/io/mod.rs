//! Files and standard streams.

pub mod clock;
pub mod conflicts;
pub mod context;
pub mod destination;
pub mod input;
pub mod output;
pub mod output_file;
pub mod private_memory;
pub mod streams;
mod unnamed_file;
