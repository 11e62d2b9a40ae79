//! JSON, format `ketascreen-summary/1`; its schema is published in the repository.

use serde::Serialize;

use crate::bank::{Bank, Basis, Level, LineKind, QuestionId};
use crate::evaluation::{Because, Finding, Missing, Unresolved};
use crate::logic::Interval;
use crate::record::{EncodedAnswer, encode, encode_options};
use crate::summary::Summary;
use crate::text::is_control;

/// The format's name and version.
const FORMAT: &str = "ketascreen-summary/1";

/// A summary as data. The order of the fields is the order of the keys.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Document<'s> {
    /// `ketascreen-summary/1`
    format: &'static str,
    /// The bank that was used.
    bank: BankName<'s>,
    /// The highest level among findings and unresolved rules. For tests, sorting and machines: never shown to a person.
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    overall: Level,
    /// Help lines, where help is called for: all countries, the chosen one first.
    help_now: Vec<HelpNow<'s>>,
    /// What to do next.
    next_step: &'s str,
    /// Rules that are true, by level, then in bank order.
    findings: Vec<Found<'s>>,
    /// Rules that are unknown, by level, then in bank order.
    unresolved: Vec<Open<'s>>,
    /// Each scale's sum; null where none of its items is asked.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, Option<Sum>>"))]
    scales: OrderedMap<Option<Sum>>,
    /// The answer to every question that is asked, in bank order; null where nothing was answered.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, schema::Answer>"))]
    answers: OrderedMap<Option<EncodedAnswer>>,
    /// Questions that are not asked for these answers.
    not_asked: Vec<&'s str>,
    /// Questions whose answer was set aside, because they are not asked.
    ignored: Vec<&'s str>,
    /// The sources that findings and scales name.
    sources: Vec<CitedSource<'s>>,
    /// What the summary is and is not; it names a crisis line.
    disclaimer: &'s str,
    /// The record's reference to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<&'s str>,
    /// Notes by question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<std::collections::BTreeMap<String, String>>"))]
    notes: Option<OrderedMap<&'s str>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct BankName<'s> {
    id: &'s str,
    version: &'s str,
    digest: &'s str,
}

