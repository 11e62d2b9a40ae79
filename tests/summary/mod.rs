//! What a reader is told.

mod brief;
mod chart;
mod codebook;
mod comparison;
mod json;
mod numbers;
mod private;
mod seven_people;
