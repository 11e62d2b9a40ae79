//! Differences between two banks: accepted answers for which the outcome of a rule is another.
//!
//! Both banks are functions of the same bits: those of the answers that both accept. A question that only one of them has
//! cannot be answered there, nor can an option or a number that only one of them takes.

use std::fmt::Write as _;

use super::assumptions::Assumptions;
use super::compile::{RuleFunctions, Symbolic};
use super::counterexample::{answers_file, decode, least_numbers, smallest};
use super::diagram::{Bdd, Decided, Diagrams, OutOfSteps};
use super::encoding::Encoding;
use crate::answers::Answers;
use crate::bank::{Bank, Kind, Question, Rule, RuleId};

/// Change of a rule's outcome from the old bank to the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeChange {
    /// It is a finding now, and was none.
    FoundNow,
    /// It was a finding, and is none now.
    FoundBefore,
    /// It is unresolved now, and was not.
    OpenNow,
    /// It was unresolved, and is not now.
    OpenBefore,
}

impl OutcomeChange {
    const ALL: [OutcomeChange; 4] = [
        OutcomeChange::FoundNow,
        OutcomeChange::FoundBefore,
        OutcomeChange::OpenNow,
        OutcomeChange::OpenBefore,
    ];

    fn words(self) -> &'static str {
        match self {
            OutcomeChange::FoundNow => "a finding now, and not before",
            OutcomeChange::FoundBefore => "a finding before, and not now",
            OutcomeChange::OpenNow => "unresolved now, and not before",
            OutcomeChange::OpenBefore => "unresolved before, and not now",
        }
    }
}

/// A rule that both banks have.
#[derive(Debug)]
pub struct SharedRule {
    /// Its id in the new bank.
    pub new: RuleId,
    /// Its id in the old bank.
    pub old: RuleId,
    /// Changes of its outcome, each with smallest answers to the new bank; none for what could not be decided.
    pub changes: Option<Vec<(OutcomeChange, Answers)>>,
}

/// Differences between a bank and an older one.
#[derive(Debug)]
pub struct BankDiff {
    /// Rules that only the new bank has.
    pub added: Vec<RuleId>,
    /// Rules that only the old bank has.
    pub gone: Vec<RuleId>,
    /// Rules that both have, in the order of the new bank.
    pub shared: Vec<SharedRule>,
    /// Questions whose answers the two banks do not both accept, each with the reason.
    pub not_compared: Vec<(String, &'static str)>,
    /// True where some answers are accepted by both.
    pub some_accepted: bool,
}

impl BankDiff {
    /// Compares two banks.
    pub fn between(new: &Bank, old: &Bank, limit: u64) -> BankDiff {
        let mut found = BankDiff {
            added: only_in(new, old),
            gone: only_in(old, new),
            shared: shared(new, old),
            not_compared: not_compared(new, old),
            some_accepted: true,
        };
        if let Ok(encoding) = Encoding::of(&[new, old]) {
            let mut diagrams = Diagrams::with_limit(limit);
            // Changes that were decided before the limit are kept.
            let _ = found.compare(new, old, &encoding, &mut diagrams);
        }
        found
    }

    fn compare(
        &mut self,
        new: &Bank,
        old: &Bank,
        encoding: &Encoding,
        diagrams: &mut Diagrams,
    ) -> Decided<()> {
        let now = Symbolic::of(new, encoding, diagrams).map_err(|_| OutOfSteps)?;
        let before = Symbolic::of(old, encoding, diagrams).map_err(|_| OutOfSteps)?;
        let assumptions = Assumptions::of(&[&now, &before], encoding, diagrams)?;
        let canonical = assumptions.canonical(encoding, diagrams)?;
        self.some_accepted = !canonical.is_false();
        let mut comparison = Comparison { new, encoding, diagrams, assumptions, canonical };
        for shared in &mut self.shared {
            let (now, before) = (now.rule(shared.new), before.rule(shared.old));
            shared.changes = Some(comparison.changes(now, before)?);
        }
        Ok(())
    }
}

/// Comparison of the outcomes of rules for answers that both banks accept.
struct Comparison<'c> {
    new: &'c Bank,
    encoding: &'c Encoding,
    diagrams: &'c mut Diagrams,
    assumptions: Assumptions,
    canonical: Bdd,
}

impl Comparison<'_> {
    fn changes(
        &mut self,
        now: RuleFunctions,
        before: RuleFunctions,
    ) -> Decided<Vec<(OutcomeChange, Answers)>> {
        let open_now = self.diagrams.and_not(now.raised, now.finding)?;
        let open_before = self.diagrams.and_not(before.raised, before.finding)?;
        let mut changes = Vec::new();
        for change in OutcomeChange::ALL {
            let (here, there) = match change {
                OutcomeChange::FoundNow => (now.finding, before.finding),
                OutcomeChange::FoundBefore => (before.finding, now.finding),
                OutcomeChange::OpenNow => (open_now, open_before),
                OutcomeChange::OpenBefore => (open_before, open_now),
            };
            let differs = self.diagrams.and_not(here, there)?;
            changes.extend(self.example(differs)?.map(|answers| (change, answers)));
        }
        Ok(changes)
    }

    /// The smallest accepted answers for which a function is true.
    fn example(&mut self, function: Bdd) -> Decided<Option<Answers>> {
        if !self.assumptions.satisfiable(self.diagrams, self.encoding, function, &[])? {
            return Ok(None);
        }
        let function = self.diagrams.and(function, self.canonical)?;
        Ok(smallest(function, self.encoding, self.diagrams).map(|assignment| {
            let numbers =
                least_numbers(&assignment, self.encoding, &self.assumptions, self.diagrams);
            decode(&assignment, &numbers, self.encoding, self.new)
        }))
    }
}

