//! A comparison as JSON, format `ketascreen-comparison/1`, whose schema is published.

use serde::Serialize;

#[cfg(test)]
use super::json::schema;
use super::json::{BankName, HelpNow, Sum, help_now, notes};
use crate::bank::{QuestionId, RuleId};
use crate::document::{OrderedMap, json_text};
use crate::logic::Interval;
use crate::record::{EncodedAnswer, Moment, encode};
use crate::summary::Summary;
use crate::summary::comparison::{AnswerChange, Measure, SummaryComparison, measures};

/// The format's name and version.
const FORMAT: &str = "ketascreen-comparison/1";

/// A comparison as data. The order of the fields is the order of the keys.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ComparisonDocument<'s> {
    /// `ketascreen-comparison/1`
    #[cfg_attr(test, schemars(extend("const" = FORMAT)))]
    format: &'static str,
    /// The bank with which both were read.
    bank: BankName<'s>,
    /// The visits before the last two, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Option<Vec<Side>>"))]
    before: Vec<Side<'s>>,
    /// The earlier of the last two visits.
    earlier: Side<'s>,
    /// The last visit.
    later: Side<'s>,
    /// Help lines, where the later answers call for help first or early: all countries, the chosen one first.
    help_now: Vec<HelpNow<'s>>,
    /// What to do next, by the later answers.
    next_step: &'s str,
    /// Rules that are findings of the later answers alone (`new`; `restated` where their point had one of their level or
    /// above, or where they rest on carried answers), of both (`same`), or of the earlier ones: not known now (`open`), or
    /// ruled out now (`gone`).
    findings: Findings<'s>,
    /// Questions whose answer is another, in bank order.
    changes: Vec<Changed<'s>>,
    /// Each scale's sums; null where none of its items is asked.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, Sums>"))]
    scales: OrderedMap<Sums<'s>>,
    /// Readings and scores at every visit, in order.
    measures: Vec<Measured<'s>>,
    /// What the comparison is and is not; it names a crisis line.
    disclaimer: &'s str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Side<'s> {
    /// When the record was saved (RFC 3339); null where it does not say.
    saved: Option<&'s str>,
    /// The record's reference to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<&'s str>,
    /// Whether the bank has changed since.
    bank_changed: bool,
    /// Answers and notes that the bank no longer knows, as they are written in the record.
    left_out: Vec<&'s str>,
    /// Questions whose answer was set aside, because they are not asked.
    ignored: Vec<&'s str>,
    /// Notes by question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<std::collections::BTreeMap<String, String>>"))]
    notes: Option<OrderedMap<&'s str>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Findings<'s> {
    new: Vec<&'s str>,
    restated: Vec<&'s str>,
    same: Vec<&'s str>,
    open: Vec<&'s str>,
    gone: Vec<&'s str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Changed<'s> {
    question: &'s str,
    /// `answered_since`, `changed`, `not_known_now` or `not_asked_now`.
    kind: &'static str,
    #[cfg_attr(test, schemars(with = "schema::Answer"))]
    earlier: Option<EncodedAnswer>,
    #[cfg_attr(test, schemars(with = "schema::Answer"))]
    later: Option<EncodedAnswer>,
    /// `more` or `less`: this one answer, in the order of concern that its question declares; else null.
    concern: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Sums<'s> {
    earlier: Option<Sum<'s>>,
    later: Option<Sum<'s>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Measured<'s> {
    /// The scale or the question.
    id: &'s str,
    /// For each visit the number, or the stretch in which it lies; null where it is not known.
    values: Vec<Option<Stretch>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Stretch {
    least: i64,
    greatest: i64,
}

impl<'s> From<&'s Measure> for Measured<'s> {
    fn from(measure: &'s Measure) -> Measured<'s> {
        let stretch = |value: Interval| Stretch { least: value.least, greatest: value.greatest };
        let values = measure.values.iter().map(|value| value.map(stretch)).collect();
        Measured { id: &measure.id, values }
    }
}

/// A comparison as JSON text.
pub fn comparison_json(comparison: &SummaryComparison<'_>) -> String {
    let (earlier, later) = (&comparison.earlier, &comparison.later);
    let bank = later.bank;
    let ids = |rules: &[RuleId]| {
        let told = rules.iter().filter(|rule| comparison.may_tell_finding(**rule));
        told.map(|rule| bank.rule(*rule).id.as_str()).collect()
    };
    let measures = measures(comparison);
    let told = comparison.changes.iter().filter(|change| comparison.may_tell(change.question));
    let document = ComparisonDocument {
        format: FORMAT,
        bank: BankName::of(bank),
        before: comparison.before.iter().map(|visit| side(comparison, visit)).collect(),
        earlier: side(comparison, earlier),
        later: side(comparison, later),
        help_now: help_now(later),
        next_step: &later.next_step,
        findings: Findings {
            new: ids(&comparison.findings.new),
            restated: ids(&comparison.findings.restated),
            same: ids(&comparison.findings.same),
            open: ids(&comparison.findings.open),
            gone: ids(&comparison.findings.gone),
        },
        changes: told.map(|change| changed(comparison, change)).collect(),
        scales: OrderedMap(
            bank.numbered_scales()
                .map(|(id, scale)| {
                    let sum = |summary: &Summary<'_>| {
                        summary.evaluation.sum(id).map(|sum| Sum::of(scale, sum))
                    };
                    (scale.id.clone(), Sums { earlier: sum(earlier), later: sum(later) })
                })
                .collect(),
        ),
        measures: measures.iter().map(Measured::from).collect(),
        disclaimer: &later.disclaimer,
    };
    json_text(&document)
}

fn side<'s>(comparison: &SummaryComparison<'_>, summary: &'s Summary<'_>) -> Side<'s> {
    let file = summary.file;
    let may_tell = |question: &&QuestionId| comparison.may_tell(**question);
    Side {
        saved: file.record.saved.as_ref().map(Moment::as_str),
        client: file.record.client.as_deref(),
        bank_changed: file.left_out.is_some(),
        left_out: file.left_out.iter().flatten().map(String::as_str).collect(),
        ignored: file
            .ignored
            .iter()
            .filter(may_tell)
            .map(|question| summary.bank.question(*question).id.as_str())
            .collect(),
        notes: notes(summary, |question| comparison.may_tell(question)),
    }
}

fn changed<'s>(comparison: &SummaryComparison<'s>, change: &AnswerChange) -> Changed<'s> {
    let bank = comparison.later.bank;
    Changed {
        question: &bank.question(change.question).id,
        kind: change.kind.id(),
        earlier: encode(bank, change.question, &comparison.earlier.file.answers),
        later: encode(bank, change.question, &comparison.later.file.answers),
        concern: change.concern.map(|concern| concern.id()),
    }
}

#[cfg(test)]
mod tests {
    use super::ComparisonDocument;
    use crate::document::published::assert_published;

    #[test]
    fn the_published_schema_is_that_of_the_code() {
        let schema = schemars::schema_for!(ComparisonDocument<'static>);
        let published = include_str!("../../../../schemas/ketascreen-comparison-1.schema.json");
        assert_published(&schema, published);
    }
}
