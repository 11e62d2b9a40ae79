//! Where parts of the page stand, and how long they may be.

use super::list::Place;
use crate::render::paper::{LINE_OF_SIDE, PARAGRAPH};

/// Columns of a line as text.
pub const COLUMNS: usize = 80;
/// Columns by which parts below a heading are set in.
pub const INDENT: usize = 2;
/// Where a paragraph below a heading stands.
pub const PARAGRAPH_BELOW: Place =
    Place { columns: COLUMNS - INDENT, printed: PARAGRAPH, side: LINE_OF_SIDE };
/// Columns by which a line of a point is set in below its title.
pub const LINE_SET_IN: usize = 3;
/// Longest label of an option, in characters.
pub const LABEL_LONGEST: usize = 40;
/// Longest line of a finding, in characters.
pub const LINE_LONGEST: usize = 76;
/// The most options of which every choice is looked at.
pub const MOST_OPTIONS: usize = 10;
