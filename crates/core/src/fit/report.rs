//! The bound in words.

use super::page_bound::PageBound;
use crate::bank::Bank;
use crate::diagnostic::Problem;

/// Problems.
pub fn problems(_bank: &Bank, _bound: &PageBound) -> Vec<Problem> {
    Vec::new()
}

/// One line with the bound.
pub fn said(_bank: &Bank, bound: &PageBound) -> String {
    format!("{} {} {}", bound.lines.most, bound.words.most, bound.sides.most)
}
