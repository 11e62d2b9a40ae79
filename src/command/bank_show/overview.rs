//! Questions, rules, points and sources of a bank in a line each.

use super::sheet::Sheet;

impl Sheet<'_> {
    /// Adds a line for each question, rule, point and source.
    pub fn overview(&mut self) {
        let bank = self.bank;
        self.line("", &format!("{} version {}, {}", bank.id(), bank.version(), bank.digest()));
        for (index, section) in bank.sections().iter().enumerate() {
            self.line("", "");
            self.line("", section.title.as_str());
            for question in bank.questions().iter().filter(|question| question.section == index) {
                self.line("  ", &format!("{}: {}", question.id, question.label.as_str()));
            }
        }
        self.line("", "");
        self.line("", "Rules");
        for rule in bank.rules() {
            self.line("  ", &format!("{} ({}): {}", rule.id, rule.level.id(), rule.title.as_str()));
        }
        self.line("", "");
        self.line("", "Points");
        for point in bank.points() {
            self.line("  ", &format!("{}: {}", point.id, point.title));
        }
        self.line("", "");
        self.line("", "Sources");
        for reference in bank.references() {
            self.line("  ", &format!("{}: {}", reference.id, reference.title));
        }
    }
}
