//! Enums whose values have names in files.

use std::str::FromStr;

use strum::VariantArray;

/// Enum whose values have names in files.
pub(in crate::bank) trait Named:
    Copy + FromStr + Into<&'static str> + VariantArray
{
    /// Names in the order of the declaration.
    fn names() -> Vec<&'static str> {
        Self::VARIANTS.iter().map(|value| (*value).into()).collect()
    }
}

impl<E: Copy + FromStr + Into<&'static str> + VariantArray> Named for E {}
