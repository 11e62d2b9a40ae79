//! Two rules of one level are not always found together.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, RuleId};
use crate::diagnostic::{Code, Problem};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// Two rules of one level are not always found together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Apart {
    /// The first rule in the order of the bank.
    pub one: RuleId,
    /// The second rule.
    pub other: RuleId,
}

impl Apart {
    /// True where two rules whose questions no constraint joins are found apart.
    ///
    /// Answers to the questions of one go with any answers to those of the other: one is found
    /// without the other if it can be found at all and the other need not be.
    fn are_free(&self, prover: &mut Prover<'_>) -> Decided<bool> {
        if prover.are_connected(self.one, self.other) {
            return Ok(false);
        }
        let (one, other) = (prover.freedom(self.one)?, prover.freedom(self.other)?);
        Ok((one.can_be_found && other.can_be_absent) || (other.can_be_found && one.can_be_absent))
    }

    /// True where the first rule is found without the second for some answers.
    fn can_be_alone(first: RuleId, second: RuleId, prover: &mut Prover<'_>) -> Decided<bool> {
        let alone = prover.diagrams.and_not(prover.finding(first), prover.finding(second))?;
        prover.satisfiable(alone)
    }
}

impl PromiseKind for Apart {
    fn all(bank: &Bank) -> Vec<Self> {
        let mut found = Vec::new();
        for (one, rule) in bank.numbered_rules() {
            let later = bank.numbered_rules().skip(one.index() + 1);
            let same_level = later.filter(|(_, other)| other.level == rule.level);
            found.extend(same_level.map(|(other, _)| Apart { one, other }));
        }
        found
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        if self.are_free(prover)?
            || Apart::can_be_alone(self.one, self.other, prover)?
            || Apart::can_be_alone(self.other, self.one, prover)?
        {
            return Ok(None);
        }
        // Two rules that are never found are each reported as that.
        Ok(prover
            .example(prover.finding(self.one))?
            .map(|(_, answers)| Violation::Answers(answers)))
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let (one, other) = (&bank.rule(self.one).id, &bank.rule(self.other).id);
        PromiseWords {
            code: Code::FoundTogether,
            // A reader of the file sees at the second of two that there is one already.
            span: bank.place_of_rule(self.other),
            message: format!("`{one}` and `{other}` are always found together"),
            help: "they have one level and say two things of the same answers: one rule may be \
                   enough",
            undecided: format!("whether `{one}` and `{other}` are always found together"),
            proved: Some("pairs of rules of one level are not always found together"),
        }
    }

    fn problem(&self, bank: &Bank, violation: &Violation) -> Problem {
        let PromiseWords { code, span, message, help, .. } = self.words(bank, Some(violation));
        Problem::warning(code, span, message)
            .also(bank.place_of_rule(self.one), "the other of the two")
            .about(&bank.rule(self.other).id)
            .help(help)
    }
}
