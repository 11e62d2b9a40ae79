//! The checked bank. Once a [`Bank`] exists it is sound: every id that it names is in it.

use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::load::{
    Constraint, Country, Education, Ids, MedicineLabel, PairedReading, Phrases, Picture, Questions,
    Reference, Section, Treatment,
};
use super::question::{Question, QuestionId, Scale, ScaleId, SourceId};
use super::rule::{Partition, Rule, RuleId};
use super::wording::Wording;
use crate::text::{Source, Span};

/// A question bank, read and checked.
#[derive(Debug)]
pub struct Bank {
    pub(super) contents: Contents,
    pub(super) digest: Digest,
}

/// The digest of a bank's file.
#[derive(Debug)]
pub(super) enum Digest {
    /// Known since the program was built.
    Known(String),
    /// Worked out when it is asked for, as most commands do not need it.
    Of(Source, OnceLock<String>),
}

/// Everything that a bank says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Contents {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) language: String,
    pub(super) example: String,
    pub(super) title: Wording,
    pub(super) phrases: Phrases,
    pub(super) questions: Questions,
    pub(super) rules: Vec<Rule>,
    pub(super) treatments: Vec<Treatment>,
    pub(super) education: Vec<Education>,
    pub(super) pictures: Vec<Picture>,
    pub(super) countries: Vec<Country>,
    pub(super) labels: Vec<MedicineLabel>,
    pub(super) references: Vec<Reference>,
    pub(super) partitions: Vec<Partition>,
    #[serde(skip)]
    pub(super) places: Places,
}

/// Where the ids of a bank stand in its file; of a compiled bank nothing is known.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) questions: Vec<Span>,
    pub(super) rules: Vec<Span>,
    pub(super) partitions: Vec<Span>,
}

impl Places {
    pub(super) fn of(questions: &Ids<'_>, rules: &Ids<'_>, partitions: &Ids<'_>) -> Places {
        let spans = |ids: &Ids<'_>| {
            ids.iter().map(|id| ids.span(id).cloned().unwrap_or_default()).collect()
        };
        Places { questions: spans(questions), rules: spans(rules), partitions: spans(partitions) }
    }
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
        self.contents
            .questions
            .questions
            .iter()
            .enumerate()
            .map(|(index, question)| (QuestionId(index), question))
    }

    /// A question of this bank.
    #[expect(
        clippy::indexing_slicing,
        reason = "a QuestionId is only made for a question that exists"
    )]
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.contents.questions.questions[id.0]
    }

    /// The question with an id.
    pub fn question_named(&self, id: &str) -> Option<QuestionId> {
        self.contents
            .questions
            .questions
            .iter()
            .position(|question| question.id == id)
            .map(QuestionId)
    }

    /// Pairs of numbers that are asked in one prompt.
    pub fn paired_readings(&self) -> &[PairedReading] {
        &self.contents.questions.paired_readings
    }

    /// The pair that a question belongs to.
    pub fn pair_of(&self, question: QuestionId) -> Option<&PairedReading> {
        self.contents
            .questions
            .paired_readings
            .iter()
            .find(|pair| pair.questions.contains(&question))
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
        self.contents
            .questions
            .scales
            .iter()
            .enumerate()
            .map(|(index, scale)| (ScaleId(index), scale))
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
