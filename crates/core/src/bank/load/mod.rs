//! A bank's file, read and checked.

mod acceptance;
mod constraints;
mod context;
mod phrases;
mod picture;
mod questions;
mod reading;
mod reference;
mod rules;
mod usage;

use std::collections::BTreeSet;
use std::sync::OnceLock;

pub use acceptance::{Acceptance, Settled, settle};
pub use context::{Country, Education, HelpLine, Place, Treatment};
pub use phrases::{Phrase, Phrases};
pub use picture::{Drawing, PICTURE_KIND_NAMES, Picture, Row, Threshold};
pub(in crate::bank) use questions::Questions;
pub use questions::{Constraint, ConstraintKind, KIND_NAMES, PairedReading, Section};
pub(in crate::bank) use reading::Ids;
pub use reference::{Extent, MedicineLabel, Reference};
pub use rules::SHORT_TITLE_LONGEST;

use super::bank::{Bank, Contents, Digest, Places};
use super::wording::Wording;
use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Fields, Node, Value, parse_toml};
use crate::text::{Source, Span};
use reading::Reading;

/// The format that this program reads.
pub const FORMAT: &str = "ketascreen-bank/1";

/// A bank that cannot be used, with everything that is wrong in it.
#[derive(Debug)]
pub struct BrokenBank {
    /// The file.
    pub source: Source,
    /// Its problems, in the order of the file.
    pub problems: Vec<Problem>,
}

/// What a check of a bank's file found.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub source: Source,
    /// The bank, if nothing in the file is an error.
    pub bank: Option<Bank>,
    /// Its problems, in the order of the file.
    pub problems: Vec<Problem>,
    /// Warnings that the bank accepts; [`settle`] takes them out of the problems.
    pub acceptances: Vec<Acceptance>,
}

impl Bank {
    /// Reads and checks a bank. A warning stops nothing, and is for the bank's author: [`Bank::check`] tells it.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(source: Source) -> Result<Bank, Box<BrokenBank>> {
        let Checked { source, bank, problems, .. } = Bank::check(source);
        bank.ok_or_else(|| Box::new(BrokenBank { source, problems }))
    }

    /// Reads and checks a bank, and keeps the warnings of one that can be used.
    pub fn check(source: Source) -> Checked {
        let problems = Problems::new();
        let mut acceptances = Vec::new();
        let contents = read(&source, &problems, &mut acceptances);
        let sound = problems.errors() == 0;
        let bank = contents
            .filter(|_| sound)
            .map(|contents| Bank { contents, digest: Digest::Of(source.clone(), OnceLock::new()) });
        Checked { source, bank, problems: problems.into_sorted(), acceptances }
    }

    /// The keys that reading a file asks for, each with its kind of table: what its schema must have, and no more.
    pub fn keys_asked_for(source: &Source) -> BTreeSet<(String, &'static str)> {
        let problems = Problems::noting_keys();
        read(source, &problems, &mut Vec::new());
        problems.into_keys()
    }
}

/// Where the answers stand, if it is a file of answers.
fn answers_of<'n>(node: &'n Node<'_>) -> Option<&'n Span> {
    let Value::Table(entries) = &node.value else { return None };
    let named = |key: &str| entries.iter().find(|entry| entry.key == key);
    named("answers").filter(|_| named("question").is_none()).map(|entry| &entry.key_span)
}

