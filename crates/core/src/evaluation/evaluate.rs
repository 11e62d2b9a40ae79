//! Evaluation of a bank's rules.

use std::collections::BTreeSet;

use super::compiled::Evaluator;
use super::reasons::{Because, Missing, because, missing};
use super::truth::{Asked, Definition};
use crate::answers::{Answer, Answers, Unknown};
use crate::bank::{
    Bank, HelpCall, HelpPlace, HelpState, Level, OptionId, QuestionId, RuleId, ScaleId,
};
use crate::logic::{Interval, Truth};

/// Result of a bank's rules for a set of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Questions that are asked.
    pub asked: Asked,
    /// Truth of each rule's condition, in bank order.
    pub truths: Vec<Truth>,
    /// Rules that are true and not replaced, by level, then by point, then in bank order.
    pub findings: Vec<Finding>,
    /// Rules of `discuss` or above that are unknown and not replaced, by what they count as, then
    /// by point, then in bank order.
    pub unresolved: Vec<Unresolved>,
    /// Each scale's sum, `None` where none of its items is asked.
    pub scales: Vec<Option<Interval>>,
    /// The highest level among findings and unresolved rules. Never shown to a person.
    pub overall: Level,
    /// The questions that were answered 'not sure' as a whole.
    not_sure: BTreeSet<QuestionId>,
}

/// A rule that is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// The answers that made it so, in bank order, then the scales.
    pub because: Vec<Because>,
}

/// A rule that is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// The rule.
    pub rule: RuleId,
    /// The level at which it counts: its own, and at most `caution`.
    pub counts_as: Level,
    /// The unknown answers that it needs, in bank order.
    pub missing: Vec<Missing>,
}

/// Evaluates a bank's rules. Answers to questions that are not asked count as not given.
pub fn evaluate(bank: &Bank, answers: &Answers) -> Evaluation {
    Evaluator::of(bank).evaluate(answers)
}

impl Evaluator<'_> {
    /// What the rules find, with reasons.
    pub fn evaluate(&self, answers: &Answers) -> Evaluation {
        let (bank, outcome) = (self.bank(), self.outcome(answers));
        let asked = Asked::new(outcome.asked().to_vec());
        let definition = Definition { bank, answers, asked: &asked };
        let findings = outcome
            .findings()
            .map(|rule| Finding { rule, because: because(&definition, &bank.rule(rule).when) });
        let unresolved = outcome.unresolved().map(|(rule, counts_as)| Unresolved {
            rule,
            counts_as,
            missing: missing(&definition, &bank.rule(rule).when),
        });
        let is_not_sure =
            |question: &QuestionId| *answers.get(*question) == Answer::Unknown(Unknown::NotSure);
        let questions = bank.numbered_questions().map(|(question, _)| question);
        Evaluation {
            truths: outcome.truths(),
            findings: findings.collect(),
            unresolved: unresolved.collect(),
            scales: self.sums(answers, &outcome),
            overall: outcome.overall(),
            not_sure: questions.filter(is_not_sure).collect(),
            asked,
        }
    }
}

impl Evaluation {
    /// The finding of a rule, if it is one.
    pub fn finding(&self, rule: RuleId) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.rule == rule)
    }

    /// The unresolved rule, if it is one.
    pub fn unresolved(&self, rule: RuleId) -> Option<&Unresolved> {
        self.unresolved.iter().find(|open| open.rule == rule)
    }

    /// Truth of a rule's condition, replaced or not.
    pub fn truth(&self, rule: RuleId) -> Truth {
        self.truths.get(rule.index()).copied().unwrap_or(Truth::False)
    }

    /// A scale's sum.
    pub fn sum(&self, scale: ScaleId) -> Option<Interval> {
        self.scales.get(scale.index()).copied().flatten()
    }

    /// The calls for help, with the rules that make them, in bank order.
    pub fn help_calls<'b>(&self, bank: &'b Bank) -> Vec<(RuleId, &'b HelpCall)> {
        let rules = bank.numbered_rules();
        rules
            .flat_map(|(id, rule)| rule.calls.iter().map(move |call| (id, call)))
            .filter(|(id, call)| self.calls(*id, call))
            .collect()
    }

    fn calls(&self, rule: RuleId, call: &HelpCall) -> bool {
        let is_missing = |wanted: &dyn Fn(&Missing) -> bool| {
            self.unresolved(rule).is_some_and(|open| open.missing.iter().any(wanted))
        };
        let state = match call.state {
            HelpState::Finding => self.finding(rule).is_some(),
            HelpState::Unresolved => self.unresolved(rule).is_some(),
            HelpState::Unsure => is_missing(&|missing| missing.option.is_some()),
            HelpState::NotSure => is_missing(&|missing| {
                missing.option.is_none() && self.not_sure.contains(&missing.question)
            }),
        };
        state && call.beside.is_none_or(|beside| self.finding(beside).is_some())
    }

    /// Calls for help that come before anything else.
    pub fn first_help<'b>(&self, bank: &'b Bank) -> Vec<(RuleId, &'b HelpCall)> {
        self.help_calls(bank).into_iter().filter(|(_, call)| call.place == HelpPlace::Now).collect()
    }

    /// True where a question or an option of it is among the unknown answers of an unresolved rule.
    pub fn is_missing(&self, question: QuestionId, option: Option<OptionId>) -> bool {
        self.unresolved.iter().any(|open| open.missing.contains(&Missing { question, option }))
    }
}
