//! Countries and their help lines.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use super::context::LoadContext;
use super::ids::Ids;
use super::reference::must_cite;
use super::shape::{IdText, List, Month, NameOf, Prose};
use crate::bank::help::{Country, HelpLine, LineKind};
use crate::diagnostic::{Code, Problem};
use crate::document::{Node, Shape, table};
use crate::text::Span;

table! {COUNTRY: CountryTable = "country", "a country" {
    must code: CountryCode, "Two capital letters.";
    must name: Prose, "Its name.";
    must line: List<LineTable, 1>, "Its help lines: at least one for emergencies and one to talk.";
}}

table! {LINE: LineTable = "line", "a help line" {
    must kind: NameOf<LineKind>, "What it is for.";
    must name: Prose, "Its name.";
    must contact: Prose, "What to call, write or open.";
    must checked: Month, "The month in which it was last checked.";
    must sources: List<IdText, 1>, "The sources that it rests on.";
}}

/// Code of a country.
pub(crate) enum CountryCode {}

impl Shape for CountryCode {
    type Read = &'static str;

    fn schema() -> Json {
        json!({ "type": "string", "pattern": "^[A-Z]{2}$" })
    }
}

pub(super) fn countries<'n>(
    nodes: &'n [Node<'_>],
    sources: &Ids<'_>,
    bank: &Span,
    context: &'n LoadContext<'_>,
) -> Vec<Country> {
    if nodes.is_empty() {
        context.report(
            Problem::error(
                Code::MissingHelpLine,
                bank.clone(),
                "the bank has no country with help lines",
            )
            .help("add a `[[country]]` with its `[[country.line]]`"),
        );
    }
    let mut codes = HashMap::new();
    nodes.iter().filter_map(|node| country(node, &mut codes, sources, context)).collect()
}

fn country<'n>(
    node: &'n Node<'_>,
    codes: &mut HashMap<&'n str, Span>,
    sources: &Ids<'_>,
    context: &'n LoadContext<'_>,
) -> Option<Country> {
    let mut fields = context.table::<CountryTable>(node)?;
    let code = fields.text(COUNTRY.code).filter(|code| {
        let formed =
            code.value.len() == 2 && code.value.bytes().all(|letter| letter.is_ascii_uppercase());
        if !formed {
            context.report(
                Problem::error(
                    Code::BadId,
                    code.span.clone(),
                    format!("`{}` cannot be a country's code", code.value.escape_debug()),
                )
                .help("a country's code is two capital letters, such as US"),
            );
        } else if let Some(first) = codes.insert(code.value, code.span.clone()) {
            context.report(
                Problem::error(
                    Code::DuplicateId,
                    code.span.clone(),
                    format!("the country `{}` stands here a second time", code.value),
                )
                .also(first, "it stands here first")
                .help("keep the lines of a country together"),
            );
        }
        formed
    });
    let name = context.prose(&mut fields, COUNTRY.name);
    let nodes = fields.list(COUNTRY.line);
    let lines: Vec<HelpLine> =
        nodes.iter().filter_map(|node| line(node, sources, context)).collect();
    for kind in [LineKind::Emergency, LineKind::Talk] {
        if lines.len() == nodes.len() && !lines.iter().any(|line| line.kind == kind) {
            let word: &str = kind.into();
            context.report(
                Problem::error(
                    Code::MissingHelpLine,
                    fields.span().clone(),
                    format!("this country has no line of kind `{word}`"),
                )
                .help(format!(
                    "a reader in danger must find one: add a \
                        `[[country.line]]` with `kind = \"{word}\"`"
                )),
            );
        }
    }
    fields.finish();
    Some(Country { code: code?.value.to_owned(), name: name?, lines })
}

fn line(node: &Node<'_>, sources: &Ids<'_>, context: &LoadContext<'_>) -> Option<HelpLine> {
    let mut fields = context.table::<LineTable>(node)?;
    let kind = context.name(&mut fields, LINE.kind);
    let name = context.prose(&mut fields, LINE.name);
    let contact = context.prose(&mut fields, LINE.contact);
    let checked = context.month(&mut fields, LINE.checked);
    let sources = must_cite(&mut fields, LINE.sources, sources, "this help line", context);
    fields.finish();
    Some(HelpLine { kind: kind?, name: name?, contact: contact?, checked: checked?, sources })
}
