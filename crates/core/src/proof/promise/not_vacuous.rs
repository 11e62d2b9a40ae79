//! A rule is not found for all answers in which its questions are known.

use super::kind::PromiseKind;
use crate::bank::{Bank, RuleId};
use crate::diagnostic::{Code, Problem};
use crate::proof::dependencies::mentions;
use crate::proof::diagram::{Bdd, Decided};
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

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

    fn violation(&self, prover: &mut Prover<'_>) -> Decided<Option<Violation>> {
        let all_known = self.all_known(prover)?;
        // Where its questions are never known together nothing is claimed of the rule.
        if !prover.satisfiable(all_known)? {
            return Ok(None);
        }
        let not_found = prover.diagrams.and_not(all_known, prover.finding(self.rule))?;
        Ok((!prover.satisfiable(not_found)?).then_some(Violation::NoExample))
    }

    fn span(&self, bank: &Bank) -> Span {
        bank.place_of_rule(self.rule)
    }

    fn problem(&self, bank: &Bank, _violation: &Violation) -> Problem {
        let id = &bank.rule(self.rule).id;
        let message = format!("`{id}` is found whenever the questions that it names are answered");
        Problem::error(Code::VacuousRule, self.span(bank), message)
            .help("it tells nobody anything: mend its `when`")
    }

    fn undecided(&self, bank: &Bank) -> String {
        let id = &bank.rule(self.rule).id;
        format!("whether `{id}` is found whenever its questions are answered")
    }

    fn proved(&self) -> Option<&'static str> {
        Some("rules are not found whenever their questions are answered")
    }
}
