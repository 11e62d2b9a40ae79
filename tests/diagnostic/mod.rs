//! What is said of a file that is wrong.

mod broken_files;
mod code_pages;