fn rule_named(bank: &Bank, id: &str) -> Option<RuleId> {
    bank.numbered_rules().find(|(_, rule)| rule.id == id).map(|(id, _)| id)
}

fn only_in(bank: &Bank, other: &Bank) -> Vec<RuleId> {
    bank.numbered_rules()
        .filter(|(_, rule)| rule_named(other, &rule.id).is_none())
        .map(|(id, _)| id)
        .collect()
}

fn shared(new: &Bank, old: &Bank) -> Vec<SharedRule> {
    let both = new.numbered_rules().filter_map(|(id, rule)| Some((id, rule_named(old, &rule.id)?)));
    both.map(|(new, old)| SharedRule { new, old, changes: None }).collect()
}

/// The questions whose answers only one bank accepts, in whole or in part.
fn not_compared(new: &Bank, old: &Bank) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for question in new.questions() {
        match old.question_named(&question.id).map(|id| old.question(id)) {
            None => found.push((question.id.clone(), "is new")),
            Some(before) => {
                found.extend(answers_differ(question, before).map(|why| (question.id.clone(), why)))
            }
        }
    }
    let gone = old.questions().iter().filter(|question| new.question_named(&question.id).is_none());
    found.extend(gone.map(|question| (question.id.clone(), "is gone")));
    found
}

fn answers_differ(new: &Question, old: &Question) -> Option<&'static str> {
    let ids = |question: &Question| {
        let mut ids: Vec<String> =
            question.options().iter().map(|option| option.id.clone()).collect();
        ids.sort();
        ids
    };
    match (&new.kind, &old.kind) {
        (Kind::Choice(_), Kind::Choice(_)) | (Kind::Multi(_), Kind::Multi(_)) => {
            (ids(new) != ids(old)).then_some("has other options")
        }
        (Kind::Integer { range: now, .. }, Kind::Integer { range: before, .. }) => {
            (now != before).then_some("has another range")
        }
        (Kind::Text { .. }, Kind::Text { .. }) => None,
        _ => Some("is of another kind"),
    }
}

impl BankDiff {
    /// True where everything could be decided.
    pub fn decided(&self) -> bool {
        self.some_accepted && self.shared.iter().all(|shared| shared.changes.is_some())
    }

    /// The report.
    pub fn text(&self, new: &Bank, old: &Bank) -> String {
        let mut text = format!("Against {} version {}:\n", old.id(), old.version());
        // Writing to a string cannot fail.
        for (id, why) in &self.not_compared {
            let _ = writeln!(
                text,
                "The question {id} {why}: only answers that both banks accept are compared."
            );
        }
        let added = self.added.iter().map(|id| ("Added", new.rule(*id)));
        let gone = self.gone.iter().map(|id| ("Gone", old.rule(*id)));
        for (word, rule) in added.chain(gone) {
            let level = rule.level.id();
            let _ = writeln!(text, "{word}: {} ({level}), when {}", rule.id, rule.when_text);
        }
        if !self.some_accepted {
            let _ = writeln!(text, "No answers are accepted by both banks.");
            return text;
        }
        let shared: Vec<String> = self.shared.iter().map(|shared| shared.text(new, old)).collect();
        text.push_str(&shared.concat());
        let same = shared.iter().filter(|text| text.is_empty()).count();
        let _ = writeln!(text, "Same for all answers: {same} rules");
        text
    }
}

impl SharedRule {
    /// Lines about the rule; none if it is the same in both banks.
    fn text(&self, new: &Bank, old: &Bank) -> String {
        let (rule, before) = (new.rule(self.new), old.rule(self.old));
        let mut lines = Vec::new();
        if rule.level != before.level {
            lines.push(format!("was {}, is {}", before.level.id(), rule.level.id()));
        }
        if !same_words(rule, before) {
            lines.push("has other words".to_owned());
        }
        match &self.changes {
            None => lines.push("could not be decided within the limit of steps".to_owned()),
            Some(changes) if changes.is_empty() && !lines.is_empty() => {
                lines.push("is heard for the same answers".to_owned());
            }
            Some(_) => {}
        }
        for (change, answers) in self.changes.iter().flatten() {
            let answers = indented(&answers_file(new, answers));
            lines.push(format!("{}, for example for these answers:\n\n{answers}", change.words()));
        }
        lines.iter().map(|line| format!("{}: {line}\n", rule.id)).collect()
    }
}

/// A text with each line indented; it can be pasted as it is.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// True where a reader sees the same words.
fn same_words(new: &Rule, old: &Rule) -> bool {
    let words = |rule: &Rule| {
        format!(
            "{:?}",
            (
                &rule.title,
                &rule.short_title,
                &rule.text,
                &rule.ask,
                &rule.notice,
                &rule.help,
                rule.basis
            )
        )
    };
    words(new) == words(old)
}
