//! Scale of a bank with the rules that use it.

use super::sheet::Sheet;
use ketascreen_core::bank::{Scale, mentions};

impl Sheet<'_> {
    /// Adds a scale.
    pub fn scale(&mut self, scale: &Scale) {
        let items: Vec<&str> =
            scale.items.iter().map(|item| self.bank.question(*item).id.as_str()).collect();
        self.line("", &format!("Scale {}: {}", scale.id, scale.label.as_str()));
        self.line("  ", &format!("Items: {}", items.join(", ")));
        self.line("  ", &format!("From {} to {}", scale.range.start(), scale.range.end()));
        for band in &scale.bands {
            self.line(
                "    ",
                &format!("{} to {}: {}", band.range.start(), band.range.end(), band.text.as_str()),
            );
        }
        self.sources(&scale.sources);
        self.named("Used by the rules", mentions::rules_of_scale(self.bank, &scale.id));
    }
}
