//! Enums whose values have names in files.

use std::str::FromStr;

use strum::{EnumMessage, VariantArray};

/// Enum whose values have names in files.
pub(in crate::bank) trait Named:
    Copy + FromStr + Into<&'static str> + VariantArray + EnumMessage
{
    /// Names in the order of the declaration.
    fn names() -> Vec<&'static str> {
        Self::VARIANTS.iter().map(|value| (*value).into()).collect()
    }

    /// Names in the order of the declaration, each with what it means.
    fn names_with_meaning() -> String {
        let with_meaning = |value: &Self| {
            let name: &'static str = (*value).into();
            let meaning = value.get_documentation().unwrap_or_default().trim_end_matches('.');
            let mut letters = meaning.chars();
            match letters.next() {
                Some(first) => format!("`{name}` ({}{})", first.to_lowercase(), letters.as_str()),
                None => format!("`{name}`"),
            }
        };
        Self::VARIANTS.iter().map(with_meaning).collect::<Vec<_>>().join(", ")
    }
}

impl<E: Copy + FromStr + Into<&'static str> + VariantArray + EnumMessage> Named for E {}
