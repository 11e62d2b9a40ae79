//! The interview with its files.

mod keeping_files;
