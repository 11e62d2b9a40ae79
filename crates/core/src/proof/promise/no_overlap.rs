//! No two rules of a partition are found together.

use super::partition;
use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, RuleId};
use crate::diagnostic::Code;
use crate::proof::diagram::{Bdd, Bit, Decided};
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// At most one rule of the partition is a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoOverlap {
    /// The place of the partition.
    pub partition: usize,
}

/// At least two of the rules are findings.
fn two_of(rules: &[RuleId], prover: &mut Prover<'_>) -> Decided<Bdd> {
    let mut one = Bdd::FALSE;
    let mut two = Bdd::FALSE;
    for rule in rules {
        let finding = prover.finding(*rule);
        let both = prover.diagrams.and(one, finding)?;
        two = prover.diagrams.or(two, both)?;
        one = prover.diagrams.or(one, finding)?;
    }
    Ok(two)
}

impl PromiseKind for NoOverlap {
    fn all(bank: &Bank) -> Vec<Self> {
        (0..bank.partitions().len()).map(|partition| NoOverlap { partition }).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let Some(partition) = prover.bank.partitions().get(self.partition) else {
            return Ok(None);
        };
        let two = two_of(&partition.rules, prover)?;
        let Some((assignment, answers)) = prover.example(two)? else { return Ok(None) };
        let is_on = |bit: Bit| assignment.is_on(bit);
        let found = partition
            .rules
            .iter()
            .copied()
            .filter(|rule| prover.diagrams.value(prover.finding(*rule), &is_on))
            .collect();
        Ok(Some(Violation::Together(found, answers)))
    }

    fn words(&self, bank: &Bank, violation: Option<&Violation>) -> PromiseWords {
        let id = partition::id(bank, self.partition);
        let rules = match violation {
            Some(Violation::Together(rules, _)) => rules.as_slice(),
            _ => &[],
        };
        let found: Vec<String> =
            rules.iter().map(|rule| format!("`{}`", bank.rule(*rule).id)).collect();
        let found = found.join(", ");
        PromiseWords {
            code: Code::PartitionOverlap,
            span: bank.place_of_partition(self.partition),
            message: format!("two rules of `{id}` are found together: {found}"),
            help: "mend a condition, or let the stronger replace the other with `replaced_by`",
            undecided: format!("whether two rules of `{id}` are found together"),
            proved: Some("partitions without overlap"),
        }
    }
}
