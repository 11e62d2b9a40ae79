//! The page for a person to take along: what to raise first, what to ask, what was tried.

mod excerpt;
mod parts;
mod points;
mod room;

pub use excerpt::REFERENCE_LONGEST;
pub use parts::{is_help_first, summary_page};
pub use points::{GatheredPoint, all_points, points};
pub use room::Room;
