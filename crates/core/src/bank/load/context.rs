//! What a summary says beside the findings: treatments tried, education, and where to find help.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

use super::reading::{Ids, Reading};
use super::reference::must_cite;
use crate::bank::{LineKind, QuestionId, SourceId, Wording};
use crate::diagnostic::{Code, Problem};
use crate::document::{Fields, Node};
use crate::text::Span;

/// A row of the table of treatments tried.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Treatment {
    /// Its name.
    pub label: Wording,
    /// The questions that say whether and how it was tried.
    pub tried: Vec<QuestionId>,
    /// The questions that say what came of it.
    pub outcome: Vec<QuestionId>,
}

/// Something worth knowing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Education {
    /// Its id.
    pub id: String,
    /// Where it stands in a summary.
    pub place: Place,
    /// Its heading.
    pub title: Wording,
    /// A paragraph.
    pub text: Option<Wording>,
    /// A list.
    pub points: Vec<Wording>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

/// Where education stands in a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Good to know.
    Know,
    /// How to choose a provider.
    Choose,
    /// Questions to ask.
    Ask,
    /// What to bring.
    Bring,
    /// Where to look for care.
    Care,
}

impl Place {
    /// Each place with its name in files.
    pub const NAMED: [(&str, Place); 5] = [
        ("know", Place::Know),
        ("choose", Place::Choose),
        ("ask", Place::Ask),
        ("bring", Place::Bring),
        ("care", Place::Care),
    ];
}

/// A country with its help lines: at least one for emergencies and one to talk.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Country {
    /// Two capital letters.
    pub code: String,
    /// Its name.
    pub name: Wording,
    /// Its lines; the first of a kind is the main one.
    pub lines: Vec<HelpLine>,
}

/// A way to reach help.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HelpLine {
    /// What it is for.
    pub kind: LineKind,
    /// Its name.
    pub name: Wording,
    /// What to call, write or open.
    pub contact: Wording,
    /// The month in which it was last checked, such as `2026-11`.
    pub checked: String,
    /// What it rests on.
    pub sources: Vec<SourceId>,
}

impl Country {
    /// Its main line of a kind.
    pub fn main_line(&self, kind: LineKind) -> Option<&HelpLine> {
        self.lines.iter().find(|line| line.kind == kind)
    }
}

pub(super) fn treatments(
    nodes: &[Node<'_>],
    questions: &Ids<'_>,
    reading: &Reading<'_>,
) -> Vec<Treatment> {
    let row = |node| {
        let mut fields = Fields::of(node, "a treatment", reading.problems)?;
        let label = reading.wording(&mut fields, "label");
        let mut named = |key| {
            reading
                .find_all(&fields.texts(key), questions, "question")
                .into_iter()
                .map(QuestionId)
                .collect()
        };
        let (tried, outcome) = (named("tried"), named("outcome"));
        fields.finish();
        Some(Treatment { label: label?, tried, outcome })
    };
    nodes.iter().filter_map(row).collect()
}

pub(super) fn education<'n>(
    nodes: &'n [Node<'_>],
    sources: &Ids<'_>,
    reading: &'n Reading<'_>,
) -> (Vec<Education>, Ids<'n>) {
    let mut ids = Ids::default();
    let mut item = |node| {
        let mut fields = Fields::of(node, "an education item", reading.problems)?;
        let id = reading.new_id(&mut fields, &mut ids, "education item");
        let place =
            fields.text("place").and_then(|place| reading.one_of(place, "place", &Place::NAMED));
        let title = reading.wording(&mut fields, "title");
        let text = reading.optional_wording(&mut fields, "text");
        let points: Vec<Wording> = fields
            .list("points")
            .iter()
            .filter_map(|point| reading.wording_of(point, "points"))
            .collect();
        if text.is_none() && points.is_empty() {
            fields.missing_with("text", "add `text = \"...\"`, or `points = [\"...\"]`");
        }
        let sources = must_cite(&mut fields, sources, "this education item", reading);
        fields.finish();
        Some(Education { id: id?.to_owned(), place: place?, title: title?, text, points, sources })
    };
    let items = nodes.iter().filter_map(&mut item).collect();
    (items, ids)
}

pub(super) fn countries<'n>(
    nodes: &'n [Node<'_>],
    sources: &Ids<'_>,
    bank: &Span,
    reading: &'n Reading<'_>,
) -> Vec<Country> {
    if nodes.is_empty() {
        reading.report(
            Problem::error(
                Code::MissingHelpLine,
                bank.clone(),
                "the bank has no country with help lines",
            )
            .help("add a `[[country]]` with its `[[country.line]]`"),
        );
    }
    let mut codes = HashMap::new();
    nodes.iter().filter_map(|node| country(node, &mut codes, sources, reading)).collect()
}

fn country<'n>(
    node: &'n Node<'_>,
    codes: &mut HashMap<&'n str, Span>,
    sources: &Ids<'_>,
    reading: &'n Reading<'_>,
) -> Option<Country> {
    let mut fields = Fields::of(node, "a country", reading.problems)?;
    let code = fields.text("code").filter(|code| {
        let formed =
            code.value.len() == 2 && code.value.bytes().all(|letter| letter.is_ascii_uppercase());
        if !formed {
            reading.report(
                Problem::error(
                    Code::BadId,
                    code.span.clone(),
                    format!("`{}` cannot be a country's code", code.value.escape_debug()),
                )
                .help("a country's code is two capital letters, such as US"),
            );
        } else if let Some(first) = codes.insert(code.value, code.span.clone()) {
            reading.report(
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
    let name = reading.wording(&mut fields, "name");
    let nodes = fields.list("line");
    let lines: Vec<HelpLine> =
        nodes.iter().filter_map(|node| line(node, sources, reading)).collect();
    for (word, kind) in [("emergency", LineKind::Emergency), ("talk", LineKind::Talk)] {
        if lines.len() == nodes.len() && !lines.iter().any(|line| line.kind == kind) {
            reading.report(
                Problem::error(Code::MissingHelpLine, fields.span.clone(), format!("this country has no line of kind `{word}`"))
                    .help(format!("a reader in danger must find one: add a `[[country.line]]` with `kind = \"{word}\"`")),
            );
        }
    }
    fields.finish();
    Some(Country { code: code?.value.to_owned(), name: name?, lines })
}

fn line(node: &Node<'_>, sources: &Ids<'_>, reading: &Reading<'_>) -> Option<HelpLine> {
    let mut fields = Fields::of(node, "a help line", reading.problems)?;
    let kind = fields.text("kind").and_then(|kind| reading.one_of(kind, "kind", &LineKind::NAMED));
    let name = reading.wording(&mut fields, "name");
    let contact = reading.wording(&mut fields, "contact");
    let checked = reading.month(&mut fields, "checked");
    let sources = must_cite(&mut fields, sources, "this help line", reading);
    fields.finish();
    Some(HelpLine { kind: kind?, name: name?, contact: contact?, checked: checked?, sources })
}
