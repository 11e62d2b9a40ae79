//! Statements of the bank itself: what a page is, the next step, points, help, thresholds.

use super::rules::line_kind;
use super::writer::{CodebookWriter, code, escaped, point};
use crate::bank::{Help, HelpPlace, NextStep};

impl CodebookWriter<'_> {
    pub fn statements(&mut self) {
        let bank = self.bank;
        self.heading(2, "What every page says");
        let NextStep { help, findings, none, not_known } = bank.next_step();
        let texts = [
            ("Topic", bank.topic()),
            ("Said before the first question", bank.purpose()),
            ("What a page is", bank.disclaimer().as_str()),
            ("Next step, where help comes first", help),
            ("Next step, with findings above note", findings),
            ("Next step, with none above note", none),
            ("Added where some answers are not known", not_known),
        ];
        let points: Vec<String> =
            texts.into_iter().map(|(what, text)| point(what, &escaped(text))).collect();
        self.points(&points);
        self.point_titles();
        self.helps();
        self.thresholds();
    }

    fn point_titles(&mut self) {
        let points = self.bank.points().iter();
        let titles: Vec<String> =
            points.map(|found| point(&code(&found.id), &escaped(&found.title))).collect();
        if !titles.is_empty() {
            self.heading(2, "Points, in the order of a page");
            self.points(&titles);
        }
    }

    fn helps(&mut self) {
        if self.bank.helps().is_empty() {
            return;
        }
        self.heading(2, "Kinds of help");
        for help in self.bank.helps() {
            self.heading(3, &code(&help.id));
            let mut points = vec![help_point(help)];
            Self::text(&mut points, "Text", &help.text);
            if let Some(helper) = &help.helper {
                Self::text(&mut points, "The same to whoever is there", helper);
            }
            self.points(&points);
        }
    }

    fn thresholds(&mut self) {
        let bank = self.bank;
        if bank.thresholds().is_empty() {
            return;
        }
        self.heading(2, "Named thresholds");
        let rows: Vec<[String; 3]> = bank
            .thresholds()
            .iter()
            .map(|threshold| {
                let at = threshold.at.iter().map(|(question, value)| {
                    format!("{} {value}", code(&bank.question(*question).id))
                });
                let at = at.collect::<Vec<_>>().join(", ");
                [code(&threshold.id), escaped(&threshold.label), at]
            })
            .collect();
        self.table(["Threshold", "Name", "At"], &rows);
    }
}

fn help_point(help: &Help) -> String {
    let place = match help.place {
        HelpPlace::Now => "before all else",
        HelpPlace::Early => "in the first lines",
        HelpPlace::Today => "as a line of what to do today",
    };
    let lines: Vec<&str> = help.lines.iter().map(|kind| line_kind(*kind)).collect();
    point("Stands", &format!("{place}, with the help lines: {}", lines.join(", ")))
}
