//! The checked bank. Once a [`Bank`] exists it is sound: every id that it names is in it.

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
use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use acceptance::{Acceptance, Settled, settle};
pub use context::{Country, Education, HelpLine, Place, Treatment};
pub use phrases::{Phrase, Phrases};
pub use picture::{Drawing, PICTURE_KIND_NAMES, Picture, Row, Threshold};
pub use questions::{Constraint, ConstraintKind, KIND_NAMES, PairedReading, Section};
pub use reading::is_control;
pub use reference::{Extent, MedicineLabel, Reference};
pub use rules::SHORT_TITLE_LONGEST;

use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Fields, Node, Value, parse_toml};
use crate::question::{Question, QuestionId, Scale, ScaleId, SourceId};
use crate::rule::{Partition, Rule, RuleId};
use crate::source::{Source, Span};
use crate::wording::Wording;
use questions::Questions;
use reading::{Ids, Reading};

/// The format that this program reads.
pub const FORMAT: &str = "ketascreen-bank/1";

/// A question bank, read and checked.
#[derive(Debug)]
pub struct Bank {
    contents: Contents,
    digest: Digest,
}

/// The digest of a bank's file.
#[derive(Debug)]
enum Digest {
    /// Known since the program was built.
    Known(String),
    /// Worked out when it is asked for, as most commands do not need it.
    Of(Source, OnceLock<String>),
}

/// Everything that a bank says.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    id: String,
    version: String,
    language: String,
    example: String,
    title: Wording,
    phrases: Phrases,
    questions: Questions,
    rules: Vec<Rule>,
    treatments: Vec<Treatment>,
    education: Vec<Education>,
    pictures: Vec<Picture>,
    countries: Vec<Country>,
    labels: Vec<MedicineLabel>,
    references: Vec<Reference>,
    partitions: Vec<Partition>,
    #[serde(skip)]
    places: Places,
}

/// Where the ids of a bank stand in its file; of a compiled bank nothing is known.
#[derive(Debug, Default)]
struct Places {
    questions: Vec<Span>,
    rules: Vec<Span>,
    partitions: Vec<Span>,
}

impl Places {
    fn of(questions: &Ids<'_>, rules: &Ids<'_>, partitions: &Ids<'_>) -> Places {
        let spans = |ids: &Ids<'_>| ids.iter().map(|id| ids.span(id).cloned().unwrap_or_default()).collect();
        Places { questions: spans(questions), rules: spans(rules), partitions: spans(partitions) }
    }
}

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
        let bank = contents.filter(|_| sound).map(|contents| Bank { contents, digest: Digest::Of(source.clone(), OnceLock::new()) });
        Checked { source, bank, problems: problems.into_sorted(), acceptances }
    }

    /// The keys that reading a file asks for, each with its kind of table: what its schema must have, and no more.
    pub fn keys_asked_for(source: &Source) -> BTreeSet<(String, &'static str)> {
        let problems = Problems::noting_keys();
        read(source, &problems, &mut Vec::new());
        problems.into_keys()
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.contents.id
    }

    /// Its version.
    pub fn version(&self) -> &str {
        &self.contents.version
    }

    /// The SHA-256 of the file, with CRLF read as LF: `sha256:` and 64 hexadecimal digits.
    pub fn digest(&self) -> &str {
        match &self.digest {
            Digest::Known(digest) => digest,
            Digest::Of(source, digest) => digest.get_or_init(|| digest_of(source)),
        }
    }

    /// The checked bank in a form that is read back without checking it again.
    ///
    /// # Errors
    /// Those of the encoder; none is known for this type.
    pub fn compile(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&(self.digest(), &self.contents))
    }

    /// A bank that was compiled by a program with the same types.
    ///
    /// # Errors
    /// The bytes are not those of a compiled bank.
    pub fn from_compiled(bytes: &[u8]) -> postcard::Result<Bank> {
        let (digest, contents) = postcard::from_bytes(bytes)?;
        Ok(Bank { contents, digest: Digest::Known(digest) })
    }

    /// The language that it is written in (BCP 47).
    pub fn language(&self) -> &str {
        &self.contents.language
    }

    /// A short answers file, to show what one looks like.
    pub fn example(&self) -> &str {
        &self.contents.example
    }

    /// What it is about.
    pub fn title(&self) -> &Wording {
        &self.contents.title
    }

    /// Its fixed phrases.
    pub fn phrases(&self) -> &Phrases {
        &self.contents.phrases
    }

    /// Its sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.contents.questions.sections
    }

    /// Its questions, in order.
    pub fn questions(&self) -> &[Question] {
        &self.contents.questions.questions
    }

    /// Each question with its place.
    pub fn numbered_questions(&self) -> impl DoubleEndedIterator<Item = (QuestionId, &Question)> {
        self.contents.questions.questions.iter().enumerate().map(|(index, question)| (QuestionId(index), question))
    }

    /// A question of this bank.
    #[expect(clippy::indexing_slicing, reason = "a QuestionId is only made for a question that exists")]
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.contents.questions.questions[id.0]
    }

    /// The question with an id.
    pub fn question_named(&self, id: &str) -> Option<QuestionId> {
        self.contents.questions.questions.iter().position(|question| question.id == id).map(QuestionId)
    }

    /// Pairs of numbers that are asked in one prompt.
    pub fn paired_readings(&self) -> &[PairedReading] {
        &self.contents.questions.paired_readings
    }

    /// The pair that a question belongs to.
    pub fn pair_of(&self, question: QuestionId) -> Option<&PairedReading> {
        self.contents.questions.paired_readings.iter().find(|pair| pair.questions.contains(&question))
    }

    /// What answers must not say together.
    pub fn constraints(&self) -> &[Constraint] {
        &self.contents.questions.constraints
    }

    /// Its scales, in order.
    pub fn scales(&self) -> &[Scale] {
        &self.contents.questions.scales
    }

    /// Each scale with its place.
    pub fn numbered_scales(&self) -> impl Iterator<Item = (ScaleId, &Scale)> {
        self.contents.questions.scales.iter().enumerate().map(|(index, scale)| (ScaleId(index), scale))
    }

    /// A scale of this bank.
    #[expect(clippy::indexing_slicing, reason = "a ScaleId is only made for a scale that exists")]
    pub fn scale(&self, id: ScaleId) -> &Scale {
        &self.contents.questions.scales[id.0]
    }

    /// Its rules, in order.
    pub fn rules(&self) -> &[Rule] {
        &self.contents.rules
    }

    /// Each rule with its place.
    pub fn numbered_rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.contents.rules.iter().enumerate().map(|(index, rule)| (RuleId(index), rule))
    }

    /// A rule of this bank.
    #[expect(clippy::indexing_slicing, reason = "a RuleId is only made for a rule that exists")]
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.contents.rules[id.0]
    }

    /// Rules that divide some answers among them.
    pub fn partitions(&self) -> &[Partition] {
        &self.contents.partitions
    }

    /// The file that it was read from; nothing for a compiled bank.
    pub fn source(&self) -> Option<&Source> {
        match &self.digest {
            Digest::Known(_) => None,
            Digest::Of(source, _) => Some(source),
        }
    }

    /// Where a question's id stands in the file.
    pub fn place_of_question(&self, id: QuestionId) -> Span {
        self.contents.places.questions.get(id.0).cloned().unwrap_or_default()
    }

    /// Where a rule's id stands in the file.
    pub fn place_of_rule(&self, id: RuleId) -> Span {
        self.contents.places.rules.get(id.0).cloned().unwrap_or_default()
    }

    /// Where the id of a partition stands in the file.
    pub fn place_of_partition(&self, index: usize) -> Span {
        self.contents.places.partitions.get(index).cloned().unwrap_or_default()
    }

    /// The rows of the table of treatments tried.
    pub fn treatments(&self) -> &[Treatment] {
        &self.contents.treatments
    }

    /// What it explains.
    pub fn education(&self) -> &[Education] {
        &self.contents.education
    }

    /// What its pages draw.
    pub fn pictures(&self) -> &[Picture] {
        &self.contents.pictures
    }

    /// Its countries with their help lines; the first is the default.
    pub fn countries(&self) -> &[Country] {
        &self.contents.countries
    }

    /// The medicines' labels that rules speak of.
    pub fn labels(&self) -> &[MedicineLabel] {
        &self.contents.labels
    }

    /// Its sources, in order.
    pub fn references(&self) -> &[Reference] {
        &self.contents.references
    }

    /// A source of this bank.
    #[expect(clippy::indexing_slicing, reason = "a SourceId is only made for a source that exists")]
    pub fn reference(&self, id: SourceId) -> &Reference {
        &self.contents.references[id.0]
    }
}

