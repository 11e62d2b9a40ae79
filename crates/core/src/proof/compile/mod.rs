//! A bank as functions of the bits.

mod condition;
mod substitution;
mod sum;
mod ternary;

use super::diagram::{Bdd, Decided, Diagrams, OutOfSteps};
use super::encoding::Encoding;
use crate::bank::condition::ConditionOwner;
use crate::bank::{Bank, ConstraintKind, Level, QuestionId, RuleId};
use condition::ConditionCompiler;
pub use substitution::{Replacement, value_with};
pub use ternary::Ternary;

/// One number must be less than another where both are asked and known.
#[derive(Debug, Clone, Copy)]
pub struct NumberOrder {
    /// Place of the question with the lesser number.
    pub lesser: usize,
    /// Place of the question with the greater number.
    pub greater: usize,
    /// Both are asked and known.
    pub both: Bdd,
}

/// Symbolic form of a bank: its questions, rules, partitions and constraints as functions of the
/// bits.
#[derive(Debug)]
pub struct Symbolic {
    asked: Vec<Ternary>,
    known: Vec<Bdd>,
    /// For each question, the comparisons of its `ask_if`.
    ask_if_tests: Vec<Vec<Ternary>>,
    /// For each rule, the comparisons of its `when`.
    when_tests: Vec<Vec<Ternary>>,
    rules: Vec<RuleFunctions>,
    partitions: Vec<Bdd>,
    /// For each constraint with a condition, the function 'it is not definitely broken'.
    pub constraints: Vec<Bdd>,
    /// The constraints between two numbers.
    pub orders: Vec<NumberOrder>,
}

/// Functions of one rule.
#[derive(Debug, Clone, Copy)]
pub struct RuleFunctions {
    /// Its condition is true.
    pub is_true: Bdd,
    /// It is a finding.
    pub finding: Bdd,
    /// It is a finding or unresolved.
    pub raised: Bdd,
}

impl RuleFunctions {
    const NEVER: RuleFunctions =
        RuleFunctions { is_true: Bdd::FALSE, finding: Bdd::FALSE, raised: Bdd::FALSE };
}

/// Part of a bank that is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BankPart {
    /// The `ask_if` of a question.
    Question(QuestionId),
    /// The condition of a rule.
    Rule(RuleId),
    /// The outcome of a rule, after replacements.
    RuleOutcome(RuleId),
    /// The condition of a partition, by its place.
    Partition(usize),
    /// The constraints.
    Constraints,
}

impl Symbolic {
    /// Compiles a bank.
    ///
    /// # Errors
    /// The limit of steps was reached, in this part of the bank.
    pub fn of(
        bank: &Bank,
        encoding: &Encoding,
        diagrams: &mut Diagrams,
    ) -> Result<Symbolic, BankPart> {
        let mut part = BankPart::Constraints;
        compile(bank, encoding, diagrams, &mut part).map_err(|OutOfSteps| part)
    }

    /// The question is asked.
    pub fn asked(&self, question: QuestionId) -> Bdd {
        self.asked.get(question.index()).map_or(Bdd::TRUE, |asked| asked.yes)
    }

    /// The question is definitely not asked.
    pub fn not_asked(&self, question: QuestionId) -> Bdd {
        self.asked.get(question.index()).map_or(Bdd::FALSE, |asked| asked.no)
    }

    /// The answer to the question is given, known and not set aside.
    pub fn known(&self, question: QuestionId) -> Bdd {
        self.known.get(question.index()).copied().unwrap_or(Bdd::FALSE)
    }

    /// The comparisons of a condition, from left to right.
    pub fn tests(&self, owner: ConditionOwner) -> &[Ternary] {
        let tests = match owner {
            ConditionOwner::Question(id) => self.ask_if_tests.get(id.index()),
            ConditionOwner::Rule(id) => self.when_tests.get(id.index()),
        };
        tests.map(Vec::as_slice).unwrap_or_default()
    }

    /// Functions of a rule.
    pub fn rule(&self, rule: RuleId) -> RuleFunctions {
        self.rules.get(rule.index()).copied().unwrap_or(RuleFunctions::NEVER)
    }