impl<'s> BankName<'s> {
    pub(super) fn of(bank: &'s Bank) -> BankName<'s> {
        BankName { id: bank.id(), version: bank.version(), digest: bank.digest() }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct HelpNow<'s> {
    country: &'s str,
    name: &'s str,
    #[cfg_attr(test, schemars(with = "schema::LineKind"))]
    kind: LineKind,
    contact: &'s str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Found<'s> {
    id: &'s str,
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    level: Level,
    #[cfg_attr(test, schemars(with = "schema::Basis"))]
    basis: Basis,
    title: &'s str,
    text: &'s str,
    because: Vec<Reason<'s>>,
    sources: Vec<&'s str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Reason<'s> {
    Answer {
        question: &'s str,
        #[cfg_attr(test, schemars(with = "schema::Answer"))]
        answer: Option<EncodedAnswer>,
    },
    Sum {
        scale: &'s str,
        least: i64,
        greatest: i64,
    },
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Open<'s> {
    id: &'s str,
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    level: Level,
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    counts_as: Level,
    missing: Vec<String>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Sum {
    least: i64,
    greatest: i64,
}

impl Sum {
    pub(super) fn of(sum: Interval) -> Sum {
        Sum { least: sum.least, greatest: sum.greatest }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Source"))]
struct CitedSource<'s> {
    id: &'s str,
    title: &'s str,
    year: Option<i64>,
    url: &'s str,
}

/// A map whose keys keep their order.
#[derive(Debug)]
pub(super) struct OrderedMap<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for OrderedMap<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A summary as data.
fn document<'s>(summary: &'s Summary<'_>) -> Document<'s> {
    let (bank, evaluation, answers) = (summary.bank, &summary.evaluation, &summary.file.answers);
    let name = |question: QuestionId| bank.question(question).id.as_str();
    Document {
        format: FORMAT,
        bank: BankName::of(bank),
        overall: evaluation.overall,
        help_now: help_now(summary),
        next_step: &summary.next_step,
        findings: evaluation.findings.iter().map(|finding| found(summary, finding)).collect(),
        unresolved: evaluation.unresolved.iter().map(|rule| open(bank, rule)).collect(),
        scales: OrderedMap(
            bank.numbered_scales()
                .map(|(id, scale)| (scale.id.clone(), evaluation.sum(id).map(Sum::of)))
                .collect(),
        ),
        answers: OrderedMap(
            summary
                .asked()
                .map(|question| (name(question).to_owned(), encode(bank, question, answers)))
                .collect(),
        ),
        not_asked: summary.not_asked().map(name).collect(),
        ignored: summary.file.ignored.iter().map(|question| name(*question)).collect(),
        sources: summary
            .cited_by_findings()
            .into_iter()
            .map(|id| bank.reference(id))
            .map(|reference| CitedSource {
                id: &reference.id,
                title: &reference.title,
                year: reference.year,
                url: &reference.url,
            })
            .collect(),
        disclaimer: &summary.disclaimer,
        client: summary.file.record.client.as_deref(),
        notes: notes(summary),
    }
}

fn found<'s>(summary: &'s Summary<'_>, finding: &Finding) -> Found<'s> {
    let bank = summary.bank;
    let rule = bank.rule(finding.rule);
    Found {
        id: &rule.id,
        level: rule.level,
        basis: rule.basis,
        title: rule.title.as_str(),
        text: rule.text.as_str(),
        because: finding.because.iter().filter_map(|because| reason(summary, because)).collect(),
        sources: rule.sources.iter().map(|id| bank.reference(*id).id.as_str()).collect(),
    }
}

fn open<'s>(bank: &'s Bank, unresolved: &Unresolved) -> Open<'s> {
    let rule = bank.rule(unresolved.rule);
    Open {
        id: &rule.id,
        level: rule.level,
        counts_as: unresolved.counts_as,
        missing: unresolved.missing.iter().map(|missing| missing_name(bank, *missing)).collect(),
    }
}

/// The notes by question; nothing if there are none.
pub(super) fn notes<'s>(summary: &'s Summary<'_>) -> Option<OrderedMap<&'s str>> {
    let notes = &summary.file.notes;
    let named = notes
        .iter()
        .map(|(question, note)| (summary.bank.question(*question).id.clone(), note.as_str()));
    (!notes.is_empty()).then(|| OrderedMap(named.collect()))
}

/// The help lines that a summary calls for.
pub(super) fn help_now<'s>(summary: &'s Summary<'_>) -> Vec<HelpNow<'s>> {
    let lines = summary.help.lines.iter();
    lines
        .map(|(country, line)| HelpNow {
            country: &country.code,
            name: line.name.as_str(),
            kind: line.kind,
            contact: line.contact.as_str(),
        })
        .collect()
}

/// A summary as JSON text.
pub fn json(summary: &Summary<'_>) -> String {
    json_text(&document(summary))
}

/// A document as JSON text, indented by two spaces.
pub(super) fn json_text(document: &impl Serialize) -> String {
    // Every key is a string and every value plain data, so this cannot fail.
    serde_json::to_string_pretty(document)
        .map(|text| without_controls(&text) + "\n")
        .unwrap_or_default()
}

/// JSON without characters that a terminal obeys: those that JSON itself allows are written by
/// their number.
///
/// Such a character is only ever inside a string, where its number means the same.
fn without_controls(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && is_control(character) {
            character
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| shown.push_str(&format!("\\u{unit:04x}")));
        } else {
            shown.push(character);
        }
    }
    shown
}

fn reason<'s>(summary: &'s Summary<'_>, because: &Because) -> Option<Reason<'s>> {
    let bank = summary.bank;
    Some(match because {
        Because::Answer(question) => Reason::Answer {
            question: &bank.question(*question).id,
            answer: encode(bank, *question, &summary.file.answers),
        },
        Because::Options(question, options) => {
            let found = bank.question(*question);
            Reason::Answer {
                question: &found.id,
                answer: Some(encode_options(found, options.iter().map(|option| (*option, true)))),
            }
        }
        Because::Sum(scale) => {
            let sum = summary.evaluation.sum(*scale)?;
            Reason::Sum { scale: &bank.scale(*scale).id, least: sum.least, greatest: sum.greatest }
        }
    })
}

/// An unknown answer as `question`, or `question.option`.
fn missing_name(bank: &Bank, missing: Missing) -> String {
    let question = bank.question(missing.question);
    match missing.option.and_then(|option| question.option(option)) {
        Some(option) => format!("{}.{}", question.id, option.id),
        None => question.id.clone(),
    }
}

/// Schemas of words that come from fixed lists.
#[cfg(test)]
pub(super) mod schema {
    #![expect(dead_code, reason = "only their schema is used")]
    use schemars::JsonSchema;

    #[derive(JsonSchema)]
    #[schemars(rename_all = "lowercase")]
    pub enum Level {
        Note,
        Discuss,
        Caution,
        Urgent,
    }

    #[derive(JsonSchema)]
    #[schemars(rename_all = "lowercase")]
    pub enum LineKind {
        Emergency,
        Talk,
        Text,
    }

    #[derive(JsonSchema)]
    #[schemars(rename_all = "snake_case")]
    pub enum Basis {
        UsContraindication,
        OtherContraindication,
        LabelWarning,
        Guideline,
        Study,
        Practice,
        NoneNeeded,
    }

    #[derive(JsonSchema)]
    #[schemars(untagged)]
    pub enum Answer {
        Integer(i64),
        Text(String),
        List(Vec<String>),
        Missing(()),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::Document;

    #[test]
    fn the_published_schema_is_that_of_the_code() {
        assert_published(
            &schemars::schema_for!(Document<'static>),
            include_str!("../../../../schemas/ketascreen-summary-1.schema.json"),
        );
    }

    pub fn assert_published(schema: &schemars::Schema, published: &str) {
        let schema = serde_json::to_string_pretty(schema).unwrap() + "\n";
        assert!(
            schema == published,
            "the published schema is stale; replace it by this:\n{schema}"
        );
    }
}
