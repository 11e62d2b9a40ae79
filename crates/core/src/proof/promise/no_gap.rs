//! A rule of a partition is found wherever its condition is true.

use super::partition;
use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::Bank;
use crate::diagnostic::Code;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// One of the partition's rules is a finding wherever its condition is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoGap {
    /// The place of the partition.
    pub partition: usize,
}

impl PromiseKind for NoGap {
    fn all(bank: &Bank) -> Vec<Self> {
        (0..bank.partitions().len()).map(|partition| NoGap { partition }).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let mut gap = prover.symbolic.partition(self.partition);
        let partition = prover.bank.partitions().get(self.partition);
        for rule in partition.iter().flat_map(|partition| &partition.rules) {
            gap = prover.diagrams.and_not(gap, prover.finding(*rule))?;
        }
        Ok(prover.example(gap)?.map(|(_, answers)| Violation::Answers(answers)))
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = partition::id(bank, self.partition);
        PromiseWords {
            code: Code::PartitionGap,
            span: bank.place_of_partition(self.partition),
            message: format!("no rule of `{id}` is found for some answers"),
            help: "one of them must be, wherever the partition's `when` is true: mend a condition, \
                   or the `when`",
            undecided: format!("whether a rule of `{id}` is always found"),
            proved: Some("partitions without gap"),
        }
    }
}
