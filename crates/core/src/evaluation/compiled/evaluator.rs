//! Evaluator of a bank's rules.

use super::atoms::Atoms;
use super::expression::Expression;
use super::outcome::Outcome;
use super::questions::CompiledQuestion;
use super::rules::CompiledRules;
use super::scales::CompiledScale;
use crate::answers::{Answer, Answers};
use crate::bank::{Bank, ConstraintKind, QuestionId};
use crate::logic::{Interval, Truth};

/// Evaluator of one bank: compiled once, used for any number of sets of answers.
#[derive(Debug)]
pub struct Evaluator<'b> {
    bank: &'b Bank,
    words: usize,
    questions: Vec<CompiledQuestion>,
    scales: Vec<CompiledScale>,
    rules: CompiledRules,
    never: Vec<Expression>,
}

impl<'b> Evaluator<'b> {
    /// Compiles a bank's rules.
    pub fn of(bank: &'b Bank) -> Evaluator<'b> {
        let atoms = Atoms::of(bank);
        let never = bank.constraints().iter().filter_map(|constraint| match &constraint.kind {
            ConstraintKind::Never(condition) => Some(atoms.expression(condition)),
            ConstraintKind::Less(..) => None,
        });
        Evaluator {
            bank,
            words: atoms.words(),
            questions: bank
                .numbered_questions()
                .map(|(id, question)| CompiledQuestion::of(bank, id, question, &atoms))
                .collect(),
            scales: bank
                .numbered_scales()
                .map(|(id, scale)| CompiledScale::of(bank, id, scale, &atoms))
                .collect(),
            rules: CompiledRules::of(bank, &atoms),
            never: never.collect(),
        }
    }

    /// The bank.
    pub fn bank(&self) -> &'b Bank {
        self.bank
    }

    /// What the rules find, without reasons.
    pub fn outcome(&self, answers: &Answers) -> Outcome<'_> {
        let mut outcome = Outcome::new(&self.rules, self.words);
        self.read(answers, &mut outcome);
        outcome
    }

    /// What the rules find, put in place of an earlier outcome.
    pub fn read(&self, answers: &Answers, outcome: &mut Outcome<'_>) {
        outcome.clear();
        for (id, question) in self.bank.numbered_questions().map(|(id, _)| id).zip(&self.questions)
        {
            // An `ask_if` reads only earlier questions, so the bits so far are enough.
            let asked = question.asked(&outcome.bits);
            outcome.asked.push(asked);
            if asked != Truth::False {
                question.read(answers.get(id), &mut outcome.bits);
            }
            for scale in question.ends.iter().filter_map(|scale| self.scales.get(*scale)) {
                scale.read(answers, &outcome.asked, &mut outcome.bits);
            }
        }
        self.rules.read(&outcome.bits, &mut outcome.truths);
    }

    /// Questions that are answered and not asked; those for counselors are never set aside.
    pub fn not_asked<'o>(
        &'o self,
        answers: &'o Answers,
        outcome: &'o Outcome<'_>,
    ) -> impl Iterator<Item = QuestionId> + 'o {
        let questions = self.bank.numbered_questions().zip(outcome.asked());
        questions
            .filter(|((id, question), asked)| {
                asked.is_false() && !question.for_counselors && *answers.get(*id) != Answer::MISSING
            })
            .map(|((id, _), _)| id)
    }

    /// Each scale's sum, none where none of its items is asked.
    pub fn sums(&self, answers: &Answers, outcome: &Outcome<'_>) -> Vec<Option<Interval>> {
        self.scales.iter().map(|scale| scale.sum(answers, outcome.asked())).collect()
    }

    /// True where the answers keep every constraint, or may.
    pub fn keeps_constraints(&self, answers: &Answers, outcome: &Outcome<'_>) -> bool {
        let never = self.never.iter().any(|condition| condition.truth(&outcome.bits).is_true());
        let number = |id| outcome.number(answers, id);
        let is_less = |kind: &ConstraintKind| match kind {
            ConstraintKind::Less(less, than) => match (number(*less), number(*than)) {
                (Some(less), Some(than)) => less < than,
                _ => true,
            },
            ConstraintKind::Never(_) => true,
        };
        !never && self.bank.constraints().iter().all(|constraint| is_less(&constraint.kind))
    }
}
