//! Pictures: what a page draws, from the bank's own scales, questions and words.

use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

use super::questions::Read;
use super::reading::{Ids, Reading};
use super::reference::must_cite;
use crate::bank::condition::Subjects;
use crate::bank::{Kind, QuestionId, ScaleId, SourceId, Wording};
use crate::diagnostic::{Code, Problem};
use crate::document::{Fields, Node, Placed};

/// A picture.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Picture {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Wording,
    /// What to keep in mind when looking at it.
    pub text: Wording,
    /// What is drawn.
    pub drawing: Drawing,
    /// The place of the education item that it stands beside; without one it stands where a summary begins.
    pub beside: Option<usize>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// What is drawn.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Drawing {
    /// A scale's sum on its bands.
    Scale(ScaleId),
    /// Where two numbers stand between thresholds.
    Pair {
        /// The questions that ask for them.
        questions: [QuestionId; 2],
        /// The thresholds, rising for both.
        thresholds: Vec<Threshold>,
    },
    /// What is when. The steps between ticks are not to scale.
    Timeline {
        /// Moments, in their order.
        ticks: Vec<Wording>,
        /// What happens at them, or from one to another.
        rows: Vec<Row>,
    },
}

/// Two numbers at which one stretch ends and another begins.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Threshold {
    /// One for each of the two questions.
    pub at: [i64; 2],
    /// What begins there.
    pub text: Wording,
}

/// One thing on a timeline.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    pub label: Wording,
    /// The tick at which it is or begins.
    pub from: usize,
    /// The tick at which it ends; of a moment, the same.
    pub to: usize,
}

/// The ids that a picture may name.
pub(super) struct Names<'i, 'n> {
    pub questions: &'i Ids<'n>,
    pub scales: &'i Ids<'n>,
    pub education: &'i Ids<'n>,
    pub sources: &'i Ids<'n>,
}

#[derive(Clone, Copy)]
enum KindName {
    Scale,
    Pair,
    Timeline,
}

const KINDS: [(&str, KindName); 3] =
    [("scale", KindName::Scale), ("pair", KindName::Pair), ("timeline", KindName::Timeline)];

/// The name of each kind of picture in files.
pub const PICTURE_KIND_NAMES: [&str; 3] = [KINDS[0].0, KINDS[1].0, KINDS[2].0];

pub(super) fn pictures<'n>(
    nodes: &'n [Node<'_>],
    read: &Read,
    names: &Names<'_, '_>,
    reading: &'n Reading<'_>,
) -> Vec<Picture> {
    let mut ids = Ids::default();
    nodes.iter().filter_map(|node| picture(node, &mut ids, read, names, reading)).collect()
}

fn picture<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    read: &Read,
    names: &Names<'_, '_>,
    reading: &'n Reading<'_>,
) -> Option<Picture> {
    let mut fields = Fields::of(node, "a picture", reading.problems)?;
    let id = reading.new_id(&mut fields, ids, "picture");
    let title = reading.wording(&mut fields, "title");
    let text = reading.wording(&mut fields, "text");
    let beside = fields
        .optional_text("beside")
        .and_then(|item| reading.find(item, names.education, "education item"));
    let sources = must_cite(&mut fields, names.sources, "this picture", reading);
    let kind = fields.text("kind").and_then(|kind| reading.one_of(kind, "kind", &KINDS));
    let drawing = match kind? {
        KindName::Scale => scale(&mut fields, read.subjects(), names, reading),
        KindName::Pair => pair(&mut fields, read.subjects(), names, reading),
        KindName::Timeline => timeline(&mut fields, reading),
    };
    fields.finish();
    Some(Picture {
        id: id?.to_owned(),
        title: title?,
        text: text?,
        drawing: drawing?,
        beside,
        sources,
    })
}

fn scale(
    fields: &mut Fields<'_, '_>,
    subjects: Subjects<'_>,
    names: &Names<'_, '_>,
    reading: &Reading<'_>,
) -> Option<Drawing> {
    let named = fields.text("scale")?;
    let found = reading.find(named, names.scales, "scale")?;
    // Of a scale that cannot be read, what is wrong is told where it stands.
    let (_, scale) = subjects.scales.get(found)?;
    if scale.as_ref()?.bands.is_empty() {
        let message = format!("the scale `{}` has no bands to draw", named.value);
        reading.report(
            Problem::error(Code::BadPicture, named.span.clone(), message)
                .help("give the scale `bands`, or leave the picture out"),
        );
    }
    Some(Drawing::Scale(ScaleId(found)))
}