    /// Functions of every rule, in the order of the bank.
    pub fn rules(&self) -> &[RuleFunctions] {
        &self.rules
    }

    /// The condition of a partition is true.
    pub fn partition(&self, place: usize) -> Bdd {
        self.partitions.get(place).copied().unwrap_or(Bdd::FALSE)
    }
}

fn compile(
    bank: &Bank,
    encoding: &Encoding,
    diagrams: &mut Diagrams,
    part: &mut BankPart,
) -> Decided<Symbolic> {
    let mut compiler = ConditionCompiler::of(bank, encoding, diagrams);
    let mut ask_if_tests = Vec::new();
    for (id, question) in bank.numbered_questions() {
        *part = BankPart::Question(id);
        compiler.next_question(question.ask_if.as_ref())?;
        let tests = question.ask_if.as_ref().map(|condition| compiler.tests(condition));
        ask_if_tests.push(tests.transpose()?.unwrap_or_default());
    }
    let known = bank.numbered_questions().map(|(id, _)| compiler.known(id));
    let known = known.collect::<Decided<Vec<Bdd>>>()?;
    let rules = rules(bank, &mut compiler, part)?;
    let mut when_tests = Vec::new();
    for (id, rule) in bank.numbered_rules() {
        *part = BankPart::Rule(id);
        when_tests.push(compiler.tests(&rule.when)?);
    }
    let mut partitions = Vec::new();
    for (place, partition) in bank.partitions().iter().enumerate() {
        *part = BankPart::Partition(place);
        partitions.push(compiler.condition(&partition.when)?.yes);
    }
    *part = BankPart::Constraints;
    let mut constraints = Vec::new();
    let mut orders = Vec::new();
    for constraint in bank.constraints() {
        match &constraint.kind {
            ConstraintKind::Never(condition) => {
                let broken = compiler.condition(condition)?.yes;
                constraints.push(compiler.diagrams.not(broken)?);
            }
            ConstraintKind::Less(lesser, greater) => {
                orders.extend(order(bank, encoding, &mut compiler, *lesser, *greater)?);
            }
        }
    }
    let asked = compiler.into_asked();
    Ok(Symbolic { asked, known, ask_if_tests, when_tests, rules, partitions, constraints, orders })
}

fn rules(
    bank: &Bank,
    compiler: &mut ConditionCompiler<'_>,
    part: &mut BankPart,
) -> Decided<Vec<RuleFunctions>> {
    let mut conditions = Vec::new();
    for (id, rule) in bank.numbered_rules() {
        *part = BankPart::Rule(id);
        conditions.push(compiler.condition(&rule.when)?);
    }
    let diagrams = &mut *compiler.diagrams;
    let mut rules = Vec::new();
    for ((id, rule), Ternary { yes, no }) in bank.numbered_rules().zip(conditions.iter().copied()) {
        *part = BankPart::RuleOutcome(id);
        let stronger = rule.replaced_by.iter().filter_map(|other| conditions.get(other.index()));
        let replaced = diagrams.any(stronger.map(|stronger| stronger.yes))?;
        let finding = diagrams.and_not(yes, replaced)?;
        let raised = if rule.level >= Level::Discuss {
            let silent = diagrams.or(no, replaced)?;
            diagrams.not(silent)?
        } else {
            finding
        };
        rules.push(RuleFunctions { is_true: yes, finding, raised });
    }
    Ok(rules)
}

/// A constraint between two numbers; none where one of them has no bits.
fn order(
    bank: &Bank,
    encoding: &Encoding,
    compiler: &mut ConditionCompiler<'_>,
    lesser: QuestionId,
    greater: QuestionId,
) -> Decided<Option<NumberOrder>> {
    let place = |question: QuestionId| encoding.place_named(&bank.question(question).id);
    let (Some(lesser_place), Some(greater_place)) = (place(lesser), place(greater)) else {
        return Ok(None);
    };
    let (lesser, greater) = (compiler.known(lesser)?, compiler.known(greater)?);
    let both = compiler.diagrams.and(lesser, greater)?;
    Ok(Some(NumberOrder { lesser: lesser_place, greater: greater_place, both }))
}
