//! Changes of the outcomes of rules between two banks.

use super::questions::not_compared;
use super::ranges::ranges;
use super::words::{TextChange, text_changes};
use crate::answers::Answers;
use crate::bank::{Bank, RuleId};
use crate::proof::assumptions::Assumptions;
use crate::proof::compile::{RuleFunctions, Symbolic};
use crate::proof::counterexample::{decode, least_numbers, smallest};
use crate::proof::diagram::{Bdd, Decided, Diagrams, OutOfSteps};
use crate::proof::encoding::Encoding;

/// Change of a rule's outcome from the old bank to the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeChange {
    /// It is a finding now, and was none.
    FoundNow,
    /// It was a finding, and is none now.
    FoundBefore,
    /// It is unresolved now, and was not.
    OpenNow,
    /// It was unresolved, and is not now.
    OpenBefore,
}

impl OutcomeChange {
    const ALL: [OutcomeChange; 4] = [
        OutcomeChange::FoundNow,
        OutcomeChange::FoundBefore,
        OutcomeChange::OpenNow,
        OutcomeChange::OpenBefore,
    ];
}

/// A rule that both banks have.
#[derive(Debug)]
pub struct SharedRule {
    /// Its id in the new bank.
    pub new: RuleId,
    /// Its id in the old bank.
    pub old: RuleId,
    /// Changes of its outcome, each with smallest answers to the new bank; none for what could not
    /// be decided.
    pub changes: Option<Vec<(OutcomeChange, Answers)>>,
    /// Questions that limit for which answers it is heard otherwise, each with these answers.
    pub only_for: Vec<String>,
}

/// Differences between a bank and an older one.
#[derive(Debug)]
pub struct BankDiff {
    /// Rules that only the new bank has.
    pub added: Vec<RuleId>,
    /// Rules that only the old bank has.
    pub gone: Vec<RuleId>,
    /// Rules that both have, in the order of the new bank.
    pub shared: Vec<SharedRule>,
    /// Questions whose answers the two banks do not both accept, each with the reason.
    pub not_compared: Vec<(String, &'static str)>,
    /// True where some answers are accepted by both.
    pub some_accepted: bool,
    /// Texts that differ, those of help first; none of a bank without its file.
    pub texts: Vec<TextChange>,
}

impl BankDiff {
    /// Compares two banks.
    pub fn between(new: &Bank, old: &Bank, limit: u64) -> BankDiff {
        let mut found = BankDiff {
            added: only_in(new, old),
            gone: only_in(old, new),
            shared: shared(new, old),
            not_compared: not_compared(new, old),
            some_accepted: true,
            texts: match (new.source(), old.source()) {
                (Some(new), Some(old)) => text_changes(new, old),
                _ => Vec::new(),
            },
        };
        if let Ok(encoding) = Encoding::of(&[new, old]) {
            let mut diagrams = Diagrams::with_limit(limit);
            // Changes that were decided before the limit are kept.
            let _ = found.compare(new, old, &encoding, &mut diagrams);
        }
        found
    }

    /// True where everything could be decided.
    pub fn decided(&self) -> bool {
        self.some_accepted && self.shared.iter().all(|shared| shared.changes.is_some())
    }

    fn compare(
        &mut self,
        new: &Bank,
        old: &Bank,
        encoding: &Encoding,
        diagrams: &mut Diagrams,
    ) -> Decided<()> {
        let now = Symbolic::of(new, encoding, diagrams).map_err(|_| OutOfSteps)?;
        let before = Symbolic::of(old, encoding, diagrams).map_err(|_| OutOfSteps)?;
        let assumptions = Assumptions::of(&[&now, &before], encoding, diagrams)?;
        let canonical = assumptions.canonical(encoding, diagrams)?;
        self.some_accepted = !canonical.is_false();
        let mut comparison = OutcomeComparison { new, encoding, diagrams, assumptions, canonical };
        for shared in &mut self.shared {
            let (now, before) = (now.rule(shared.new), before.rule(shared.old));
            let changes = comparison.changes(now, before)?;
            if !changes.is_empty() {
                shared.only_for = comparison.only_for(now, before)?;
            }
            shared.changes = Some(changes);
        }
        Ok(())
    }
}

/// OutcomeComparison of the outcomes of rules for answers that both banks accept.
struct OutcomeComparison<'c> {
    new: &'c Bank,
    encoding: &'c Encoding,
    diagrams: &'c mut Diagrams,
    assumptions: Assumptions,
    canonical: Bdd,
}

impl OutcomeComparison<'_> {
    fn changes(
        &mut self,
        now: RuleFunctions,
        before: RuleFunctions,
    ) -> Decided<Vec<(OutcomeChange, Answers)>> {
        let open_now = self.diagrams.and_not(now.raised, now.finding)?;
        let open_before = self.diagrams.and_not(before.raised, before.finding)?;
        let mut changes = Vec::new();
        for change in OutcomeChange::ALL {
            let (here, there) = match change {
                OutcomeChange::FoundNow => (now.finding, before.finding),
                OutcomeChange::FoundBefore => (before.finding, now.finding),
                OutcomeChange::OpenNow => (open_now, open_before),
                OutcomeChange::OpenBefore => (open_before, open_now),
            };
            let differs = self.diagrams.and_not(here, there)?;
            changes.extend(self.example(differs)?.map(|answers| (change, answers)));
        }
        Ok(changes)
    }

    /// Questions that limit where the outcome differs at all.
    fn only_for(&mut self, now: RuleFunctions, before: RuleFunctions) -> Decided<Vec<String>> {
        let finding = self.diagrams.differs(now.finding, before.finding)?;
        let raised = self.diagrams.differs(now.raised, before.raised)?;
        let differs = self.diagrams.or(finding, raised)?;
        let differs = self.diagrams.and(differs, self.canonical)?;
        ranges(differs, self.new, self.encoding, self.diagrams)
    }

    /// The smallest accepted answers for which a function is true.
    fn example(&mut self, function: Bdd) -> Decided<Option<Answers>> {
        if !self.assumptions.satisfiable(self.diagrams, self.encoding, function, &[])? {
            return Ok(None);
        }
        let function = self.diagrams.and(function, self.canonical)?;
        Ok(smallest(function, self.encoding, self.diagrams).map(|assignment| {
            let numbers =
                least_numbers(&assignment, self.encoding, &self.assumptions, self.diagrams);
            decode(&assignment, &numbers, self.encoding, self.new)
        }))
    }
}

fn rule_named(bank: &Bank, id: &str) -> Option<RuleId> {
    bank.numbered_rules().find(|(_, rule)| rule.id == id).map(|(id, _)| id)
}

fn only_in(bank: &Bank, other: &Bank) -> Vec<RuleId> {
    bank.numbered_rules()
        .filter(|(_, rule)| rule_named(other, &rule.id).is_none())
        .map(|(id, _)| id)
        .collect()
}

fn shared(new: &Bank, old: &Bank) -> Vec<SharedRule> {
    let both = new.numbered_rules().filter_map(|(id, rule)| Some((id, rule_named(old, &rule.id)?)));
    both.map(|(new, old)| SharedRule { new, old, changes: None, only_for: Vec::new() }).collect()
}
