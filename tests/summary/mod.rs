//! What a reader is told.

mod brief;
mod codebook;
mod comparison;
mod private;
mod seven_people;
