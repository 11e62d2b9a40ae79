//! What holds for every set of answers.

mod asked;
mod mutation;
mod random_banks;
mod replay;
mod shipped_bank;
mod small_bank;
