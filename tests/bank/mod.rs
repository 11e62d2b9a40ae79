//! The bank: its file, its schema, its conditions, its cases.

mod authoring_guide;
mod case_files;
mod no_words_in_the_program;
mod schema;
mod truth_tables;
