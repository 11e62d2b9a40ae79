//! The bank: its file, its schema, its conditions, its cases.

mod authoring_guide;
mod case_files;
mod longest_texts;
mod no_words_in_the_program;
mod schema;
mod truth_tables;
mod words;
