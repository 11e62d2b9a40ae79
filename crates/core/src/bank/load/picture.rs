//! Pictures.

use std::ops::RangeInclusive;

use super::conditions::Subjects;
use super::context::LoadContext;
use super::ids::Ids;
use super::partial::PartialQuestions;
use super::reference::must_cite;
use super::shape::{IdText, List, NameOf};
use super::timeline::{RowTable, TickTable, timeline};
use crate::bank::id::{QuestionId, ScaleId};
use crate::bank::picture::{Picture, PictureKind, PictureKindName, Threshold};
use crate::bank::question::Kind;
use crate::bank::wording::Wording;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed, TableReader, table};

table! {PICTURE: PictureTable = "picture", "a picture" {
    must id: IdText, "Its id.";
    must kind: NameOf<PictureKindName>, "What is drawn.";
    must title: Wording, "Its heading.";
    must text: Wording, "What to keep in mind when looking at it.";
    may beside: IdText,
        "The education item that it stands beside; without it, it stands near the top.";
    must sources: List<IdText, 1>, "The sources that it rests on.";
    may scale: IdText, "The scale whose sum is drawn on its bands.";
    may questions: List<IdText, 2, 2>, "The two numbers.";
    may thresholds: List<ThresholdTable, 1>,
        "Where one stretch ends and another begins, rising for both numbers.";
    may ticks: List<TickTable, 2>, "Moments, in their order.";
    may rows: List<RowTable, 1>, "What happens at a tick, or from one to another.";
}}

table! {THRESHOLD: ThresholdTable = "threshold", "a threshold" {
    must first: i64, "That of the first number.";
    must second: i64, "That of the second number.";
    must text: Wording, "What begins there, in a few words.";
}}

pub(super) fn pictures<'n>(
    nodes: &'n [Node<'_>],
    read: &PartialQuestions,
    names: &PictureNames<'_, '_>,
    context: &'n LoadContext<'_>,
) -> Vec<Picture> {
    let mut ids = Ids::default();
    nodes.iter().filter_map(|node| picture(node, &mut ids, read, names, context)).collect()
}

fn picture<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    read: &PartialQuestions,
    names: &PictureNames<'_, '_>,
    context: &'n LoadContext<'_>,
) -> Option<Picture> {
    let mut fields = context.table::<PictureTable>(node)?;
    let id = context.new_id(&mut fields, PICTURE.id, ids, "picture");
    let title = context.wording(&mut fields, PICTURE.title);
    let text = context.wording(&mut fields, PICTURE.text);
    let beside = fields
        .text(PICTURE.beside)
        .and_then(|item| context.find(item, names.education, "education item"));
    let sources = must_cite(&mut fields, PICTURE.sources, names.sources, "this picture", context);
    let kind = context.name(&mut fields, PICTURE.kind);
    let drawing = match kind? {
        PictureKindName::Scale => scale(&mut fields, read.subjects(), names, context),
        PictureKindName::Pair => pair(&mut fields, read.subjects(), names, context),
        PictureKindName::Timeline => {
            let (ticks, rows) = (fields.list(PICTURE.ticks), fields.list(PICTURE.rows));
            timeline(ticks, rows, fields.span(), context)
        }
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
    fields: &mut TableReader<'_, '_, PictureTable>,
    subjects: Subjects<'_>,
    names: &PictureNames<'_, '_>,
    context: &LoadContext<'_>,
) -> Option<PictureKind> {
    let named = fields.text(PICTURE.scale.needed())?;
    let found = context.find(named, names.scales, "scale")?;
    // Of a scale that cannot be read, what is wrong is told where it stands.
    let (_, scale) = subjects.scales.get(found)?;
    if scale.as_ref()?.bands.is_empty() {
        let message = format!("the scale `{}` has no bands to draw", named.value);
        context.report(
            Problem::error(Code::BadPicture, named.span.clone(), message)
                .help("give the scale `bands`, or leave the picture out"),
        );
    }
    Some(PictureKind::Scale(ScaleId(found)))
}

fn pair<'n>(
    fields: &mut TableReader<'n, '_, PictureTable>,
    subjects: Subjects<'_>,
    names: &PictureNames<'_, '_>,
    context: &'n LoadContext<'_>,
) -> Option<PictureKind> {
    let span = fields.span().clone();
    let named = fields.texts(PICTURE.questions);
    let found = context.find_all(&named, names.questions, "question");
    let nodes = fields.list(PICTURE.thresholds);
    let thresholds: Vec<PlacedThreshold<'_>> =
        nodes.iter().filter_map(|node| threshold(node, context)).collect();
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
            context.report(
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
        context.report(
            Problem::error(Code::BadPicture, span, "a pair is drawn with at least one threshold")
                .help("write `thresholds = [{ first = 1, second = 2, text = \"...\" }]`"),
        );
    }
    rising(first_range, thresholds.iter().map(|threshold| threshold.first), context);
    rising(second_range, thresholds.iter().map(|threshold| threshold.second), context);
    let thresholds = thresholds
        .into_iter()
        .map(|found| Threshold { at: [found.first.value, found.second.value], text: found.text });
    Some(PictureKind::Pair {
        questions: [QuestionId(first), QuestionId(second)],
        thresholds: thresholds.collect(),
    })
}

/// Ids that a picture may name.
pub(super) struct PictureNames<'i, 'n> {
    pub questions: &'i Ids<'n>,
    pub scales: &'i Ids<'n>,
    pub education: &'i Ids<'n>,
    pub sources: &'i Ids<'n>,
}

struct PlacedThreshold<'n> {
    first: Placed<'n, i64>,
    second: Placed<'n, i64>,
    text: Wording,
}

fn threshold<'n>(node: &'n Node<'_>, context: &'n LoadContext<'_>) -> Option<PlacedThreshold<'n>> {
    let mut fields = context.table::<ThresholdTable>(node)?;
    let (first, second) = (fields.integer(THRESHOLD.first), fields.integer(THRESHOLD.second));
    let text = context.wording(&mut fields, THRESHOLD.text);
    fields.finish();
    Some(PlacedThreshold { first: first?, second: second?, text: text? })
}

/// Each stretch between thresholds holds at least one number that is accepted.
fn rising<'n>(
    range: &RangeInclusive<i64>,
    thresholds: impl Iterator<Item = Placed<'n, i64>>,
    context: &LoadContext<'_>,
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
        context.report(
            Problem::error(Code::BadPicture, threshold.span.clone(), message)
                .help("thresholds rise from one to the next, within what the question accepts"),
        );
        return;
    }
}
