//! What a reader is told.

mod brief;
mod codebook;
mod comparison;
mod seven_people;
