//! Appendix of the code book: treatments, help lines, leaflet, accepted warnings and sources.

use super::rules::line_kind;
use super::writer::{CodebookWriter, code, codes, escaped, linked, point};
use crate::bank::{Acceptance, Extent, LeafletPlace, Reference};

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
            .map(|row| [escaped(&row.label), ids(&row.tried), ids(&row.outcome)])
            .collect();
        self.table(["Row", "What was tried, from", "How it went, from"], &rows);
    }

    pub fn help_lines(&mut self) {
        let bank = self.bank;
        self.heading(2, "Help lines");
        self.paragraph("The first country comes first unless the reader names another one.");
        for country in bank.countries() {
            self.heading(3, &format!("{} ({})", escaped(&country.name), escaped(&country.code)));
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
                        escaped(&line.name),
                        escaped(&line.contact),
                        escaped(&line.checked),
                        numbers(line),
                    ]
                })
                .collect();
            self.table(["For", "Name", "Contact", "Last checked", "Sources"], &rows);
        }
    }

    pub fn leaflet(&mut self) {
        let bank = self.bank;
        if bank.leaflet().is_empty() {
            return;
        }
        self.heading(2, "Leaflet");
        for item in bank.leaflet() {
            let place = match item.place {
                LeafletPlace::Know => "good to know",
                LeafletPlace::Choose => "choosing a provider",
                LeafletPlace::Ask => "questions to ask",
                LeafletPlace::Bring => "what to bring",
                LeafletPlace::Care => "where to look for care",
            };
            self.heading(3, &format!("{}: {}", code(&item.id), escaped(&item.title)));
            let mut points = vec![point("Stands under", place)];
            if let Some(text) = &item.text {
                Self::text(&mut points, "Text", text);
            }
            item.points.iter().for_each(|found| Self::text(&mut points, "Point", found));
            if let Some(on_page_if) = &item.on_page_if {
                self.condition(&mut points, "On the page if", on_page_if);
            }
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
            .map(|label| format!("{}: {}", code(&label.id), escaped(&label.text)))
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
