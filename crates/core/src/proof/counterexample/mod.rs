//! Counterexamples: a smallest set of answers for which a function is true.
//!
//! Smallest: the fewest answers; of those, the fewest ticks in lists; of those, the first in the
//! order of the bank. That order looks at one question after the other: an answer comes before
//! none, an earlier option before a later one, a lower number before a higher one, and in a list a
//! certain tick before an unsure one and an earlier tick before a later one.

mod assignment;
mod decode;
mod smallest;

pub use assignment::Assignment;
pub use decode::{decode, least_numbers, with_not_sure};
pub use smallest::smallest;
