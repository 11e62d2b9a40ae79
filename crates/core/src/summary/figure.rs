//! Figures of a page as data, each with the sentence that has the same content.

use std::ops::RangeInclusive;

use super::summarize::{Summary, sorted};
use super::words::Words;
use crate::answers::{Answer, Value};
use crate::bank::{
    Kind, Level, Picture, PictureKind, QuestionId, ScaleId, SourceId, Threshold, TimelineRow,
};
use crate::logic::Interval;

/// A picture of one summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its place among the pictures of the bank.
    pub number: usize,
    /// Its heading.
    pub title: String,
    /// Everything that it shows, in words.
    pub description: String,
    /// Note below it.
    pub text: String,
    /// The numbers of its sources.
    pub sources: Option<String>,
    /// Its shape.
    pub shape: Shape,
}

/// Shape of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A sum, or the stretch in which it lies, on named bands.
    Scale {
        /// The bands, without gap or overlap.
        bands: Vec<(RangeInclusive<i64>, String)>,
        /// The sum.
        sum: Interval,
    },
    /// Two numbers, each between its thresholds.
    Pair {
        /// The two.
        gauges: [Gauge; 2],
        /// Names of the stretches that begin at the thresholds.
        begins: Vec<String>,
    },
    /// A number at each of several visits.
    Course {
        /// Names of the visits.
        visits: Vec<String>,
        /// Numbers that it can be.
        range: RangeInclusive<i64>,
        /// The number, or the stretch in which it lies; `None` where it is not known.
        values: Vec<Option<Interval>>,
    },
    /// Rows on common ticks, each at a tick or from one to another.
    Timeline {
        /// The ticks.
        ticks: Vec<String>,
        /// The rows: name, first and last tick.
        rows: Vec<(String, usize, usize)>,
    },
}

/// One number of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gauge {
    /// The question with its answer, known or not.
    pub answer: String,
    /// The number, if it is known.
    pub number: Option<i64>,
    /// Numbers that the question accepts.
    pub range: RangeInclusive<i64>,
    /// The thresholds, rising.
    pub thresholds: Vec<i64>,
}

impl<'b> Summary<'b> {
    /// The pictures that are shown, each with its place in the bank: none of what was not asked or
    /// is not known at all.
    pub(super) fn figures(&self) -> impl Iterator<Item = (usize, &'b Picture, String, Shape)> {
        let pictures = self.bank.pictures().iter().enumerate();
        pictures.filter_map(|(number, picture)| {
            self.drawn(picture).map(|(said, shape)| (number, picture, said, shape))
        })
    }

    /// Sources of findings that may be shown and of figures of the answers, in bank order.
    pub fn cited(&self) -> Vec<SourceId> {
        let every = [Level::Urgent, Level::Caution, Level::Discuss, Level::Note];
        let rules = self.findings(&every).map(|finding| self.bank.rule(finding.rule));
        let of_rules = rules.flat_map(|rule| &rule.sources).copied();
        sorted(of_rules.chain(self.cited_by_figures()))
    }

    /// Sources of the figures that are shown.
    fn cited_by_figures(&self) -> impl Iterator<Item = SourceId> {
        let of_answers = self.figures().filter(|(_, picture, ..)| picture.beside.is_none());
        of_answers.flat_map(|(_, picture, ..)| picture.sources.iter().copied())
    }

    fn drawn(&self, picture: &Picture) -> Option<(String, Shape)> {
        match &picture.drawing {
            PictureKind::Scale(scale) => self.on_bands(*scale),
            PictureKind::Pair { questions, thresholds } => self.between(*questions, thresholds),
            PictureKind::Timeline { ticks, rows } => Some(timeline(self.words(), ticks, rows)),
        }
    }

    fn on_bands(&self, id: ScaleId) -> Option<(String, Shape)> {
        let sum = self.evaluation.sum(id).filter(|_| self.scale_is_shown(id))?;
        let (words, phrases, scale) = (self.words(), self.bank.phrases(), self.bank.scale(id));
        let bands =
            scale.bands.iter().map(|band| (band.range.clone(), band.text.as_str().to_owned()));
        let said = words.list(scale.bands.iter().map(|band| {
            let (least, greatest) = (band.range.start().to_string(), band.range.end().to_string());
            let filled = [
                ("least", least.as_str()),
                ("greatest", greatest.as_str()),
                ("band", band.text.as_str()),
            ];
            phrases.picture_band.fill(&filled)
        }));
        Some((
            format!("{}. {said}.", words.sum(id, sum)),
            Shape::Scale { bands: bands.collect(), sum },
        ))
    }

    fn between(
        &self,
        questions: [QuestionId; 2],
        thresholds: &[Threshold],
    ) -> Option<(String, Shape)> {
        let (words, phrases) = (self.words(), self.bank.phrases());
        let [first, second] = questions;
        let gauges = [(first, 0), (second, 1)].map(|(id, place)| {
            let answer = if self.evaluation.asked.of(id).is_false() {
                &Answer::MISSING
            } else {
                self.file.answers.get(id)
            };
            Gauge {
                answer: words.answered(id, &words.answer(id, answer)),
                number: if let Answer::Known(Value::Integer(number)) = answer {
                    Some(*number)
                } else {
                    None
                },
                range: if let Kind::Integer { range, .. } = &self.bank.question(id).kind {
                    range.clone()
                } else {
                    0..=0
                },
                thresholds: thresholds
                    .iter()
                    .filter_map(|threshold| threshold.at.get(place))
                    .copied()
                    .collect(),
            }
        });
        gauges.iter().any(|gauge| gauge.number.is_some()).then(|| {
            let begins = thresholds.iter().map(|threshold| threshold.text.as_str().to_owned());
            let said = words.list(thresholds.iter().map(|threshold| {
                let [first, second] = threshold.at.map(|number| number.to_string());
                let filled = [
                    ("first", first.as_str()),
                    ("second", &second),
                    ("text", threshold.text.as_str()),
                ];
                phrases.picture_threshold.fill(&filled)
            }));
            let values = words.list(gauges.iter().map(|gauge| &gauge.answer));
            (format!("{values}. {said}."), Shape::Pair { gauges, begins: begins.collect() })
        })
    }
}

/// Rows on common ticks, and the same in words.
pub(super) fn timeline(
    words: Words<'_>,
    ticks: &[String],
    rows: &[TimelineRow],
) -> (String, Shape) {
    let phrases = words.bank.phrases();
    let ticks: Vec<String> = ticks.iter().map(|tick| tick.as_str().to_owned()).collect();
    let tick = |at: usize| ticks.get(at).map(String::as_str).unwrap_or_default();
    let said = words.list(rows.iter().map(|row| {
        let label = ("label", row.label.as_str());
        if row.from == row.to {
            phrases.picture_moment.fill(&[label, ("at", tick(row.from))])
        } else {
            phrases.picture_stretch.fill(&[label, ("from", tick(row.from)), ("to", tick(row.to))])
        }
    }));
    let rows = rows.iter().map(|row| (row.label.as_str().to_owned(), row.from, row.to)).collect();
    (format!("{said}."), Shape::Timeline { ticks, rows })
}