fn read(
    source: &Source,
    problems: &Problems,
    acceptances: &mut Vec<Acceptance>,
) -> Option<Contents> {
    let node = parse_toml(&source.text, problems);
    if problems.errors() > 0 {
        // What a broken notation says of ids cannot be trusted.
        return None;
    }
    if let Some(answers) = answers_of(&node) {
        problems.push(
            Problem::error(
                Code::OtherFormat,
                answers.clone(),
                "this is a file of answers, not a bank",
            )
            .help("`ketascreen summarize FILE` reads it; a bank has `[[question]]` and `[[rule]]`"),
        );
        return None;
    }
    let mut fields = Fields::of(&node, "the bank", problems)?;
    let mut reading = Reading { source, problems, addressing: Vec::new(), forbidden: Vec::new() };
    let format = fields.optional_text("format");
    if format.is_none() && problems.errors() == 0 {
        fields.missing_with("format", format!("write `format = \"{FORMAT}\"` above all else"));
    }
    if let Some(format) = format
        && format.value != FORMAT
    {
        reading.report(
            Problem::error(
                Code::OtherFormat,
                format.span.clone(),
                format!("this program does not read the format `{}`", format.value.escape_debug()),
            )
            .help(format!("write `format = \"{FORMAT}\"` if the file is written for it")),
        );
    }
    let header = header(&mut fields, &mut reading);
    let phrases = table(&mut fields, "phrases").and_then(|node| {
        let mut fields = Fields::of(node, "`phrases`", problems)?;
        let phrases = Phrases::read(&mut fields, &reading);
        fields.finish();
        phrases
    });
    let (references, source_ids) = reference::references(fields.list("source"), &reading);
    let (labels, label_ids) = reference::labels(fields.list("medicine_label"), &reading);
    let (questions, question_ids, scale_ids) = questions::read(&mut fields, &source_ids, &reading);
    let (rules, rule_ids) = rules::read(
        fields.list("rule"),
        &questions,
        &rules::Names { questions: &question_ids, labels: &label_ids, sources: &source_ids },
        &reading,
    );
    let (partitions, partition_ids) =
        rules::partitions(fields.list("partition"), &questions, &rule_ids, &reading);
    let treatments = context::treatments(fields.list("treatment"), &question_ids, &reading);
    let (education, education_ids) =
        context::education(fields.list("education"), &source_ids, &reading);
    let names = picture::Names {
        questions: &question_ids,
        scales: &scale_ids,
        education: &education_ids,
        sources: &source_ids,
    };
    let pictures = picture::pictures(fields.list("picture"), &questions, &names, &reading);
    let countries_span = fields.span.clone();
    let countries =
        context::countries(fields.list("country"), &source_ids, &countries_span, &reading);
    *acceptances = acceptance::read(fields.list("accepted"), &reading);
    fields.finish();
    let Header { id, version, language, example, title } = header?;
    let contents = Contents {
        id,
        version,
        language,
        example,
        title,
        phrases: phrases?,
        questions: questions.complete()?,
        rules,
        partitions,
        treatments,
        education,
        pictures,
        countries,
        labels,
        references,
        places: Places::of(&question_ids, &rule_ids, &partition_ids),
    };
    if problems.errors() == 0 {
        usage::check(&contents, &node, problems);
    }
    Some(contents)
}

fn table<'n, 's>(fields: &mut Fields<'n, 's>, key: &'static str) -> Option<&'n Node<'s>> {
    let entry = fields.take(key);
    if entry.is_none() {
        fields.missing_with(key, format!("write `[{key}]`, and its keys below it"));
    }
    entry.map(|entry| &entry.node)
}

struct Header {
    id: String,
    version: String,
    language: String,
    example: String,
    title: Wording,
}

fn header(fields: &mut Fields<'_, '_>, reading: &mut Reading<'_>) -> Option<Header> {
    let node = table(fields, "bank")?;
    let mut fields = Fields::of(node, "`bank`", reading.problems)?;
    reading.addressing =
        fields.texts("addresses_reader").iter().map(|word| word.value.to_lowercase()).collect();
    reading.forbidden = fields
        .texts("forbidden_words")
        .into_iter()
        .filter_map(|entry| reading.forbidden_entry(entry))
        .collect();
    // A bank's id is a name for people and programs, not a word of its conditions.
    let id = fields.text("id").map(|id| id.value.to_owned());
    let version = fields.text("version").map(|version| version.value.to_owned());
    let language = fields.text("language").map(|language| language.value.to_owned());
    let example = fields.text("example").map(|example| example.value.to_owned());
    let title = reading.wording(&mut fields, "title");
    fields.finish();
    Some(Header {
        id: id?,
        version: version?,
        language: language?,
        example: example?,
        title: title?,
    })
}
