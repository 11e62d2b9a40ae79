//! A summary as data, format `ketascreen-summary/2`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::findings::{Found, Open, Point};
#[cfg(test)]
use super::schema;
use super::{BankName, HelpNow, Sum, help_now, notes};
use crate::bank::{Level, QuestionId, SourceId};
use crate::document::{OrderedMap, json_text};
use crate::record::{EncodedAnswer, Moment, Origin, RecordHead, encode};
use crate::summary::{Summary, all_points};

/// The format's name and version.
const FORMAT: &str = "ketascreen-summary/2";

/// A summary as data. The order of the fields is the order of the keys.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Document<'s> {
    /// `ketascreen-summary/2`
    #[cfg_attr(test, schemars(extend("const" = FORMAT)))]
    format: &'static str,
    /// The bank that was used.
    bank: BankName<'s>,
    /// When the record was saved (RFC 3339); null for answers that are no record.
    #[cfg_attr(test, schemars(with = "schema::OrNull<String>"))]
    saved: Option<&'s str>,
    /// The highest level among findings and unresolved rules. For tests, sorting and machines: never shown to a person.
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    overall: Level,
    /// Help lines, where help is called for first or early: all countries, the chosen one first.
    help_now: Vec<HelpNow<'s>>,
    /// What to do next.
    next_step: &'s str,
    /// Points with a finding of `discuss` or above, in the order of the page.
    points: Vec<Point<'s>>,
    /// Rules that are true, by level, then by point, then in bank order.
    findings: Vec<Found<'s>>,
    /// Rules that are unknown, by what they count as, then by point, then in bank order.
    unresolved: Vec<Open<'s>>,
    /// Each scale's sum; null where none of its items is asked.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, Option<Sum>>"))]
    scales: OrderedMap<Option<Sum<'s>>>,
    /// The answer to every question that is asked, in bank order; null where nothing was answered.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, schema::Answer>"))]
    answers: OrderedMap<Option<EncodedAnswer>>,
    /// Answers that were given on an earlier day.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, CarriedAnswer>"))]
    carried: OrderedMap<CarriedAnswer<'s>>,
    /// Questions that are not asked for these answers.
    not_asked: Vec<&'s str>,
    /// Questions whose answer was set aside, because they are not asked.
    ignored: Vec<&'s str>,
    /// The sources that findings and scales name.
    sources: Vec<CitedSource<'s>>,
    /// What the summary is and is not; it names a crisis line.
    disclaimer: &'s str,
    /// What the record says of itself; absent if nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Record<'s>>,
    /// Notes by question; absent if none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<std::collections::BTreeMap<String, String>>"))]
    notes: Option<OrderedMap<&'s str>>,
}

/// The earlier day of an answer, and the digest of the bank then.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CarriedAnswer<'s> {
    day: String,
    digest: &'s str,
}

impl<'s> From<&'s Origin> for CarriedAnswer<'s> {
    fn from(origin: &'s Origin) -> CarriedAnswer<'s> {
        CarriedAnswer { day: origin.day.to_string(), digest: &origin.digest }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Record<'s> {
    /// The counselor's reference to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<&'s str>,
    /// Who answered, where it was not the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_by: Option<&'s str>,
    /// Who else was present.
    #[serde(skip_serializing_if = "Option::is_none")]
    present: Option<&'s str>,
}

impl<'s> Record<'s> {
    /// What a record says of itself; `None` if nothing.
    fn of(head: &'s RecordHead) -> Option<Record<'s>> {
        let record = Record {
            client: head.client.as_deref(),
            answered_by: head.answered_by.as_deref(),
            present: head.present.as_deref(),
        };
        let is_any =
            [record.client, record.answered_by, record.present].iter().any(Option::is_some);
        is_any.then_some(record)
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Source"))]
struct CitedSource<'s> {
    id: &'s str,
    title: &'s str,
    /// Null where it has none.
    #[cfg_attr(test, schemars(with = "schema::OrNull<i64>"))]
    year: Option<i64>,
    url: &'s str,
}

/// A summary as JSON text.
pub fn json(summary: &Summary<'_>) -> String {
    json_text(&document(summary))
}

fn document<'s>(summary: &'s Summary<'_>) -> Document<'s> {
    let (bank, evaluation, file) = (summary.bank, &summary.evaluation, summary.file);
    let name = |question: QuestionId| bank.question(question).id.as_str();
    let answer = |question| (name(question).to_owned(), encode(bank, question, &file.answers));
    let sum = |id| evaluation.sum(id).map(|sum| Sum::of(bank.scale(id), sum));
    let scales = bank.numbered_scales().map(|(id, scale)| (scale.id.clone(), sum(id)));
    let carried = file.carried.iter().map(|(id, origin)| (name(*id).to_owned(), origin.into()));
    Document {
        format: FORMAT,
        bank: BankName::of(bank),
        saved: file.record.saved.as_ref().map(Moment::as_str),
        overall: evaluation.overall,
        help_now: help_now(summary),
        next_step: &summary.next_step,
        points: all_points(summary).iter().map(|point| Point::of(bank, point)).collect(),
        findings: evaluation.findings.iter().map(|found| Found::of(summary, found)).collect(),
        unresolved: evaluation.unresolved.iter().map(|open| Open::of(bank, open)).collect(),
        scales: OrderedMap(scales.collect()),
        answers: OrderedMap(summary.asked().map(answer).collect()),
        carried: OrderedMap(carried.collect()),
        not_asked: summary.not_asked().map(name).collect(),
        ignored: file.ignored.iter().map(|question| name(*question)).collect(),
        sources: sources(summary),
        disclaimer: &summary.disclaimer,
        record: Record::of(&file.record),
        notes: notes(summary, |_| true),
    }
}

/// The sources of all findings, private ones too, and of the scales that are asked, in bank order.
fn sources<'s>(summary: &'s Summary<'_>) -> Vec<CitedSource<'s>> {
    let (bank, evaluation) = (summary.bank, &summary.evaluation);
    let findings = evaluation.findings.iter().flat_map(|found| &bank.rule(found.rule).sources);
    let scales = bank.numbered_scales().filter(|(id, _)| evaluation.sum(*id).is_some());
    let cited: BTreeSet<SourceId> =
        findings.chain(scales.flat_map(|(_, scale)| &scale.sources)).copied().collect();
    cited
        .into_iter()
        .map(|id| bank.reference(id))
        .map(|reference| CitedSource {
            id: &reference.id,
            title: &reference.title,
            year: reference.year,
            url: &reference.url,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::document::published::assert_published;

    #[test]
    fn the_published_schema_is_that_of_the_code() {
        let schema = schemars::schema_for!(Document<'static>);
        let published = include_str!("../../../../../schemas/ketascreen-summary-2.schema.json");
        assert_published(&schema, published);
    }
}
