//! The checked bank. Once a [`Bank`] exists it is sound: every id that it names is in it.

use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::condition::{Condition, ConditionOwner};
use super::constraint::Constraint;
use super::help::{Country, Help};
use super::id::{PointId, QuestionId, RuleId, ScaleId, SourceId};
use super::leaflet::LeafletTopic;
use super::next_step::NextStep;
use super::phrases::{Phrase, Phrases};
use super::picture::Picture;
use super::point::Point;
use super::question::{PairedReading, Question, Section};
use super::reference::{MedicineLabel, Reference};
use super::rule::{Partition, Rule};
use super::scale::Scale;
use super::threshold::NamedThreshold;
use super::treatment::Treatment;
use crate::text::{Source, Span, words};

/// Question bank, read and checked.
#[derive(Debug)]
pub struct Bank {
    pub(super) contents: Contents,
    pub(super) digest: Digest,
}

/// Digest of a bank's file.
#[derive(Debug)]
pub(super) enum Digest {
    /// Known since the program was built.
    Known(String),
    /// Computed on demand, as most commands do not need it.
    Of(Source, OnceLock<String>),
}

/// Everything in a bank.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Contents {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) translates: Option<String>,
    pub(super) language: String,
    pub(super) example: String,
    pub(super) title: String,
    pub(super) topic: String,
    pub(super) purpose: String,
    pub(super) risk_words: Vec<String>,
    pub(super) disclaimer: Phrase,
    pub(super) next_step: NextStep,
    pub(super) phrases: Phrases,
    pub(super) sections: Vec<Section>,
    pub(super) questions: Vec<Question>,
    pub(super) paired_readings: Vec<PairedReading>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) scales: Vec<Scale>,
    pub(super) rules: Vec<Rule>,
    pub(super) treatments: Vec<Treatment>,
    pub(super) leaflet: Vec<LeafletTopic>,
    pub(super) points: Vec<Point>,
    pub(super) helps: Vec<Help>,
    pub(super) thresholds: Vec<NamedThreshold>,
    pub(super) pictures: Vec<Picture>,
    pub(super) countries: Vec<Country>,
    pub(super) labels: Vec<MedicineLabel>,
    pub(super) references: Vec<Reference>,
    pub(super) partitions: Vec<Partition>,
    #[serde(skip)]
    pub(super) places: Places,
}

/// Places of ids and of parts of conditions in the file of a bank; empty for a compiled bank.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) questions: Vec<Span>,
    pub(super) rules: Vec<Span>,
    pub(super) partitions: Vec<Span>,
    /// For each question, the parts of its `ask_if`.
    pub(super) ask_if: Vec<Vec<Span>>,
    /// For each rule, the parts of its `when`.
    pub(super) when: Vec<Vec<Span>>,
}

impl Bank {
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

    /// Encodes the bank in a form that is read back without checking it again.
    ///
    /// # Errors
    /// Those of the encoder; none is known for this type.
    pub fn compile(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(&(self.digest(), &self.contents))
    }

    /// Decodes a bank that was compiled by a program with the same types.
    ///
    /// # Errors
    /// The bytes are not those of a compiled bank.
    pub fn from_compiled(bytes: &[u8]) -> postcard::Result<Bank> {
        let (digest, contents) = postcard::from_bytes(bytes)?;
        Ok(Bank { contents, digest: Digest::Known(digest) })
    }

    /// Its language (BCP 47).
    pub fn language(&self) -> &str {
        &self.contents.language
    }

    /// Example of an answers file.
    pub fn example(&self) -> &str {
        &self.contents.example
    }

    /// Its subject in a few words, as headings name it.
    pub fn topic(&self) -> &str {
        &self.contents.topic
    }

    /// Purpose of its questions, said before the first.
    pub fn purpose(&self) -> &str {
        &self.contents.purpose
    }

    /// True for a text with a word that names suicide or self-harm.
    pub fn names_risk(&self, text: &str) -> bool {
        let found = words(text);
        let mut rows = self.contents.risk_words.iter().map(|row| words(row));
        rows.any(|row| !row.is_empty() && found.windows(row.len()).any(|words| words == row))
    }

    /// Words that name suicide or self-harm.
    pub fn risk_words(&self) -> &[String] {
        &self.contents.risk_words
    }

    /// Id of the bank that it is a translation of.
    pub fn translates(&self) -> Option<&str> {
        self.contents.translates.as_deref()
    }

    /// What a page is and is not; `{crisis_line}` is filled in.
    pub fn disclaimer(&self) -> &Phrase {
        &self.contents.disclaimer
    }

    /// Texts of the next step.
    pub fn next_step(&self) -> &NextStep {
        &self.contents.next_step
    }

    /// Its points, in the order of a page.
    pub fn points(&self) -> &[Point] {
        &self.contents.points
    }

    /// Point of this bank.
    #[expect(clippy::indexing_slicing, reason = "a PointId is only made for a point that exists")]
    pub fn point(&self, id: PointId) -> &Point {
        &self.contents.points[id.0]
    }

    /// Its kinds of help.
    pub fn helps(&self) -> &[Help] {
        &self.contents.helps
    }

    /// Its named thresholds.
    pub fn thresholds(&self) -> &[NamedThreshold] {
        &self.contents.thresholds
    }

