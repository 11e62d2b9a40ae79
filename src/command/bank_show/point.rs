//! Point of a bank with the rules that it gathers.

use super::sheet::Sheet;
use ketascreen_core::bank::Point;

impl Sheet<'_> {
    /// Adds a point.
    pub fn point(&mut self, point: &Point) {
        self.line("", &format!("Point {}: {}", point.id, point.title));
        let bank = self.bank;
        let gathered = bank.rules().iter().filter(|rule| bank.point(rule.point).id == point.id);
        for rule in gathered {
            self.line("  ", &format!("{} ({}): {}", rule.id, rule.level.id(), rule.title));
        }
    }
}
