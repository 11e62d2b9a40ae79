//! Trace of rules as text: a report for the author of a bank.

use super::text::{Layout, safe_lines};
use crate::answers::{Answer, Answers, Unknown, Value};
use crate::bank::{Bank, Level, QuestionId, RuleId};
use crate::evaluation::{Evaluation, Trace, TraceNode, TracedAnswer, evaluate, trace};
use crate::logic::Truth;
use crate::record::encode;

/// The report on these rules, in their order.
pub fn trace_report(bank: &Bank, answers: &Answers, rules: &[RuleId], layout: Layout) -> String {
    let evaluation = evaluate(bank, answers);
    let mut report = TraceReport { bank, answers, layout, text: String::new() };
    for (index, rule) in rules.iter().enumerate() {
        if index > 0 {
            report.text.push('\n');
        }
        report.rule(*rule, &evaluation);
    }
    report.text
}

struct TraceReport<'r> {
    bank: &'r Bank,
    answers: &'r Answers,
    layout: Layout,
    text: String,
}

impl TraceReport<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        // The indent stops where a line would have no room left.
        let indent = "  ".repeat(depth.min(self.layout.width / 4));
        for line in safe_lines(text, &indent, self.layout) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    fn rule(&mut self, id: RuleId, evaluation: &Evaluation) {
        let rule = self.bank.rule(id);
        self.line(
            0,
            &format!(
                "Rule {} ({}): {}",
                rule.id,
                rule.level.id(),
                outcome(self.bank, evaluation, id)
            ),
        );
        for stronger in &rule.replaced_by {
            let truth = evaluation.truth(*stronger);
            let effect = if truth.is_true() {
                "so it replaces this rule"
            } else {
                "so it does not replace this rule"
            };
            self.line(
                1,
                &format!(
                    "may be replaced by {}: {}, {effect}",
                    self.bank.rule(*stronger).id,
                    word(truth)
                ),
            );
        }
        let tree = trace(self.bank, self.answers, id);
        self.part(1, &tree, "");
    }

    fn part(&mut self, depth: usize, part: &Trace, before: &str) {
        let truth = word(part.truth);
        match &part.node {
            TraceNode::AnyOf(parts) => {
                self.line(depth, &format!("{before}any of these: {truth}"));
                parts.iter().for_each(|inner| self.part(depth + 1, inner, ""));
            }
            TraceNode::AllOf(parts) => {
                self.line(depth, &format!("{before}all of these: {truth}"));
                parts.iter().for_each(|inner| self.part(depth + 1, inner, ""));
            }
            TraceNode::Not(inner) => {
                self.line(depth, &format!("{before}not: {truth}"));
                self.part(depth + 1, inner, "");
            }
            TraceNode::Comparison(test, sum, answers) => {
                self.line(depth, &format!("{before}{}: {truth}", test.written(self.bank)));
                if let Some((scale, sum)) = sum {
                    let found = match sum {
                        None => "no item is asked".to_owned(),
                        Some(sum) if sum.least == sum.greatest => sum.least.to_string(),
                        Some(sum) => format!("from {} to {}", sum.least, sum.greatest),
                    };
                    self.line(depth + 1, &format!("{}: {found}", self.bank.scale(*scale).id));
                }
                answers.iter().for_each(|behind| self.behind(depth + 1, behind));
            }
        }
    }

    fn behind(&mut self, depth: usize, behind: &TracedAnswer) {
        let id = &self.bank.question(behind.question).id;
        let asked = behind.ask_if.as_ref().map_or(Truth::True, |ask_if| ask_if.truth);
        let answer = if asked.is_false() {
            "not asked, so this is false".to_owned()
        } else {
            self.answer(behind.question)
        };
        self.line(depth, &format!("{id}: {answer}"));
        match (&behind.ask_if, &self.bank.question(behind.question).ask_if) {
            // What led to a question that is asked needs no more than a line.
            (Some(part), Some(condition)) if part.truth.is_true() => {
                self.line(depth + 1, &format!("ask_if {}: true", condition.written(self.bank)));
            }
            (Some(part), _) => self.part(depth + 1, part, "ask_if "),
            (None, _) => {}
        }
    }

    fn answer(&self, question: QuestionId) -> String {
        match self.answers.get(question) {
            Answer::Unknown(Unknown::Missing) => "no answer".to_owned(),
            // The person's own words are never read by a rule.
            Answer::Known(Value::Text(_)) => "answered".to_owned(),
            _ => serde_json::to_string(&encode(self.bank, question, self.answers))
                .unwrap_or_default(),
        }
    }
}

fn word(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::Unknown => "unknown",
    }
}

/// Truth of the condition, and its effect.
fn outcome(bank: &Bank, evaluation: &Evaluation, id: RuleId) -> String {
    let rule = bank.rule(id);
    let truth = word(evaluation.truth(id));
    let replacing: Vec<&str> =
        (rule.replaced_by.iter().filter(|stronger| evaluation.truth(**stronger).is_true()))
            .map(|stronger| bank.rule(*stronger).id.as_str())
            .collect();
    let becomes = match (evaluation.truth(id), evaluation.unresolved(id)) {
        (Truth::False, _) => "it is clear".to_owned(),
        (_, _) if !replacing.is_empty() => {
            format!("but it is replaced by {}", replacing.join(", "))
        }
        (Truth::True, _) => "it is a finding".to_owned(),
        (Truth::Unknown, Some(open)) if open.counts_as < rule.level => {
            format!("it is unresolved, and counts as {}", open.counts_as.id())
        }
        (Truth::Unknown, Some(_)) => "it is unresolved".to_owned(),
        (Truth::Unknown, None) => format!("and a {} is never unresolved", Level::Note.id()),
    };
    format!("{truth}, {becomes}")
}
