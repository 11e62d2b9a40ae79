//! A question with an `ask_if` is asked for some answers.

use super::kind::PromiseKind;
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::{Code, Problem};
use crate::proof::diagram::Decided;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;
use crate::text::Span;

/// Some answers get the question asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reachable {
    /// The question.
    pub question: QuestionId,
}

impl PromiseKind for Reachable {
    fn all(bank: &Bank) -> Vec<Self> {
        bank.numbered_questions()
            .filter(|(_, question)| question.ask_if.is_some())
            .map(|(question, _)| Reachable { question })
            .collect()
    }

    fn violation(&self, prover: &mut Prover<'_>) -> Decided<Option<Violation>> {
        let asked = prover.symbolic.asked(self.question);
        Ok((!prover.satisfiable(asked)?).then_some(Violation::NoExample))
    }

    fn span(&self, bank: &Bank) -> Span {
        bank.place_of_question(self.question)
    }

    fn problem(&self, bank: &Bank, _violation: &Violation) -> Problem {
        let id = &bank.question(self.question).id;
        let message = format!("no answers get `{id}` asked");
        Problem::error(Code::UnreachableQuestion, self.span(bank), message)
            .help("its `ask_if` is true for no answers: mend it, or leave the question out")
    }

    fn undecided(&self, bank: &Bank) -> String {
        format!("whether any answers get `{}` asked", bank.question(self.question).id)
    }

    fn proved(&self) -> Option<&'static str> {
        Some("questions with an `ask_if` can be asked")
    }
}
