//! Rules, each with what it rests on, and how they divide answers among them.

use strum::VariantArray as _;

use super::intro::level_words;
use super::writer::{CodebookWriter, code, codes, escaped, point};
use crate::bank::{HelpCall, HelpPlace, HelpState, Level, LineKind, Rule, mentions};
use crate::summary::Words;

impl CodebookWriter<'_> {
    pub fn points_of_rules(&mut self) {
        if self.bank.points().is_empty() {
            return;
        }
        self.heading(2, "Points");
        self.paragraph("Rules about one matter stand under one heading.");
        let rows: Vec<[String; 2]> = self
            .bank
            .points()
            .iter()
            .map(|point| [code(&point.id), escaped(&point.title)])
            .collect();
        self.table(["Point", "Heading"], &rows);
    }

    pub fn kinds_of_help(&mut self) {
        let bank = self.bank;
        if bank.helps().is_empty() {
            return;
        }
        self.heading(2, "Kinds of help");
        for help in bank.helps() {
            self.heading(3, &format!("Help {}", code(&help.id)));
            let mut points = vec![
                point("Stands", help_place(help.place)),
                point("Lines", &line_kinds(&help.lines)),
            ];
            Self::text(&mut points, "Text", &help.text);
            if let Some(helper) = &help.helper {
                Self::text(&mut points, "The same to whoever is there", helper);
            }
            self.points(&points);
        }
    }

    pub fn rules(&mut self) {
        let bank = self.bank;
        self.heading(2, "Rules");
        for level in Level::VARIANTS {
            let found: Vec<&Rule> =
                bank.rules().iter().filter(|rule| rule.level == *level).collect();
            if found.is_empty() {
                continue;
            }
            self.heading(
                3,
                &format!("Rules of level {}: {}", code(level.id()), level_words(*level)),
            );
            found.into_iter().for_each(|rule| self.rule(rule));
        }
    }

    fn rule(&mut self, rule: &Rule) {
        let bank = self.bank;
        self.heading(4, &format!("Rule {}: {}", code(&rule.id), escaped(&rule.title)));
        let mut points = vec![point(
            "Level",
            &format!("{}: {}", code(rule.level.id()), level_words(rule.level)),
        )];
        let words = Words { bank };
        let basis = code(rule.basis.id());
        points.push(point("Basis", &format!("{basis}: {}", escaped(words.basis(rule.basis)))));
        let labels: Vec<String> = rule
            .labels
            .iter()
            .filter_map(|label| bank.labels().get(*label))
            .map(|label| escaped(&label.text))
            .collect();
        if !labels.is_empty() {
            points.push(point("Label", &labels.join("; ")));
        }
        self.condition(&mut points, "A finding if", &rule.when);
        let stronger: Vec<&str> =
            rule.replaced_by.iter().map(|stronger| bank.rule(*stronger).id.as_str()).collect();
        if !stronger.is_empty() {
            points.push(point("Replaced by", &codes(stronger)));
        }
        let weaker = bank
            .rules()
            .iter()
            .filter(|weaker| weaker.replaced_by.iter().any(|id| bank.rule(*id).id == rule.id));
        let weaker: Vec<&str> = weaker.map(|weaker| weaker.id.as_str()).collect();
        if !weaker.is_empty() {
            points.push(point("Replaces", &codes(weaker)));
        }
        points.push(point("Reads the questions", &codes(mentions::questions_of(bank, rule))));
        points.push(point("Point", &code(&bank.point(rule.point).id)));
        points.push(point("Short title", &escaped(&rule.short_title)));
        Self::text(&mut points, "Line", rule.line.as_str());
        Self::text(&mut points, "Text", &rule.text);
        Self::text(&mut points, "To ask", &rule.ask);
        for call in &rule.calls {
            Self::text(&mut points, &self.help(call), &call.text);
            if let Some(helper) = &call.helper {
                Self::text(&mut points, "The same to whoever is there", helper);
            }
        }
        for exempt in &rule.unknown_exempt {
            let questions = codes(exempt.questions.iter().map(|id| bank.question(*id).id.as_str()));
            points.push(point(
                "Exception",
                &format!(
                    "may fall silent while {questions} is not known. Reason: {}",
                    escaped(&exempt.reason)
                ),
            ));
        }
        if let Some(reason) = &rule.full_only {
            points.push(point(
                "Exception",
                &format!(
                    "may rest on a question of the full interview only. Reason: {}",
                    escaped(reason)
                ),
            ));
        }
        if let Some(reason) = &rule.no_source {
            points.push(point("Needs no source", &escaped(reason)));
        }
        points.extend(self.cited(&rule.sources));
        self.points(&points);
    }

    /// Condition, place and help lines of a call for help.
    fn help(&self, call: &HelpCall) -> String {
        let state = match call.state {
            HelpState::Finding => "while it is a finding",
            HelpState::Unresolved => "while it is unresolved",
            HelpState::Unsure => {
                "while it is unresolved and an option that it reads is marked “not sure about this one”"
            }
            HelpState::NotSure => {
                "while it is unresolved and a question that it reads was answered “not sure”"
            }
        };
        let beside = call
            .beside
            .map(|rule| format!(", and {} is a finding", code(&self.bank.rule(rule).id)))
            .unwrap_or_default();
        let (place, lines) = (help_place(call.place), line_kinds(&call.lines));
        let lines = if lines.is_empty() { String::new() } else { format!(" (lines: {lines})") };
        format!("Help {place} {state}{beside}{lines}")
    }

    pub fn partitions(&mut self) {
        let bank = self.bank;
        if bank.partitions().is_empty() {
            return;
        }
        self.heading(2, "Rules that divide answers among them");
        self.paragraph("Of the rules of a group, never two are findings together. Where the condition is so, exactly one is.");
        for partition in bank.partitions() {
            self.heading(3, &format!("Group {}", code(&partition.id)));
            let mut points = vec![point(
                "Rules",
                &codes(partition.rules.iter().map(|rule| bank.rule(*rule).id.as_str())),
            )];
            self.condition(&mut points, "Exactly one if", &partition.when);
            self.points(&points);
        }
    }
}

/// Place of help in a summary.
fn help_place(place: HelpPlace) -> &'static str {
    match place {
        HelpPlace::Now => "before all else",
        HelpPlace::Early => "in the first lines",
        HelpPlace::Today => "as a line of what to do today",
    }
}

fn line_kinds(kinds: &[LineKind]) -> String {
    kinds.iter().map(|kind| line_kind(*kind)).collect::<Vec<_>>().join(", ")
}

/// Purpose of a help line.
pub(super) fn line_kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Emergency => "emergency",
        LineKind::Talk => "to talk",
        LineKind::Text => "to write to",
    }
}
