//! Questions about the functions of one bank, asked under its assumptions.

use super::assumptions::Assumptions;
use super::compile::{BankPart, Symbolic};
use super::counterexample::{Assignment, decode, least_numbers, smallest};
use super::diagram::{Bdd, Bit, Decided, Diagrams, OutOfSteps};
use super::encoding::{Encoding, QuestionBits};
use super::verdict::Violation;
use crate::answers::Answers;
use crate::bank::{Bank, QuestionId, RuleId};

/// Prover of the promises of one bank.
pub struct Prover<'p> {
    pub bank: &'p Bank,
    pub encoding: &'p Encoding,
    pub diagrams: &'p mut Diagrams,
    pub symbolic: Symbolic,
    pub assumptions: Assumptions,
    /// Accepted answers in the form in which they are shown.
    pub canonical: Bdd,
    /// For each rule, the places of the questions on which its outcome depends, replacements
    /// included.
    depends: Vec<Vec<usize>>,
    /// The same with the questions that constraints join to these.
    connected: Vec<Vec<usize>>,
    /// Freedom of each rule for which it was worked out.
    freedom: Vec<Option<Freedom>>,
}

/// Outcomes that a rule can have.
#[derive(Debug, Clone, Copy)]
pub struct Freedom {
    /// The rule is found for some accepted answers.
    pub can_be_found: bool,
    /// The rule is not found for some accepted answers.
    pub can_be_absent: bool,
}

impl<'p> Prover<'p> {
    /// Compiles a bank.
    ///
    /// # Errors
    /// The limit of steps was reached, in this part of the bank.
    pub fn of(
        bank: &'p Bank,
        encoding: &'p Encoding,
        diagrams: &'p mut Diagrams,
    ) -> Result<Prover<'p>, BankPart> {
        let symbolic = Symbolic::of(bank, encoding, diagrams)?;
        let in_constraints = |OutOfSteps| BankPart::Constraints;
        let assumptions =
            Assumptions::of(&[&symbolic], encoding, diagrams).map_err(in_constraints)?;
        let canonical = assumptions.canonical(encoding, diagrams).map_err(in_constraints)?;
        let rules = symbolic.rules().iter();
        let depends: Vec<Vec<usize>> = rules
            .map(|rule| {
                let bits = [rule.raised, rule.finding].map(|function| diagrams.support(function));
                encoding.places_of(bits.into_iter().flatten())
            })
            .collect();
        Ok(Prover {
            bank,
            encoding,
            connected: depends.iter().map(|questions| assumptions.connected(questions)).collect(),
            freedom: vec![None; depends.len()],
            diagrams,
            symbolic,
            assumptions,
            canonical,
            depends,
        })
    }

    /// The bits of a question.
    pub fn bits(&self, question: QuestionId) -> Option<&'p QuestionBits> {
        self.encoding.of_question(question)
    }

    /// The rule is a finding.
    pub fn finding(&self, rule: RuleId) -> Bdd {
        self.symbolic.rule(rule).finding
    }

    /// True where a rule's outcome depends on a question.
    pub fn depends_on(&self, rule: RuleId, question: QuestionId) -> bool {
        self.depends.get(rule.index()).is_some_and(|places| places.contains(&question.index()))
    }

    /// True where a constraint joins the questions of two rules, or both depend on one question.
    pub fn are_connected(&self, one: RuleId, other: RuleId) -> bool {
        let connected =
            |rule: RuleId| self.connected.get(rule.index()).map(Vec::as_slice).unwrap_or_default();
        connected(one).iter().any(|question| connected(other).contains(question))
    }

    /// True where a function is true for some accepted answers.
    pub fn satisfiable(&mut self, function: Bdd) -> Decided<bool> {
        self.assumptions.satisfiable(self.diagrams, self.encoding, function, &[])
    }

    /// A violation if a function is true for no accepted answers.
    pub fn must_happen(&mut self, function: Bdd) -> Decided<Option<Violation>> {
        Ok((!self.satisfiable(function)?).then_some(Violation::NoExample))
    }

    /// True where a function is true for some accepted answers that stay accepted with these bits
    /// held fixed.
    pub fn satisfiable_after(&mut self, function: Bdd, after: &[(Bit, bool)]) -> Decided<bool> {
        self.assumptions.satisfiable(self.diagrams, self.encoding, function, &[after])
    }

    /// The smallest accepted answers for which a function is true.
    pub fn example(&mut self, function: Bdd) -> Decided<Option<(Assignment, Answers)>> {
        if !self.satisfiable(function)? {
            return Ok(None);
        }
        let function = self.diagrams.and(function, self.canonical)?;
        Ok(self.smallest(function).map(|assignment| {
            let answers = self.answers(&assignment);
            (assignment, answers)
        }))
    }

    /// The smallest assignment for which a function is true.
    pub fn smallest(&self, function: Bdd) -> Option<Assignment> {
        smallest(function, self.encoding, self.diagrams)
    }

    /// The answers that an assignment encodes, with the least numbers.
    pub fn answers(&self, assignment: &Assignment) -> Answers {
        let numbers = least_numbers(assignment, self.encoding, &self.assumptions, self.diagrams);
        decode(assignment, &numbers, self.encoding, self.bank)
    }

    /// Outcomes that a rule can have.
    pub fn freedom(&mut self, rule: RuleId) -> Decided<Freedom> {
        if let Some(known) = self.freedom.get(rule.index()).copied().flatten() {
            return Ok(known);
        }
        let finding = self.finding(rule);
        let can_be_found = self.satisfiable(finding)?;
        let absent = self.diagrams.not(finding)?;
        let found = Freedom { can_be_found, can_be_absent: self.satisfiable(absent)? };
        if let Some(place) = self.freedom.get_mut(rule.index()) {
            *place = Some(found);
        }
        Ok(found)
    }
}
