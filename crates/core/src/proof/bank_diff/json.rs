//! Differences between two banks as JSON.

use serde_json::{Value, json};

use super::outcomes::{BankDiff, SharedRule};
use crate::bank::Bank;
use crate::record::answers_file;

impl BankDiff {
    /// The differences as one object. Fields may be added, not removed.
    pub fn json(&self, new: &Bank, old: &Bank) -> Value {
        let ids = |ids: &[crate::bank::RuleId], bank: &Bank| -> Vec<String> {
            ids.iter().map(|id| bank.rule(*id).id.clone()).collect()
        };
        let not_compared: Vec<Value> = self
            .not_compared
            .iter()
            .map(|(question, why)| json!({ "question": question, "why": why }))
            .collect();
        let texts: Vec<Value> = self
            .texts
            .iter()
            .map(|change| {
                json!({
                    "text": change.text,
                    "before": change.before,
                    "now": change.now,
                    "by_word": change.by_word(),
                })
            })
            .collect();
        let rules: Vec<Value> =
            self.shared.iter().filter_map(|shared| shared.json(new, old)).collect();
        json!({
            "bank": { "id": old.id(), "version": old.version() },
            "decided": self.decided(),
            "not_compared": not_compared,
            "added": ids(&self.added, new),
            "gone": ids(&self.gone, old),
            "rules": rules,
            "texts": texts,
        })
    }
}

impl SharedRule {
    /// The rule with its changes; none where it is the same for all answers.
    fn json(&self, new: &Bank, old: &Bank) -> Option<Value> {
        let (rule, before) = (new.rule(self.new), old.rule(self.old));
        let changes = self.changes.as_deref();
        let is_same = changes.is_some_and(<[_]>::is_empty)
            && rule.level == before.level
            && rule.when_text == before.when_text;
        if is_same {
            return None;
        }
        let changes: Option<Vec<Value>> = changes.map(|changes| {
            let change = |(change, answers): &(super::outcomes::OutcomeChange, _)| {
                json!({ "outcome": change.words(), "answers": answers_file(new, answers) })
            };
            changes.iter().map(change).collect()
        });
        Some(json!({
            "rule": rule.id,
            "level": { "before": before.level.id(), "now": rule.level.id() },
            "when": { "before": before.when_text, "now": rule.when_text },
            "only_for": self.only_for,
            "changes": changes,
        }))
    }
}
