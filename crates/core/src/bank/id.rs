//! Ids of what a bank holds, each a place in the order of the bank.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub(crate) usize);

        impl $name {
            /// Place in the order of the bank, from 0.
            pub fn index(self) -> usize {
                self.0
            }
        }
    )*};
}

ids! {
    /// Question of one bank.
    QuestionId
    /// Option of one question.
    OptionId
    /// Scale of one bank.
    ScaleId
    /// Rule of one bank.
    RuleId
    /// Source of one bank.
    SourceId
    /// Point of one bank.
    PointId
}