fn digest_of(source: &Source) -> String {
    let mut hash = Sha256::new();
    if source.byte_order_mark {
        hash.update("\u{feff}");
    }
    hash.update(source.text.replace("\r\n", "\n"));
    hash.finalize().iter().fold("sha256:".to_owned(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Where the answers stand, if it is a file of answers.
fn answers_of<'n>(node: &'n Node<'_>) -> Option<&'n Span> {
    let Value::Table(entries) = &node.value else { return None };
    let named = |key: &str| entries.iter().find(|entry| entry.key == key);
    named("answers").filter(|_| named("question").is_none()).map(|entry| &entry.key_span)
}

fn read(source: &Source, problems: &Problems, acceptances: &mut Vec<Acceptance>) -> Option<Contents> {
    let node = parse_toml(&source.text, problems);
    if problems.errors() > 0 {
        // What a broken notation says of ids cannot be trusted.
        return None;
    }
    if let Some(answers) = answers_of(&node) {
        problems.push(
            Problem::error(Code::OtherFormat, answers.clone(), "this is a file of answers, not a bank")
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
    let (partitions, partition_ids) = rules::partitions(fields.list("partition"), &questions, &rule_ids, &reading);
    let treatments = context::treatments(fields.list("treatment"), &question_ids, &reading);
    let (education, education_ids) = context::education(fields.list("education"), &source_ids, &reading);
    let names = picture::Names { questions: &question_ids, scales: &scale_ids, education: &education_ids, sources: &source_ids };
    let pictures = picture::pictures(fields.list("picture"), &questions, &names, &reading);
    let countries_span = fields.span.clone();
    let countries = context::countries(fields.list("country"), &source_ids, &countries_span, &reading);
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
    reading.addressing = fields.texts("addresses_reader").iter().map(|word| word.value.to_lowercase()).collect();
    reading.forbidden = fields.texts("forbidden_words").into_iter().filter_map(|entry| reading.forbidden_entry(entry)).collect();
    // A bank's id is a name for people and programs, not a word of its conditions.
    let id = fields.text("id").map(|id| id.value.to_owned());
    let version = fields.text("version").map(|version| version.value.to_owned());
    let language = fields.text("language").map(|language| language.value.to_owned());
    let example = fields.text("example").map(|example| example.value.to_owned());
    let title = reading.wording(&mut fields, "title");
    fields.finish();
    Some(Header { id: id?, version: version?, language: language?, example: example?, title: title? })
}