    /// Its subject.
    pub fn title(&self) -> &String {
        &self.contents.title
    }

    /// Its fixed phrases.
    pub fn phrases(&self) -> &Phrases {
        &self.contents.phrases
    }

    /// Its sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.contents.sections
    }

    /// Its questions, in order.
    pub fn questions(&self) -> &[Question] {
        &self.contents.questions
    }

    /// Its questions, each with its id.
    pub fn numbered_questions(&self) -> impl DoubleEndedIterator<Item = (QuestionId, &Question)> {
        self.contents
            .questions
            .iter()
            .enumerate()
            .map(|(index, question)| (QuestionId(index), question))
    }

    /// Question of this bank.
    #[expect(
        clippy::indexing_slicing,
        reason = "a QuestionId is only made for a question that exists"
    )]
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.contents.questions[id.0]
    }

    /// Question with an id.
    pub fn question_named(&self, id: &str) -> Option<QuestionId> {
        self.contents.questions.iter().position(|question| question.id == id).map(QuestionId)
    }

    /// Pairs of numbers that are asked in one prompt.
    pub fn paired_readings(&self) -> &[PairedReading] {
        &self.contents.paired_readings
    }

    /// Pair that a question belongs to.
    pub fn pair_of(&self, question: QuestionId) -> Option<&PairedReading> {
        self.contents.paired_readings.iter().find(|pair| pair.questions.contains(&question))
    }

    /// Contradictions that answers must not hold.
    pub fn constraints(&self) -> &[Constraint] {
        &self.contents.constraints
    }

    /// Its scales, in order.
    pub fn scales(&self) -> &[Scale] {
        &self.contents.scales
    }

    /// Its scales, each with its id.
    pub fn numbered_scales(&self) -> impl Iterator<Item = (ScaleId, &Scale)> {
        self.contents.scales.iter().enumerate().map(|(index, scale)| (ScaleId(index), scale))
    }

    /// Scale of this bank.
    #[expect(clippy::indexing_slicing, reason = "a ScaleId is only made for a scale that exists")]
    pub fn scale(&self, id: ScaleId) -> &Scale {
        &self.contents.scales[id.0]
    }

    /// Questions that a scale adds up.
    pub fn items(&self, scale: ScaleId) -> &[QuestionId] {
        &self.scale(scale).items
    }

    /// Its rules, in order.
    pub fn rules(&self) -> &[Rule] {
        &self.contents.rules
    }

    /// Its rules, each with its id.
    pub fn numbered_rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.contents.rules.iter().enumerate().map(|(index, rule)| (RuleId(index), rule))
    }

    /// Rule of this bank.
    #[expect(clippy::indexing_slicing, reason = "a RuleId is only made for a rule that exists")]
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.contents.rules[id.0]
    }

    /// Rules that divide some answers among them.
    pub fn partitions(&self) -> &[Partition] {
        &self.contents.partitions
    }

    /// File that it was read from; `None` for a compiled bank.
    pub fn source(&self) -> Option<&Source> {
        match &self.digest {
            Digest::Known(_) => None,
            Digest::Of(source, _) => Some(source),
        }
    }

    /// Place of a question's id in the file.
    pub fn place_of_question(&self, id: QuestionId) -> Span {
        self.contents.places.questions.get(id.0).cloned().unwrap_or_default()
    }

    /// Place of a rule's id in the file.
    pub fn place_of_rule(&self, id: RuleId) -> Span {
        self.contents.places.rules.get(id.0).cloned().unwrap_or_default()
    }

    /// Place of a partition's id in the file.
    pub fn place_of_partition(&self, index: usize) -> Span {
        self.contents.places.partitions.get(index).cloned().unwrap_or_default()
    }

    /// Condition of a question or a rule; none of a question that is always asked.
    pub fn condition(&self, owner: ConditionOwner) -> Option<&Condition> {
        match owner {
            ConditionOwner::Question(id) => self.question(id).ask_if.as_ref(),
            ConditionOwner::Rule(id) => Some(&self.rule(id).when),
        }
    }

    /// Place in the file of a part of a condition, by its number.
    pub fn place_of_part(&self, owner: ConditionOwner, part: usize) -> Span {
        let places = match owner {
            ConditionOwner::Question(id) => self.contents.places.ask_if.get(id.0),
            ConditionOwner::Rule(id) => self.contents.places.when.get(id.0),
        };
        places.and_then(|places| places.get(part)).cloned().unwrap_or_default()
    }

    /// Rows of the table of treatments tried.
    pub fn treatments(&self) -> &[Treatment] {
        &self.contents.treatments
    }

    /// Its explanations.
    pub fn leaflet(&self) -> &[LeafletTopic] {
        &self.contents.leaflet
    }

    /// Its pictures.
    pub fn pictures(&self) -> &[Picture] {
        &self.contents.pictures
    }

    /// Its countries with their help lines; the first is the default.
    pub fn countries(&self) -> &[Country] {
        &self.contents.countries
    }

    /// Medicines' labels that rules are based on.
    pub fn labels(&self) -> &[MedicineLabel] {
        &self.contents.labels
    }

    /// Its sources, in order.
    pub fn references(&self) -> &[Reference] {
        &self.contents.references
    }

    /// Source of this bank.
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