fn pair<'n>(
    fields: &mut Fields<'n, '_>,
    subjects: Subjects<'_>,
    names: &Names<'_, '_>,
    reading: &'n Reading<'_>,
) -> Option<Drawing> {
    let span = fields.span.clone();
    let named = fields.texts("questions");
    let found = reading.find_all(&named, names.questions, "question");
    let nodes = fields.list("thresholds");
    let thresholds: Vec<ThresholdRead<'_>> =
        nodes.iter().filter_map(|node| threshold(node, reading)).collect();
    if found.len() < named.len() || thresholds.len() < nodes.len() {
        return None;
    }
    let ranges: Vec<&RangeInclusive<i64>> = found
        .iter()
        .filter_map(|index| match &subjects.questions.get(*index)?.1.as_ref()?.kind {
            Kind::Integer { range, .. } => Some(range),
            _ => None,
        })
        .collect();
    let unreadable = found
        .iter()
        .any(|index| subjects.questions.get(*index).is_none_or(|(_, question)| question.is_none()));
    let (&[first, second], &[first_range, second_range]) = (found.as_slice(), ranges.as_slice())
    else {
        if !unreadable {
            reading.report(
                Problem::error(
                    Code::BadPicture,
                    span,
                    "a pair is drawn of two questions that ask for a number",
                )
                .help("name the two: `questions = [\"...\", \"...\"]`"),
            );
        }
        return None;
    };
    if thresholds.is_empty() {
        reading.report(
            Problem::error(Code::BadPicture, span, "a pair is drawn with at least one threshold")
                .help("write `thresholds = [{ first = 1, second = 2, text = \"...\" }]`"),
        );
    }
    rising(first_range, thresholds.iter().map(|threshold| threshold.first), reading);
    rising(second_range, thresholds.iter().map(|threshold| threshold.second), reading);
    let thresholds = thresholds
        .into_iter()
        .map(|found| Threshold { at: [found.first.value, found.second.value], text: found.text });
    Some(Drawing::Pair {
        questions: [QuestionId(first), QuestionId(second)],
        thresholds: thresholds.collect(),
    })
}

struct ThresholdRead<'n> {
    first: Placed<'n, i64>,
    second: Placed<'n, i64>,
    text: Wording,
}

fn threshold<'n>(node: &'n Node<'_>, reading: &'n Reading<'_>) -> Option<ThresholdRead<'n>> {
    let mut fields = Fields::of(node, "a threshold", reading.problems)?;
    let (first, second) = (fields.integer("first"), fields.integer("second"));
    let text = reading.wording(&mut fields, "text");
    fields.finish();
    Some(ThresholdRead { first: first?, second: second?, text: text? })
}

/// Each stretch between thresholds holds at least one number that is accepted.
fn rising<'n>(
    range: &RangeInclusive<i64>,
    thresholds: impl Iterator<Item = Placed<'n, i64>>,
    reading: &Reading<'_>,
) {
    let mut below = *range.start();
    for threshold in thresholds {
        let message = if threshold.value <= below {
            format!("this threshold must be above {below}")
        } else if threshold.value > *range.end() {
            format!("this threshold must be at most {}", range.end())
        } else {
            below = threshold.value;
            continue;
        };
        reading.report(
            Problem::error(Code::BadPicture, threshold.span.clone(), message)
                .help("thresholds rise from one to the next, within what the question accepts"),
        );
        return;
    }
}

fn timeline<'n>(fields: &mut Fields<'n, '_>, reading: &'n Reading<'_>) -> Option<Drawing> {
    let span = fields.span.clone();
    let before = reading.problems.errors();
    let mut ids = Ids::default();
    let ticks: Vec<Wording> =
        fields.list("ticks").iter().filter_map(|node| tick(node, &mut ids, reading)).collect();
    let rows: Vec<Row> =
        fields.list("rows").iter().filter_map(|node| row(node, &ids, reading)).collect();
    if reading.problems.errors() > before {
        return None;
    }
    if ticks.len() < 2 || rows.is_empty() {
        reading.report(
            Problem::error(Code::BadPicture, span, "a timeline has at least two ticks and one row")
                .help("write `ticks = [{ id = \"...\", text = \"...\" }]` and `rows = [{ label = \"...\", at = \"...\" }]`"),
        );
    }
    Some(Drawing::Timeline { ticks, rows })
}

fn tick<'n>(node: &'n Node<'_>, ids: &mut Ids<'n>, reading: &'n Reading<'_>) -> Option<Wording> {
    let mut fields = Fields::of(node, "a tick", reading.problems)?;
    reading.new_id(&mut fields, ids, "tick");
    let text = reading.wording(&mut fields, "text");
    fields.finish();
    text
}

fn row(node: &Node<'_>, ticks: &Ids<'_>, reading: &Reading<'_>) -> Option<Row> {
    let mut fields = Fields::of(node, "a row", reading.problems)?;
    let label = reading.wording(&mut fields, "label");
    let (at, from, to) =
        (fields.optional_text("at"), fields.optional_text("from"), fields.optional_text("to"));
    let span = fields.span.clone();
    fields.finish();
    let find = |tick| reading.find(tick, ticks, "tick");
    match (at, from, to) {
        (Some(at), None, None) => {
            let at = find(at)?;
            Some(Row { label: label?, from: at, to: at })
        }
        (None, Some(begin), Some(end)) => {
            let (from, to) = (find(begin), find(end));
            let (from, to) = (from?, to?);
            if to <= from {
                reading.report(
                    Problem::error(
                        Code::BadPicture,
                        end.span.clone(),
                        "this row does not end after it begins",
                    )
                    .also(begin.span.clone(), "it begins here")
                    .help("`to` is a later tick than `from`; for a moment write `at`"),
                );
            }
            Some(Row { label: label?, from, to })
        }
        _ => {
            reading.report(
                Problem::error(Code::BadPicture, span, "a row has either `at`, or `from` and `to`")
                    .help("write the id of a tick: `at = \"...\"` for a moment, `from = \"...\"` and `to = \"...\"` for a stretch"),
            );
            None
        }
    }
}
