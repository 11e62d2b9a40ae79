//! Thousands of small random banks: an evaluator that tries every set of answers one by one agrees
//! with the engine, and its verdicts with those of the proofs; every counterexample is a smallest
//! one and shows its fault when it is replayed.

mod banks;
mod claims;
mod conversions;
mod differences;
mod engine;
mod part_places;
mod verdicts;
mod world;
