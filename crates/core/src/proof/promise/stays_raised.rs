//! A rule does not fall silent when an answer becomes unknown: unknown is never safe, first half.
//!
//! The questions are those that the condition mentions, and those that the `ask_if` of one of these
//! mentions. The answer becomes unknown as a whole, or one `id` of a list becomes `id?`. Both sets
//! of answers are accepted ones.

use std::collections::BTreeSet;

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, Level, QuestionId, Rule, RuleId};
use crate::diagnostic::Code;
use crate::proof::change::{AnswerChange, smallest_pair};
use crate::proof::dependencies::{ask_if_mentions, mentions};
use crate::proof::diagram::{Bdd, Decided};
use crate::proof::encoding::{QuestionBits, Values};
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// A rule stays raised, or is replaced, when the answer becomes unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StaysRaised {
    /// The rule.
    pub rule: RuleId,
    /// The question whose answer becomes unknown.
    pub question: QuestionId,
}

impl StaysRaised {
    /// The rule is raised before the change, and neither raised nor replaced by a finding after it.
    fn falls_silent(&self, change: &AnswerChange, prover: &mut Prover<'_>) -> Decided<Bdd> {
        let raised = prover.symbolic.rule(self.rule).raised;
        let mut after = raised;
        for stronger in &prover.bank.rule(self.rule).replaced_by {
            after = prover.diagrams.or(after, prover.finding(*stronger))?;
        }
        let before = prover.diagrams.restrict(raised, &change.before)?;
        let after = prover.diagrams.restrict(after, &change.after)?;
        prover.diagrams.and_not(before, after)
    }
}

/// Changes by which an answer becomes unknown: as a whole, or one certain tick becomes unsure.
fn changes(bits: &QuestionBits, prover: &mut Prover<'_>) -> Decided<Vec<AnswerChange>> {
    let mut changes = vec![AnswerChange::to_unknown(bits, prover)?];
    if let Values::Multi(options, _) = &bits.values {
        changes.extend((0..options.len()).map(|option| AnswerChange {
            before: bits.with_tick(option, true),
            after: bits.with_tick(option, false),
            when: Bdd::TRUE,
        }));
    }
    Ok(changes)
}

fn is_excepted(rule: &Rule, question: QuestionId) -> bool {
    rule.unknown_exempt.iter().any(|exemption| exemption.questions.contains(&question))
}

impl PromiseKind for StaysRaised {
    fn all(bank: &Bank) -> Vec<Self> {
        let mut found = Vec::new();
        for (id, rule) in bank.numbered_rules().filter(|(_, rule)| rule.level >= Level::Discuss) {
            let own = mentions(bank, &rule.when);
            let gates = own.iter().flat_map(|question| ask_if_mentions(bank, *question));
            let mut questions: BTreeSet<_> = gates.collect();
            questions.extend(own);
            questions.retain(|question| !is_excepted(rule, *question));
            found.extend(questions.into_iter().map(|question| StaysRaised { rule: id, question }));
        }
        found
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let Some(bits) = prover.bits(self.question) else { return Ok(None) };
        let changes = changes(bits, prover)?;
        let mut broken = Vec::new();
        for change in &changes {
            let silent = self.falls_silent(change, prover)?;
            broken.push(change.breaks(silent, prover)?);
        }
        smallest_pair(prover, self.question, &changes, &broken)
    }

    fn pair_titles(&self) -> [&'static str; 2] {
        ["raised", "silent"]
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let (rule, question) = (&bank.rule(self.rule).id, &bank.question(self.question).id);
        PromiseWords {
            code: Code::SilentWhenUnknown,
            span: bank.place_of_rule(self.rule),
            message: format!(
                "`{rule}` falls silent when the answer to `{question}` becomes unknown"
            ),
            help: "not knowing must never look safe: let the condition stay unknown or true, let a \
                   rule that is then found replace this one, or except it with \
                   `[[rule.unknown_exempt]]` and a reason",
            undecided: format!("whether `{rule}` stays raised when `{question}` becomes unknown"),
            proved: Some("pairs of rule and question: unknown never silences the rule"),
        }
    }
}
