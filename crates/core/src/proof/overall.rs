//! Rules that raise the overall level of a summary.

use super::diagram::{Bdd, Bit, Decided};
use super::prover::Prover;
use crate::bank::{Level, QuestionId};

/// Levels above `note` that the overall level can have.
pub const RAISED: [Level; 3] = [Level::Urgent, Level::Caution, Level::Discuss];

/// Functions that raise the overall level to one level at least.
pub struct Raising {
    /// A rule that depends on the question raises it.
    pub dependent: Bdd,
    /// The outcomes of the other rules that can raise it.
    others: Vec<Bdd>,
}

impl Raising {
    /// The rules that raise the overall level to a level above `note`, parted by a question.
    pub fn to(level: Level, question: QuestionId, prover: &mut Prover<'_>) -> Decided<Raising> {
        let rules = prover.bank.numbered_rules().filter(|(_, rule)| rule.level >= level);
        let (dependent, others): (Vec<_>, Vec<_>) =
            rules.map(|(id, _)| id).partition(|id| prover.depends_on(*id, question));
        let raises = |id| {
            let rule = prover.symbolic.rule(id);
            // An unresolved rule counts as `caution` at most.
            if level == Level::Urgent { rule.finding } else { rule.raised }
        };
        let others = others.into_iter().map(raises).collect();
        let dependent = prover.diagrams.any(dependent.into_iter().map(raises))?;
        Ok(Raising { dependent, others })
    }

    /// The function without the answers for which another rule, which does not depend on the
    /// question, raises as much.
    ///
    /// Most often it is empty for accepted answers before all the others were looked at: then the
    /// rest changes nothing.
    pub fn despite_others(
        &self,
        broken: Bdd,
        after: &[(Bit, bool)],
        prover: &mut Prover<'_>,
    ) -> Decided<Bdd> {
        if !prover.satisfiable_after(broken, after)? {
            return Ok(Bdd::FALSE);
        }
        let mut others = self.others.iter();
        others.try_fold(broken, |so_far, other| prover.diagrams.and_not(so_far, *other))
    }
}
