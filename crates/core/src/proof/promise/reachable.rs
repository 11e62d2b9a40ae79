//! A question with an `ask_if` is asked for some answers.

use super::promise_kind::{PromiseKind, PromiseWords, Search};
use crate::bank::{Bank, QuestionId};
use crate::diagnostic::Code;
use crate::proof::prover::Prover;
use crate::proof::verdict::Violation;

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

    fn violation(&self, prover: &mut Prover<'_>) -> Search {
        let asked = prover.symbolic.asked(self.question);
        prover.must_happen(asked)
    }

    fn words(&self, bank: &Bank, _violation: Option<&Violation>) -> PromiseWords {
        let id = &bank.question(self.question).id;
        PromiseWords {
            code: Code::UnreachableQuestion,
            span: bank.place_of_question(self.question),
            message: format!("no answers get `{id}` asked"),
            help: "its `ask_if` is true for no answers: mend it, or leave the question out",
            undecided: format!("whether any answers get `{id}` asked"),
            proved: Some("questions with an `ask_if` can be asked"),
        }
    }
}
