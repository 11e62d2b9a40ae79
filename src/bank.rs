//! The checked bank. Once a [`Bank`] exists it is sound: every id that it names is in it.

mod context;
mod phrases;
mod questions;
mod reading;
mod reference;
mod rules;

use std::fmt::Write as _;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

pub use context::{Country, Education, HelpLine, Place, Treatment};
pub use phrases::{Phrase, Phrases};
pub use questions::{Constraint, ConstraintKind, PairedReading, Section};
pub use reading::is_control;
pub use reference::{Extent, MedicineLabel, Reference};

use crate::diagnostic::{Code, Problem, Problems};
use crate::document::{Fields, Node, parse_toml};
use crate::question::{Question, QuestionId, Scale, ScaleId, SourceId};
use crate::rule::{Rule, RuleId};
use crate::source::Source;
use crate::wording::Wording;
use reading::Reading;

/// The format that this program reads.
pub const FORMAT: &str = "ketascreen-bank/1";

const SHIPPED: &str = include_str!("../questions.toml");

/// A question bank, read and checked.
#[derive(Debug)]
pub struct Bank {
    source: Source,
    digest: OnceLock<String>,
    id: String,
    version: String,
    language: String,
    example: String,
    title: Wording,
    phrases: Phrases,
    sections: Vec<Section>,
    questions: Vec<Question>,
    paired_readings: Vec<PairedReading>,
    constraints: Vec<Constraint>,
    scales: Vec<Scale>,
    rules: Vec<Rule>,
    treatments: Vec<Treatment>,
    education: Vec<Education>,
    countries: Vec<Country>,
    labels: Vec<MedicineLabel>,
    references: Vec<Reference>,
}

/// A bank that cannot be used, with everything that is wrong in it.
#[derive(Debug)]
pub struct BrokenBank {
    /// The file.
    pub source: Source,
    /// Its problems, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Bank {
    /// The source of the bank that is compiled in.
    pub fn shipped_source() -> Source {
        Source::compiled_in("questions.toml", SHIPPED)
    }

    /// Reads and checks a bank.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(source: Source) -> Result<Bank, Box<BrokenBank>> {
        let problems = Problems::new();
        let parts = read(&source, &problems);
        let errors = problems.errors();
        match parts {
            Some(parts) if errors == 0 => Ok(parts.into_bank(source)),
            _ => Err(Box::new(BrokenBank { source, problems: problems.into_sorted() })),
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The SHA-256 of the file, with CRLF read as LF: `sha256:` and 64 hexadecimal digits.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| {
            let mut hash = Sha256::new();
            if self.source.byte_order_mark {
                hash.update("\u{feff}");
            }
            hash.update(self.source.text.replace("\r\n", "\n"));
            hash.finalize().iter().fold("sha256:".to_owned(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            })
        })
    }

    /// The language that it is written in (BCP 47).
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A short answers file, to show what one looks like.
    pub fn example(&self) -> &str {
        &self.example
    }

    /// What it is about.
    pub fn title(&self) -> &Wording {
        &self.title
    }

    /// Its fixed phrases.
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// Its sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Its questions, in order.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Each question with its place.
    pub fn numbered_questions(&self) -> impl DoubleEndedIterator<Item = (QuestionId, &Question)> {
        self.questions.iter().enumerate().map(|(index, question)| (QuestionId(index), question))
    }

    /// A question of this bank.
    #[expect(clippy::indexing_slicing, reason = "a QuestionId is only made for a question that exists")]
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.questions[id.0]
    }

    /// The question with an id.
    pub fn question_named(&self, id: &str) -> Option<QuestionId> {
        self.questions.iter().position(|question| question.id == id).map(QuestionId)
    }

    /// Pairs of numbers that are asked in one prompt.
    pub fn paired_readings(&self) -> &[PairedReading] {
        &self.paired_readings
    }

    /// The pair that a question belongs to.
    pub fn pair_of(&self, question: QuestionId) -> Option<&PairedReading> {
        self.paired_readings.iter().find(|pair| pair.questions.contains(&question))
    }

    /// What answers must not say together.
    pub fn constraints(&self) -> &[Constraint] {
        &self.constraints
    }

    /// Its scales, in order.
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// Each scale with its place.
    pub fn numbered_scales(&self) -> impl Iterator<Item = (ScaleId, &Scale)> {
        self.scales.iter().enumerate().map(|(index, scale)| (ScaleId(index), scale))
    }

    /// A scale of this bank.
    #[expect(clippy::indexing_slicing, reason = "a ScaleId is only made for a scale that exists")]
    pub fn scale(&self, id: ScaleId) -> &Scale {
        &self.scales[id.0]
    }

    /// Its rules, in order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Each rule with its place.
    pub fn numbered_rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.rules.iter().enumerate().map(|(index, rule)| (RuleId(index), rule))
    }

    /// A rule of this bank.
    #[expect(clippy::indexing_slicing, reason = "a RuleId is only made for a rule that exists")]
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.0]
    }

    /// The rows of the table of treatments tried.
    pub fn treatments(&self) -> &[Treatment] {
        &self.treatments
    }

    /// What it explains.
    pub fn education(&self) -> &[Education] {
        &self.education
    }

    /// Its countries with their help lines; the first is the default.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The medicines' labels that rules speak of.
    pub fn labels(&self) -> &[MedicineLabel] {
        &self.labels
    }

    /// Its sources, in order.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// A source of this bank.
    #[expect(clippy::indexing_slicing, reason = "a SourceId is only made for a source that exists")]
    pub fn reference(&self, id: SourceId) -> &Reference {
        &self.references[id.0]
    }
}

