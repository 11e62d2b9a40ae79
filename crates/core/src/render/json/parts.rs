//! Parts that a summary and a comparison share.

use serde::Serialize;

#[cfg(test)]
use super::schema;
use crate::bank::{Bank, HelpPlace, LineKind, QuestionId, Scale};
use crate::document::OrderedMap;
use crate::logic::Interval;
use crate::summary::Summary;

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BankName<'s> {
    id: &'s str,
    version: &'s str,
    digest: &'s str,
}

impl<'s> BankName<'s> {
    pub fn of(bank: &'s Bank) -> BankName<'s> {
        BankName { id: bank.id(), version: bank.version(), digest: bank.digest() }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HelpNow<'s> {
    country: &'s str,
    name: &'s str,
    #[cfg_attr(test, schemars(with = "schema::LineKind"))]
    kind: LineKind,
    contact: &'s str,
}

/// The lines of the help that stands before anything else or early. A line of what to do today is
/// no help now.
pub fn help_now<'s>(summary: &'s Summary<'_>) -> Vec<HelpNow<'s>> {
    let calls = summary.evaluation.help_calls(summary.bank);
    let pressing = calls.iter().filter(|(_, call)| call.place != HelpPlace::Today);
    let kinds: Vec<LineKind> = pressing.flat_map(|(_, call)| call.lines.iter().copied()).collect();
    let lines = summary.help.lines.iter().filter(|(_, line)| kinds.contains(&line.kind));
    lines
        .map(|(country, line)| HelpNow {
            country: &country.code,
            name: line.name.as_str(),
            kind: line.kind,
            contact: line.contact.as_str(),
        })
        .collect()
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sum<'s> {
    least: i64,
    greatest: i64,
    /// The band that the sum is in; null where more than one is possible.
    #[cfg_attr(test, schemars(with = "schema::OrNull<String>"))]
    band: Option<&'s str>,
}

impl<'s> Sum<'s> {
    pub fn of(scale: &'s Scale, sum: Interval) -> Sum<'s> {
        let band = scale.band_of(sum).map(|band| band.id.as_str());
        Sum { least: sum.least, greatest: sum.greatest, band }
    }
}

/// The notes that may be told, by question; nothing if there are none.
pub fn notes<'s>(
    summary: &'s Summary<'_>,
    may_tell: impl Fn(QuestionId) -> bool,
) -> Option<OrderedMap<&'s str>> {
    let notes = summary.file.notes.iter().filter(|(question, _)| may_tell(*question));
    let named: Vec<(String, &str)> = notes
        .map(|(question, note)| (summary.bank.question(*question).id.clone(), note.as_str()))
        .collect();
    (!named.is_empty()).then_some(OrderedMap(named))
}
