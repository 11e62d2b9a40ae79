//! Files of answers.

mod hostile_files;
