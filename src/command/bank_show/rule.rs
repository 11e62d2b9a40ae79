//! Rule of a bank with its sources and the rules that replace it.

use super::sheet::Sheet;
use ketascreen_core::bank::{Rule, mentions};
use ketascreen_core::summary::Words;

impl Sheet<'_> {
    /// Adds a rule.
    pub fn rule(&mut self, rule: &Rule) {
        self.line("", &format!("Rule {} ({}): {}", rule.id, rule.level.id(), rule.title.as_str()));
        self.line("  ", &format!("When: {}", rule.when_text));
        let words = Words { bank: self.bank };
        self.line("  ", &format!("Basis: {}", words.basis(rule.basis)));
        self.text("Point", &self.bank.point(rule.point).title);
        self.text("Line", rule.line.as_str());
        self.text("Text", &rule.text);
        self.text("To ask", &rule.ask);
        let labels: Vec<&str> = rule
            .labels
            .iter()
            .filter_map(|label| self.bank.labels().get(*label))
            .map(|label| label.text.as_str())
            .collect();
        if !labels.is_empty() {
            self.line("  ", &format!("Labels: {}", labels.join("; ")));
        }
        if let Some(reason) = &rule.no_source {
            self.line("  ", &format!("No source needed: {reason}"));
        }
        let replaced: Vec<&str> =
            rule.replaced_by.iter().map(|stronger| self.bank.rule(*stronger).id.as_str()).collect();
        if !replaced.is_empty() {
            self.line("  ", &format!("Replaced by: {}", replaced.join(", ")));
        }
        let replaces =
            self.bank.rules().iter().filter(|weaker| {
                weaker.replaced_by.iter().any(|id| self.bank.rule(*id).id == rule.id)
            });
        self.named("Replaces", replaces.map(|weaker| weaker.id.as_str()).collect());
        self.named("Reads the questions", mentions::questions_of(self.bank, rule));
        for exempt in &rule.unknown_exempt {
            let questions: Vec<&str> =
                exempt.questions.iter().map(|id| self.bank.question(*id).id.as_str()).collect();
            self.line(
                "  ",
                &format!(
                    "May fall silent where {} is not known: {}",
                    questions.join(" or "),
                    exempt.reason
                ),
            );
        }
        self.sources(&rule.sources);
    }
}
