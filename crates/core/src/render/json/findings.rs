//! Points, findings and unresolved rules as data.

use serde::Serialize;

#[cfg(test)]
use super::schema;
use crate::bank::{Bank, Basis, Level};
use crate::evaluation::{Because, Finding, Missing, Unresolved};
use crate::record::{EncodedAnswer, encode, encode_options};
use crate::summary::{GatheredPoint, Summary};

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Point<'s> {
    id: &'s str,
    title: &'s str,
    /// Its findings of `discuss` or above, the most pressing first.
    findings: Vec<&'s str>,
}

impl<'s> Point<'s> {
    pub fn of(bank: &'s Bank, gathered: &GatheredPoint<'_>) -> Point<'s> {
        let point = bank.point(gathered.point);
        let id_of = |finding: &&Finding| bank.rule(finding.rule).id.as_str();
        Point {
            id: &point.id,
            title: &point.title,
            findings: gathered.findings.iter().map(id_of).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Found<'s> {
    id: &'s str,
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    level: Level,
    #[cfg_attr(test, schemars(with = "schema::Basis"))]
    basis: Basis,
    title: &'s str,
    short_title: &'s str,
    /// What it says of this person, with the answer where it holds it.
    line: String,
    text: &'s str,
    /// A question to ask a clinician.
    ask: &'s str,
    because: Vec<Reason<'s>>,
    sources: Vec<&'s str>,
}

impl<'s> Found<'s> {
    pub fn of(summary: &'s Summary<'_>, finding: &Finding) -> Found<'s> {
        let bank = summary.bank;
        let rule = bank.rule(finding.rule);
        let because = finding.because.iter();
        Found {
            id: &rule.id,
            level: rule.level,
            basis: rule.basis,
            title: &rule.title,
            short_title: &rule.short_title,
            line: summary.words().line(finding, &summary.file.answers),
            text: &rule.text,
            ask: &rule.ask,
            because: because.filter_map(|because| Reason::of(summary, because)).collect(),
            sources: rule.sources.iter().map(|id| bank.reference(*id).id.as_str()).collect(),
        }
    }
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

impl<'s> Reason<'s> {
    fn of(summary: &'s Summary<'_>, because: &Because) -> Option<Reason<'s>> {
        let bank = summary.bank;
        Some(match because {
            Because::Answer(question) => Reason::Answer {
                question: &bank.question(*question).id,
                answer: encode(bank, *question, &summary.file.answers),
            },
            Because::Options(question, options) => {
                let found = bank.question(*question);
                let certain = options.iter().map(|option| (*option, true));
                Reason::Answer { question: &found.id, answer: Some(encode_options(found, certain)) }
            }
            Because::Sum(scale) => {
                let sum = summary.evaluation.sum(*scale)?;
                let scale = &bank.scale(*scale).id;
                Reason::Sum { scale, least: sum.least, greatest: sum.greatest }
            }
        })
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Open<'s> {
    id: &'s str,
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    level: Level,
    #[cfg_attr(test, schemars(with = "schema::Level"))]
    counts_as: Level,
    /// The unknown answers that it needs: `question`, or `question.option` for an unsure option.
    missing: Vec<String>,
}

impl<'s> Open<'s> {
    pub fn of(bank: &'s Bank, unresolved: &Unresolved) -> Open<'s> {
        let rule = bank.rule(unresolved.rule);
        let missing = unresolved.missing.iter();
        Open {
            id: &rule.id,
            level: rule.level,
            counts_as: unresolved.counts_as,
            missing: missing.map(|missing| missing_name(bank, *missing)).collect(),
        }
    }
}

fn missing_name(bank: &Bank, missing: Missing) -> String {
    let question = bank.question(missing.question);
    match missing.option.and_then(|option| question.option(option)) {
        Some(option) => format!("{}.{}", question.id, option.id),
        None => question.id.clone(),
    }
}
