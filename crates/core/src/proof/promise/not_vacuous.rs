//! A rule is not found for all answers in which its questions are known.
//!
//! The answers are those in which all questions that the condition mentions are asked and known,
//! without `id?`. If there are none, nothing is claimed.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, RuleId};
use crate::diagnostic::Code;
use crate::proof::dependencies::mentions;
use crate::proof::diagram::{Bdd, Decided};
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

/// The rule is not found whenever all that it asks is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NotVacuous {
    /// The rule.
    pub rule: RuleId,
}

impl NotVacuous {
    /// Every question that the rule mentions is asked and known, without doubt about an option.
    fn all_known(&self, prover: &mut Prover<'_>) -> Decided<Bdd> {
        let mut all_known = Bdd::TRUE;
        for question in mentions(prover.bank, &prover.bank.rule(self.rule).when) {
            let (known, asked) = (prover.symbolic.known(question), prover.symbolic.asked(question));
            let known = prover.diagrams.and(known, asked)?;
            all_known = prover.diagrams.and(all_known, known)?;
            if let Some(bits) = prover.bits(question) {
                let doubt = bits.doubt(prover.diagrams)?;
                all_known = prover.diagrams.and_not(all_known, doubt)?;
            }
        }
        Ok(all_known)
    }
}

impl PromiseKind for NotVacuous {
    fn all(bank: &Bank) -> Vec<Self> {
        bank.numbered_rules().map(|(rule, _)| NotVacuous { rule }).collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let all_known = self.all_known(prover)?;
        if !prover.satisfiable(all_known)? {
            return Ok(None);
        }
        let not_found = prover.diagrams.and_not(all_known, prover.finding(self.rule))?;
        prover.must_happen(not_found)
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = &bank.rule(self.rule).id;
        PromiseWords {
            code: Code::VacuousRule,
            span: bank.place_of_rule(self.rule),
            message: format!("`{id}` is found whenever the questions that it names are answered"),
            help: "it tells nobody anything: mend its `when`",
            undecided: format!("whether `{id}` is found whenever its questions are answered"),
            proved: Some("rules are not found whenever their questions are answered"),
        }
    }
}
