//! The interview with its files.

mod faults;
mod keeping_files;
mod visits;
