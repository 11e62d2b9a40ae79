//! Pictures: what is drawn, as a list and a table of its words and numbers.

use super::writer::{CodebookWriter, code, escaped, point};
use crate::bank::{NamedThreshold, Picture, PictureKind};

impl CodebookWriter<'_> {
    pub fn thresholds(&mut self) {
        let bank = self.bank;
        if bank.thresholds().is_empty() {
            return;
        }
        self.heading(2, "Thresholds");
        let numbers = |found: &NamedThreshold| {
            let at = found.at.iter();
            at.map(|(question, number)| format!("{} {number}", code(&bank.question(*question).id)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let rows: Vec<[String; 3]> = bank
            .thresholds()
            .iter()
            .map(|found| [code(&found.id), escaped(&found.label), numbers(found)])
            .collect();
        self.table(["Threshold", "What begins there", "From"], &rows);
    }

    pub fn pictures(&mut self) {
        let bank = self.bank;
        if bank.pictures().is_empty() {
            return;
        }
        self.heading(2, "Pictures");
        for picture in bank.pictures() {
            self.heading(3, &format!("{}: {}", code(&picture.id), escaped(&picture.title)));
            let beside = picture.beside.and_then(|place| bank.leaflet().get(place));
            let mut points = vec![point(
                "Stands",
                &beside.map_or("where the summary begins".to_owned(), |item| {
                    format!("beside {}", code(&item.id))
                }),
            )];
            Self::text(&mut points, "Text", &picture.text);
            points.extend(self.cited(&picture.sources));
            self.drawn(picture, points);
        }
    }

    fn drawn(&mut self, picture: &Picture, mut points: Vec<String>) {
        let bank = self.bank;
        match &picture.drawing {
            PictureKind::Scale(scale) => {
                points.push(point(
                    "Draws",
                    &format!("the sum of {} on its bands", code(&bank.scale(*scale).id)),
                ));
                self.points(&points);
            }
            PictureKind::Pair { questions, thresholds } => {
                let [first, second] = questions.map(|question| code(&bank.question(question).id));
                points.push(point(
                    "Draws",
                    &format!("where {first} and {second} stand between thresholds"),
                ));
                self.points(&points);
                let rows: Vec<[String; 3]> = thresholds
                    .iter()
                    .map(|found| {
                        [found.at[0].to_string(), found.at[1].to_string(), escaped(&found.text)]
                    })
                    .collect();
                self.table(["First number from", "Second number from", "What begins there"], &rows);
            }
            PictureKind::Timeline { ticks, rows } => {
                points.push(point(
                    "Draws",
                    "what is when; the steps between moments are not to scale",
                ));
                self.points(&points);
                let tick =
                    |place: usize| ticks.get(place).map(|text| escaped(text)).unwrap_or_default();
                let rows: Vec<[String; 3]> = rows
                    .iter()
                    .map(|row| [escaped(&row.label), tick(row.from), tick(row.to)])
                    .collect();
                self.table(["What", "From", "To"], &rows);
            }
        }
    }
}
