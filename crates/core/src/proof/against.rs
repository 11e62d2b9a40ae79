//! Two banks: for which answers, of those that both accept, is a rule heard otherwise?
//!
//! Both banks are functions of the same bits: those of the answers that both accept. A question that only one of them has
//! cannot be answered there, nor can an option or a number that only one of them takes.

use std::fmt::Write as _;

use super::accepted::Accepted;
use super::diagram::{Bdd, Decided, Diagrams};
use super::example::{Example, numbers, smallest};
use super::functions::functions;
use super::space::Space;
use crate::bank::{Bank, Kind, Question, Rule, RuleId};

/// What may be heard of a rule now and not before, or before and not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is a finding now, and was none.
    FoundNow,
    /// It was a finding, and is none now.
    FoundBefore,
    /// It is unresolved now, and was not.
    OpenNow,
    /// It was unresolved, and is not now.
    OpenBefore,
}

impl Heard {
    const ALL: [Heard; 4] =
        [Heard::FoundNow, Heard::FoundBefore, Heard::OpenNow, Heard::OpenBefore];

    fn words(self) -> &'static str {
        match self {
            Heard::FoundNow => "a finding now, and not before",
            Heard::FoundBefore => "a finding before, and not now",
            Heard::OpenNow => "unresolved now, and not before",
            Heard::OpenBefore => "unresolved before, and not now",
        }
    }
}

/// A rule that both banks have.
#[derive(Debug)]
pub struct Shared {
    /// It in the new bank.
    pub new: RuleId,
    /// It in the old bank.
    pub old: RuleId,
    /// What is heard of it otherwise, each with a smallest example; nothing for what could not be decided.
    pub heard: Option<Vec<(Heard, Example)>>,
}

/// How a bank differs from an older one.
#[derive(Debug)]
pub struct Differences {
    /// Rules that only the new bank has.
    pub added: Vec<RuleId>,
    /// Rules that only the old bank has.
    pub gone: Vec<RuleId>,
    /// Rules that both have, in the order of the new bank.
    pub shared: Vec<Shared>,
    /// Questions whose answers the two banks do not both accept, and why.
    pub not_compared: Vec<(String, &'static str)>,
    /// Whether some answers are accepted by both.
    pub some_accepted: bool,
}

/// Compares two banks.
pub fn differences(new: &Bank, old: &Bank, limit: u64) -> Differences {
    let named = |bank: &Bank, id: &str| {
        bank.numbered_rules().find(|(_, rule)| rule.id == id).map(|(id, _)| id)
    };
    let only = |bank: &Bank, other: &Bank| -> Vec<RuleId> {
        bank.numbered_rules()
            .filter(|(_, rule)| named(other, &rule.id).is_none())
            .map(|(id, _)| id)
            .collect()
    };
    let shared: Vec<Shared> = new
        .numbered_rules()
        .filter_map(|(id, rule)| {
            named(old, &rule.id).map(|old| Shared { new: id, old, heard: None })
        })
        .collect();
    let mut found = Differences {
        added: only(new, old),
        gone: only(old, new),
        shared,
        not_compared: not_compared(new, old),
        some_accepted: true,
    };
    if let Ok(space) = Space::of(&[new, old]) {
        let mut diagrams = Diagrams::with_limit(limit);
        // What was decided before the limit stands.
        let _ = compare(new, old, &space, &mut diagrams, &mut found);
    }
    found
}

fn compare(
    new: &Bank,
    old: &Bank,
    space: &Space,
    diagrams: &mut Diagrams,
    found: &mut Differences,
) -> Decided<()> {
    let now = functions(new, space, diagrams, &mut |_| ())?;
    let before = functions(old, space, diagrams, &mut |_| ())?;
    let accepted = Accepted::by(&[&now, &before], space, diagrams)?;
    let shown = accepted.spelled_out(space, diagrams)?;
    found.some_accepted = !shown.is_never();
    for shared in &mut found.shared {
        let place =
            |list: &[Bdd], rule: RuleId| list.get(rule.index()).copied().unwrap_or(Bdd::FALSE);
        let (found_now, found_before) =
            (place(&now.finding, shared.new), place(&before.finding, shared.old));
        let open_now = diagrams.and_not(place(&now.raised, shared.new), found_now)?;
        let open_before = diagrams.and_not(place(&before.raised, shared.old), found_before)?;
        let mut heard = Vec::new();
        for kind in Heard::ALL {
            let (here, there) = match kind {
                Heard::FoundNow => (found_now, found_before),
                Heard::FoundBefore => (found_before, found_now),
                Heard::OpenNow => (open_now, open_before),
                Heard::OpenBefore => (open_before, open_now),
            };
            let differs = diagrams.and_not(here, there)?;
            if accepted.within(diagrams, space, differs, &[])?.is_never() {
                continue;
            }
            let differs = diagrams.and(differs, shown)?;
            if let Some(bits) = smallest(differs, space, diagrams) {
                heard.push((
                    kind,
                    Example::of(&bits, &numbers(&bits, space, &accepted, diagrams), space),
                ));
            }
        }
        shared.heard = Some(heard);
    }
    Ok(())
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

impl Differences {
    /// Whether everything could be decided.
    pub fn decided(&self) -> bool {
        self.some_accepted && self.shared.iter().all(|shared| shared.heard.is_some())
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
        for rule in &self.added {
            let rule = new.rule(*rule);
            let _ =
                writeln!(text, "Added: {} ({}), when {}", rule.id, rule.level.id(), rule.when_text);
        }
        for rule in &self.gone {
            let rule = old.rule(*rule);
            let _ =
                writeln!(text, "Gone: {} ({}), when {}", rule.id, rule.level.id(), rule.when_text);
        }
        if !self.some_accepted {
            let _ = writeln!(text, "No answers are accepted by both banks.");
            return text;
        }
        let mut same = Vec::new();
        for shared in &self.shared {
            let (rule, before) = (new.rule(shared.new), old.rule(shared.old));
            let mut lines = Vec::new();
            if rule.level != before.level {
                lines.push(format!("was {}, is {}", before.level.id(), rule.level.id()));
            }
            if !same_words(rule, before) {
                lines.push("has other words".to_owned());
            }
            match &shared.heard {
                None => lines.push("could not be decided within the limit of steps".to_owned()),
                Some(heard) if heard.is_empty() && lines.is_empty() => same.push(rule.id.as_str()),
                Some(heard) if heard.is_empty() => {
                    lines.push("is heard for the same answers".to_owned())
                }
                Some(_) => {}
            }
            for line in lines {
                let _ = writeln!(text, "{}: {line}", rule.id);
            }
            for (kind, example) in shared.heard.iter().flatten() {
                let _ = writeln!(
                    text,
                    "{}: {}, for example for these answers:\n\n{}",
                    rule.id,
                    kind.words(),
                    example.moved_in()
                );
            }
        }
        let _ = writeln!(text, "Same for all answers: {} rules", same.len());
        text
    }
}

/// Whether a reader is told the same words.
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
