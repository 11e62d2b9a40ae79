//! The interview without a terminal.

mod choosing;
mod coming_back;
mod finding;
mod getting_around;
mod helping;
mod listening;
mod plain;
mod skipping;
mod visits;
mod what_counts;