struct Parts {
    id: String,
    version: String,
    language: String,
    example: String,
    title: Wording,
    phrases: Phrases,
    questions: questions::Questions,
    rules: Vec<Rule>,
    treatments: Vec<Treatment>,
    education: Vec<Education>,
    countries: Vec<Country>,
    labels: Vec<MedicineLabel>,
    references: Vec<Reference>,
}

impl Parts {
    fn into_bank(self, source: Source) -> Bank {
        Bank {
            source,
            digest: OnceLock::new(),
            id: self.id,
            version: self.version,
            language: self.language,
            example: self.example,
            title: self.title,
            phrases: self.phrases,
            sections: self.questions.sections,
            questions: self.questions.questions,
            paired_readings: self.questions.paired_readings,
            constraints: self.questions.constraints,
            scales: self.questions.scales,
            rules: self.rules,
            treatments: self.treatments,
            education: self.education,
            countries: self.countries,
            labels: self.labels,
            references: self.references,
        }
    }
}

fn read(source: &Source, problems: &Problems) -> Option<Parts> {
    let node = parse_toml(&source.text, problems);
    if problems.errors() > 0 {
        // What a broken notation says of ids cannot be trusted.
        return None;
    }
    let mut fields = Fields::of(&node, "the bank", problems)?;
    let mut reading = Reading { source, problems, addressing: Vec::new() };
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
    let (questions, question_ids) = questions::read(&mut fields, &source_ids, &reading);
    let rules = rules::read(
        fields.list("rule"),
        &questions,
        &rules::Names { questions: &question_ids, labels: &label_ids, sources: &source_ids },
        &reading,
    );
    let treatments = context::treatments(fields.list("treatment"), &question_ids, &reading);
    let education = context::education(fields.list("education"), &source_ids, &reading);
    let countries_span = fields.span.clone();
    let countries = context::countries(fields.list("country"), &source_ids, &countries_span, &reading);
    fields.finish();
    let Header { id, version, language, example, title } = header?;
    Some(Parts {
        id,
        version,
        language,
        example,
        title,
        phrases: phrases?,
        questions: questions.complete()?,
        rules,
        treatments,
        education,
        countries,
        labels,
        references,
    })
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
    // A bank's id is a name for people and programs, not a word of its conditions.
    let id = fields.text("id").map(|id| id.value.to_owned());
    let version = fields.text("version").map(|version| version.value.to_owned());
    let language = fields.text("language").map(|language| language.value.to_owned());
    let example = fields.text("example").map(|example| example.value.to_owned());
    let title = reading.wording(&mut fields, "title");
    fields.finish();
    Some(Header { id: id?, version: version?, language: language?, example: example?, title: title? })
}
