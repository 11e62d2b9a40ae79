//! Appendix of the code book: treatments, help lines, education, accepted warnings and sources.

use super::rules::line_kind;
use super::writer::{CodebookWriter, both, code, codes, escaped, linked, point};
use crate::bank::{Acceptance, EducationPlace, Extent, Reference};

impl CodebookWriter<'_> {
    pub fn treatments(&mut self) {
        let bank = self.bank;
        if bank.treatments().is_empty() {
            return;
        }
        self.heading(2, "Table of treatments tried");
        let ids = |questions: &[crate::bank::QuestionId]| {
            codes(questions.iter().map(|id| bank.question(*id).id.as_str()))
        };
        let rows: Vec<[String; 3]> = bank
            .treatments()
            .iter()
            .map(|row| [both(&row.label), ids(&row.tried), ids(&row.outcome)])
            .collect();
        self.table(["Row", "What was tried, from", "How it went, from"], &rows);
    }

    pub fn help_lines(&mut self) {
        let bank = self.bank;
        self.heading(2, "Help lines");
        self.paragraph("The first country comes first unless the reader names another one.");
        for country in bank.countries() {
            self.heading(3, &format!("{} ({})", both(&country.name), escaped(&country.code)));
            let numbers = |line: &crate::bank::HelpLine| {
                line.sources
                    .iter()
                    .map(|id| format!("{} {}", id.index() + 1, code(&bank.reference(*id).id)))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let rows: Vec<[String; 5]> = country
                .lines
                .iter()
                .map(|line| {
                    [
                        line_kind(line.kind).to_owned(),
                        both(&line.name),
                        both(&line.contact),
                        escaped(&line.checked),
                        numbers(line),
                    ]
                })
                .collect();
            self.table(["For", "Name", "Contact", "Last checked", "Sources"], &rows);
        }
    }

    pub fn education(&mut self) {
        let bank = self.bank;
        if bank.education().is_empty() {
            return;
        }
        self.heading(2, "Education");
        for item in bank.education() {
            let place = match item.place {
                EducationPlace::Know => "good to know",
                EducationPlace::Choose => "choosing a provider",
                EducationPlace::Ask => "questions to ask",
                EducationPlace::Bring => "what to bring",
                EducationPlace::Care => "where to look for care",
            };
            self.heading(3, &format!("{}: {}", code(&item.id), both(&item.title)));
            let mut points = vec![point("Stands under", place)];
            if let Some(text) = &item.text {
                Self::voices(&mut points, "Text", text);
            }
            item.points.iter().for_each(|found| Self::voices(&mut points, "Point", found));
            points.extend(self.cited(&item.sources));
            self.points(&points);
        }
    }

    pub fn exceptions(&mut self, accepted: &[Acceptance]) {
        if accepted.is_empty() {
            return;
        }
        self.heading(2, "Warnings that the bank accepts");
        let rows: Vec<[String; 3]> = accepted
            .iter()
            .map(|found| [code(&found.id), code(found.code.as_str()), escaped(&found.reason)])
            .collect();
        self.table(["About", "Warning", "Reason"], &rows);
    }

    pub fn sources(&mut self) {
        self.heading(2, "Sources");
        let lines: Vec<String> = self.bank.references().iter().map(reference).collect();
        self.numbered(&lines);
        let labels: Vec<String> = self
            .bank
            .labels()
            .iter()
            .map(|label| format!("{}: {}", code(&label.id), both(&label.text)))
            .collect();
        if !labels.is_empty() {
            self.heading(3, "Labels of medicines");
            self.points(&labels);
        }
    }
}

fn reference(reference: &Reference) -> String {
    let year = reference.year.map_or_else(|| "no year given".to_owned(), |year| year.to_string());
    let via = reference
        .via
        .as_ref()
        .map(|via| format!(" Read through {}.", escaped(via)))
        .unwrap_or_default();
    let read = match reference.extent {
        Extent::Passage => "",
        Extent::Abstract => " Only the abstract was read.",
        Extent::Report => " Only what another page reports of it was read.",
    };
    format!(
        "{}: {}. {}, {year}. {} (seen {}){via}{read}",
        code(&reference.id),
        escaped(&reference.title),
        escaped(&reference.publisher),
        linked(&reference.url),
        escaped(&reference.seen)
    )
}
