//! Question of a bank with all that uses it.

use super::sheet::Sheet;
use ketascreen_core::bank::{Kind, Question, mentions};

impl Sheet<'_> {
    /// Adds a question.
    pub fn question(&mut self, question: &Question) {
        let kind = match question.kind {
            Kind::Choice(_) => "one option",
            Kind::Multi(_) => "a list of options",
            Kind::Integer { .. } => "a whole number",
            Kind::Text { .. } => "own words",
        };
        self.line("", &format!("Question {} ({kind}): {}", question.id, question.label.as_str()));
        self.text("Text", &question.text);
        if let Some(help) = &question.help {
            self.text("Help", help);
        }
        self.text("Why", &question.why);
        for option in question.options() {
            self.line("    ", &format!("{}: {}", option.id, option.text.as_str()));
        }
        if let Kind::Integer { range, unit } = &question.kind {
            let unit = unit.as_ref().map(|unit| unit.as_str()).unwrap_or_default();
            self.line("  ", &format!("From {} to {} {unit}", range.start(), range.end()));
        }
        if let Some(find_out) = &question.find_out {
            self.text("To find out", find_out);
        }
        self.line(
            "  ",
            if question.short || question.for_counselors {
                "In the short interview and the full one"
            } else {
                "In the full interview"
            },
        );
        if let Some(ask_if) = &question.ask_if {
            self.line("  ", &format!("Asked if: {}", ask_if.written(self.bank)));
        }
        for (is, what) in [
            (question.again, "Asked again on another day"),
            (question.private, "On no page unless the person puts it there"),
            (question.for_counselors, "For counselors: asked only where one asks"),
            (question.about_suicide, "About suicide: always in a chart, and each change is kept"),
        ] {
            if is {
                self.line("  ", what);
            }
        }
        if let Some(hint) = &question.counselor_hint {
            self.text("Hint for a counselor", hint);
        }
        self.sources(&question.sources);
        if let Some(id) = self.bank.question_named(&question.id) {
            self.named("Used by the rules", mentions::rules(self.bank, id));
            self.named("Used by the scales", mentions::scales(self.bank, id));
            self.named("Decides whether these are asked", mentions::asked_by(self.bank, id));
            self.named("Used by the treatments", mentions::treatments(self.bank, id));
        }
    }
}
