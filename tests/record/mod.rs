//! Files of answers.

mod hostile_files;
mod round_trip;
