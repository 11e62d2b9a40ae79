//! Scales and their bands.

use super::context::LoadContext;
use super::ids::Ids;
use super::reference::cited;
use super::shape::{IdList, IdText, List, Prose};
use crate::bank::id::QuestionId;
use crate::bank::question::{Kind, Question};
use crate::bank::scale::{Band, Scale};
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Placed, table};

table! {SCALE: ScaleTable = "scale", "a scale" {
    must id: IdText, "Its id.";
    must label: Prose, "A few words that name it.";
    may stem: Prose, "What stands above each of its items.";
    must items: List<IdText, 1>, "The questions that it adds up.";
    may attribution: Prose, "Who made it, and on what terms.";
    may sources: IdList, "The sources that it rests on.";
    may bands: List<BandTable>, "Named stretches of the sum, without gap or overlap.";
}}

table! {BAND: BandTable = "band", "a band" {
    must id: IdText, "Its id.";
    must least: i64, "The least sum in it.";
    must greatest: i64, "The greatest sum in it.";
    must text: Prose, "Its name.";
}}

/// Most items of a scale: more than any instrument has.
pub const MOST_ITEMS: usize = 64;

pub(super) fn scale<'n>(
    node: &'n Node<'_>,
    questions: &[(String, Option<Question>)],
    question_ids: &Ids<'_>,
    ids: &mut Ids<'n>,
    sources: &Ids<'_>,
    context: &'n LoadContext<'_>,
) -> Option<Scale> {
    let mut fields = context.table::<ScaleTable>(node)?;
    let id = context.new_id(&mut fields, SCALE.id, ids, "scale");
    if let Some((id, question)) = id.and_then(|id| Some((id, question_ids.span(id)?)))
        && let Some(span) = ids.span(id)
    {
        context.report(
            Problem::error(
                Code::DuplicateId,
                span.clone(),
                format!("there is a question `{}` already", id.escape_debug()),
            )
            .also(question.clone(), "it stands here")
            .help("give one of the two another id: a condition speaks of both in the same way"),
        );
    }
    let label = context.prose(&mut fields, SCALE.label);
    let stem = fields.text(SCALE.stem).map(|stem| {
        context.check_text(stem.value, SCALE.stem.name, stem.span);
        stem.value.to_owned()
    });
    let attribution = context.prose(&mut fields, SCALE.attribution);
    let cited = cited(&mut fields, SCALE.sources, sources, context);
    let before = context.problems.errors();
    let names = fields.texts(SCALE.items);
    let named: Vec<(Placed<'_, &str>, QuestionId)> = names
        .iter()
        .filter_map(|name| {
            Some((*name, QuestionId(context.find(*name, question_ids, "question")?)))
        })
        .collect();
    if let Some((name, _)) = named.get(MOST_ITEMS) {
        context.report(
            Problem::error(
                Code::BadScale,
                name.span.clone(),
                format!(
                    "a scale may have at most {MOST_ITEMS} items, and this one has {}",
                    named.len()
                ),
            )
            .help("make two scales of it"),
        );
    }
    let mut least: i64 = 0;
    let mut greatest: i64 = 0;
    let mut readable = true;
    // Items that share a list of options share its slip.
    let mut told: Vec<Vec<i64>> = Vec::new();
    for (name, item) in &named {
        let Some((_, Some(question))) = questions.get(item.0) else {
            readable = false;
            continue;
        };
        let scores: Vec<i64> =
            question.options().iter().filter_map(|option| option.score).collect();
        match (&question.kind, scores.iter().min(), scores.iter().max()) {
            (Kind::Choice(options), Some(low), Some(high)) if options.len() == scores.len() => {
                // Scores and items are bounded, so that no sum comes near the limit.
                least = least.saturating_add(*low);
                greatest = greatest.saturating_add(*high);
                if !(told.contains(&scores) || rise(&scores) || fall(&scores)) {
                    context.report(out_of_order(*name, &scores));
                    told.push(scores);
                }
            }
            _ => context.report(
                Problem::error(
                    Code::BadScale,
                    name.span.clone(),
                    format!("`{}` cannot be an item of a scale", name.value),
                )
                .help("an item is a choice in which every option has a `score`"),
            ),
        }
    }
    if named.is_empty() && context.problems.errors() == before {
        context.report(
            Problem::error(Code::BadScale, fields.span().clone(), "this scale has no items")
                .help("name its questions: `items = [\"...\"]`"),
        );
    }
    let mut band_ids = Ids::default();
    let bands: Vec<PlacedBand<'_>> = fields
        .list(SCALE.bands)
        .iter()
        .filter_map(|node| band(node, &mut band_ids, context))
        .collect();
    // Where an item or a band could not be read, the sums are not known.
    let summed = readable && context.problems.errors() == before;
    let mut next = least;
    for (start, _, band) in bands.iter().filter(|_| summed) {
        if start.value != next {
            context.report(
                Problem::error(
                    Code::BadScale,
                    start.span.clone(),
                    format!("this band must begin at {next}"),
                )
                .help("bands go from the least sum to the greatest without gap or overlap"),
            );
        }
        next = band.range.end().saturating_add(1);
    }
    if let Some((_, end, _)) = bands.last()
        && summed
        && next != greatest.saturating_add(1)
    {
        context.report(
            Problem::error(
                Code::BadScale,
                end.span.clone(),
                format!("the last band must end at {greatest}"),
            )
            .help("the items reach so much together: is one missing from `items`, or a score too low?"),
        );
    }
    fields.finish();
    Some(Scale {
        id: id?.to_owned(),
        label: label?,
        stem,
        items: named.into_iter().map(|(_, item)| item).collect(),
        attribution,
        sources: cited,
        bands: bands.into_iter().map(|(_, _, band)| band).collect(),
        range: least..=greatest,
    })
}

fn rise(scores: &[i64]) -> bool {
    scores.is_sorted()
}

fn fall(scores: &[i64]) -> bool {
    scores.is_sorted_by(|one, next| one >= next)
}

/// Warning of an item whose scores go up and down.
fn out_of_order(name: Placed<'_, &str>, scores: &[i64]) -> Problem {
    let scores = scores.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    Problem::warning(
        Code::ScoresOutOfOrder,
        name.span.clone(),
        format!("the scores of `{}` go up and down: {scores}", name.value),
    )
    .help("two may be exchanged: from option to option they should only rise, or only fall")
    .about(name.value)
}

/// Bounds of a band, and the band.
type PlacedBand<'n> = (Placed<'n, i64>, Placed<'n, i64>, Band);

fn band<'n>(
    node: &'n Node<'_>,
    ids: &mut Ids<'n>,
    context: &'n LoadContext<'_>,
) -> Option<PlacedBand<'n>> {
    let mut fields = context.table::<BandTable>(node)?;
    let id = context.new_id(&mut fields, BAND.id, ids, "band");
    let text = context.prose(&mut fields, BAND.text);
    let least = fields.integer(BAND.least);
    let greatest = fields.integer(BAND.greatest);
    fields.finish();
    let (least, greatest) = (least?, greatest?);
    if least.value > greatest.value {
        context.report(
            Problem::error(Code::EmptyRange, greatest.span.clone(), "`greatest` is below `least`")
                .also(least.span.clone(), "the least stands here")
                .help("no sum fits between them: exchange the two, or mend one"),
        );
        return None;
    }
    Some((
        least,
        greatest,
        Band { id: id?.to_owned(), range: least.value..=greatest.value, text: text? },
    ))
}
