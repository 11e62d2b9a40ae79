//! Differences between two banks in words.

use std::fmt::Write as _;

use super::outcomes::{BankDiff, OutcomeChange, SharedRule};
use super::words::TextChange;
use crate::bank::{Bank, Rule};
use crate::record::answers_file;

impl BankDiff {
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
        text.push_str(&self.texts_that_differ());
        text
    }

    /// Lines about the texts that differ, those of help first.
    fn texts_that_differ(&self) -> String {
        let mut text = String::new();
        let is_whole = |change: &&TextChange| change.before.is_none() || change.now.is_none();
        let is_shown =
            |change: &&TextChange| !is_whole(change) || change.text.starts_with("country.");
        let shown: Vec<&TextChange> = self.texts.iter().filter(is_shown).collect();
        if !shown.is_empty() {
            let _ = writeln!(text, "Texts that differ, [-before-] and {{+now+}}: {}", shown.len());
        }
        for change in shown {
            let _ = writeln!(text, "{}: {}", change.text, one_line(&change.by_word()));
        }
        let whole = self.texts.iter().filter(is_whole);
        let (new, gone): (Vec<&TextChange>, Vec<&TextChange>) =
            whole.partition(|change| change.before.is_none());
        if !(new.is_empty() && gone.is_empty()) {
            let _ = writeln!(
                text,
                "Texts that only one of the two has: {} new, {} gone (`--format json` lists them)",
                new.len(),
                gone.len()
            );
        }
        text
    }
}

impl OutcomeChange {
    pub(super) fn words(self) -> &'static str {
        match self {
            OutcomeChange::FoundNow => "a finding now, and not before",
            OutcomeChange::FoundBefore => "a finding before, and not now",
            OutcomeChange::OpenNow => "unresolved now, and not before",
            OutcomeChange::OpenBefore => "unresolved before, and not now",
        }
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
        if words(rule, new) != words(before, old) {
            lines.push("has other words".to_owned());
        }
        if rule.when_text != before.when_text {
            lines.push(format!("when was {}", one_line(&before.when_text)));
            lines.push(format!("when is {}", one_line(&rule.when_text)));
        }
        if !self.only_for.is_empty() {
            lines.push(format!("heard otherwise only where {}", self.only_for.join(", and ")));
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

/// A text in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with each line indented; it can be pasted as it is.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// All that a reader is told where the rule is a finding, as one text to compare.
fn words(rule: &Rule, bank: &Bank) -> String {
    // Numbers of rules differ between two banks, ids do not.
    let calls = rule.calls.iter().map(|call| {
        let beside = call.beside.map(|other| &bank.rule(other).id);
        (call.state, beside, call.place, &call.lines, &call.text, &call.helper)
    });
    let rule_words =
        (&rule.title, &rule.short_title, &rule.text, rule.line.as_str(), &rule.ask, rule.basis);
    let point = &bank.point(rule.point).title;
    format!("{:?}", (rule_words, point, calls.collect::<Vec<_>>()))
}
