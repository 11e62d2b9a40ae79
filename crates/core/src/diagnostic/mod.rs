//! Problems of a text: code, place and remedy; drawn with the place in the text, or as JSON.

mod code;
mod draw;
mod excerpt;
mod json;
mod problem;

pub use code::Code;
pub use draw::{Drawing, MOST_DRAWN, draw, draw_with_reasons};
pub use json::json;
pub use problem::{MOST_PROBLEMS, Problem, Problems, Severity};
