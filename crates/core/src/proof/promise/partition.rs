//! Partitions by their places.

use crate::bank::Bank;

/// The id of the partition at a place.
pub fn id(bank: &Bank, place: usize) -> &str {
    bank.partitions().get(place).map_or("", |partition| &partition.id)
}
