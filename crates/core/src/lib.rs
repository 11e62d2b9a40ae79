//! Bank in, page out.

pub mod answers;
pub mod bank;
pub mod cases;
pub mod diagnostic;
pub mod document;
pub mod evaluation;
pub mod logic;
pub mod proof;
pub mod record;
pub mod render;
pub mod summary;
pub mod text;
