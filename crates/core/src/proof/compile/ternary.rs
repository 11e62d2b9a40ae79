//! Three-valued functions as two diagrams each.

use crate::proof::diagram::{Bdd, Decided, Diagrams};

/// A function that is true, false or, where neither diagram is true, unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ternary {
    /// True where the function is true.
    pub yes: Bdd,
    /// True where the function is false.
    pub no: Bdd,
}

impl Ternary {
    pub const TRUE: Ternary = Ternary { yes: Bdd::TRUE, no: Bdd::FALSE };
    pub const FALSE: Ternary = Ternary { yes: Bdd::FALSE, no: Bdd::TRUE };
    pub const UNKNOWN: Ternary = Ternary { yes: Bdd::FALSE, no: Bdd::FALSE };
    /// Each value, whatever the bits are.
    pub const CONSTANTS: [Ternary; 3] = [Ternary::TRUE, Ternary::FALSE, Ternary::UNKNOWN];

    /// The values of a function while an answer is given; else unknown.
    pub fn known_if(given: Bdd, value: Bdd, diagrams: &mut Diagrams) -> Decided<Ternary> {
        Ok(Ternary { yes: diagrams.and(given, value)?, no: diagrams.and_not(given, value)? })
    }

    /// Negation.
    pub fn not(self) -> Ternary {
        Ternary { yes: self.no, no: self.yes }
    }

    /// Conjunction.
    pub fn and(self, other: Ternary, diagrams: &mut Diagrams) -> Decided<Ternary> {
        Ok(Ternary { yes: diagrams.and(self.yes, other.yes)?, no: diagrams.or(self.no, other.no)? })
    }

    /// Disjunction.
    pub fn or(self, other: Ternary, diagrams: &mut Diagrams) -> Decided<Ternary> {
        Ok(Ternary { yes: diagrams.or(self.yes, other.yes)?, no: diagrams.and(self.no, other.no)? })
    }

    /// The function made false by an exception.
    pub fn unless(self, exception: Bdd, diagrams: &mut Diagrams) -> Decided<Ternary> {
        Ok(Ternary {
            yes: diagrams.and_not(self.yes, exception)?,
            no: diagrams.or(self.no, exception)?,
        })
    }
    /// Where two functions have different values.
    pub fn differs(self, other: Ternary, diagrams: &mut Diagrams) -> Decided<Bdd> {
        let yes = diagrams.differs(self.yes, other.yes)?;
        let no = diagrams.differs(self.no, other.no)?;
        diagrams.or(yes, no)
    }
}
