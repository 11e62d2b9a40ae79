//! Pictures.

use std::ops::RangeInclusive;

use super::conditions::Subjects;
use super::context::LoadContext;
use super::ids::Ids;
use super::partial::PartialQuestions;
use super::reference::must_cite;
use super::shape::{IdText, List, NameOf, Prose};
use super::timeline::{RowTable, TickTable, timeline};
use crate::bank::id::{QuestionId, ScaleId};
use crate::bank::picture::{Picture, PictureKind, PictureKindName, Threshold};
use crate::bank::question::Kind;
use crate::bank::threshold::NamedThreshold;
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed, TableReader, table};

table! {PICTURE: PictureTable = "picture", "a picture" {
    must id: IdText, "Its id.";
    must kind: NameOf<PictureKindName>, "What is drawn.";
    must title: Prose, "Its heading.";
    must text: Prose, "What to keep in mind when looking at it.";
    may beside: IdText,
        "The leaflet topic that it stands beside; without it, it stands near the top.";
    must sources: List<IdText, 1>, "The sources that it rests on.";
    may scale: IdText, "The scale whose sum is drawn on its bands.";
    may questions: List<IdText, 2, 2>, "The two numbers.";
    may thresholds: List<IdText, 1>,
        "The named thresholds to draw, rising for both numbers.";
    may ticks: List<TickTable, 2>, "Moments, in their order.";
    may rows: List<RowTable, 1>, "What happens at a tick, or from one to another.";
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
    let title = context.prose(&mut fields, PICTURE.title);
    let text = context.prose(&mut fields, PICTURE.text);
    let beside = fields
        .text(PICTURE.beside)
        .and_then(|item| context.find(item, names.leaflet, "leaflet topic"));
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
    let thresholds = fields.texts(PICTURE.thresholds);
    let drawn = context.find_all(&thresholds, names.threshold_ids, "threshold");
    if found.len() < named.len() || drawn.len() < thresholds.len() {
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
                .help("write `thresholds = [\"...\"]`, with ids of `[[threshold]]`"),
        );
    }
    let questions = [QuestionId(first), QuestionId(second)];
    let mut rows = Vec::new();
    for (name, index) in thresholds.iter().zip(drawn) {
        // Of a threshold that cannot be read, what is wrong is told where it stands.
        let named = names.thresholds.get(index)?.as_ref()?;
        let (Some(first), Some(second)) = (named.of(questions[0]), named.of(questions[1])) else {
            context.report(
                Problem::error(
                    Code::BadPicture,
                    name.span.clone(),
                    format!("`{}` has no number for both questions", name.value),
                )
                .help("name both questions in its `questions`"),
            );
            return None;
        };
        rows.push((*name, [first, second], named.label.clone()));
    }
    let of = |at: fn(&[i64; 2]) -> i64| {
        rows.iter().map(move |(name, values, _)| Placed { span: name.span, value: at(values) })
    };
    rising(first_range, of(|[first, _]| *first), context);
    rising(second_range, of(|[_, second]| *second), context);
    let thresholds = rows.into_iter().map(|(_, at, text)| Threshold { at, text }).collect();
    Some(PictureKind::Pair { questions, thresholds })
}

/// Ids that a picture may name.
pub(super) struct PictureNames<'i, 'n> {
    pub questions: &'i Ids<'n>,
    pub scales: &'i Ids<'n>,
    pub leaflet: &'i Ids<'n>,
    pub threshold_ids: &'i Ids<'n>,
    pub thresholds: &'i [Option<NamedThreshold>],
    pub sources: &'i Ids<'n>,
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
