//! Promises of a bank: the list of their kinds, each of which has a file of its own.

mod answerable;
mod apart;
mod monotone;
mod no_gap;
mod no_overlap;
mod not_always_replaced;
mod not_dead;
mod not_vacuous;
mod part_decides;
mod part_turns;
mod partition;
mod promise_kind;
mod reachable;
mod short;
mod stays_raised;
mod unknown_not_safer;
mod whole_condition;

pub use answerable::Answerable;
pub use apart::Apart;
pub use monotone::Monotone;
pub use no_gap::NoGap;
pub use no_overlap::NoOverlap;
pub use not_always_replaced::NotAlwaysReplaced;
pub use not_dead::NotDead;
pub use not_vacuous::NotVacuous;
pub use part_decides::PartDecides;
pub use part_turns::PartTurns;
pub use reachable::Reachable;
pub use short::Short;
pub use stays_raised::StaysRaised;
pub use unknown_not_safer::UnknownNotSafer;

use crate::bank::Bank;
use promise_kind::PromiseKind;

macro_rules! promises {
    ($($kind:ident,)*) => {
        /// One thing that must be so for every set of answers that the bank accepts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each variant's type explains it")]
        pub enum Promise { $($kind($kind),)* }

        impl Promise {
            /// Every promise that a bank makes, in the order in which they are proved.
            pub fn all(bank: &Bank) -> Vec<Promise> {
                let mut all = Vec::new();
                $(all.extend($kind::all(bank).into_iter().map(Promise::$kind));)*
                all
            }

            /// The promise as one of its kind.
            pub(super) fn kind(&self) -> &dyn PromiseKind {
                match self { $(Promise::$kind(promise) => promise,)* }
            }
        }
    };
}

promises! {
    Answerable,
    Reachable,
    NotDead,
    NotAlwaysReplaced,
    NotVacuous,
    PartDecides,
    PartTurns,
    Apart,
    StaysRaised,
    UnknownNotSafer,
    Monotone,
    Short,
    NoOverlap,
    NoGap,
}
