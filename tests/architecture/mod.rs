//! The house: which room may use which, and that the map of it is true.

mod arrows;
mod dependencies;
mod map;
mod platform;
mod source_tree;
