//! Questions, their options, and the sections that they are asked in.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumMessage, EnumString, IntoStaticStr, VariantArray};

use super::condition::Condition;
use super::id::{OptionId, QuestionId, SourceId};
use super::named_enum::named_enum;

/// Id of the option 'none of these', which `any` never counts.
pub const NONE: &str = "none";

/// Part of the questionnaire.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
}

/// Item of the questionnaire.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    /// Its stable id (FHIR: `linkId`).
    pub id: String,
    /// The place of its section.
    pub section: usize,
    /// Form of its answers.
    pub kind: Kind,
    /// True where the short interview asks it.
    pub short: bool,
    /// True where its answer changes with time, so that it is asked again on another day.
    pub again: bool,
    /// True where its answer and rules are on no page unless the person puts them there.
    pub private: bool,
    /// True where it speaks to a counselor, and is asked only where one asks.
    pub for_counselors: bool,
    /// True where its answer is about suicide: a chart always shows it, and a record keeps each
    /// change.
    pub about_suicide: bool,
    /// True where an instrument words it, so that it is read out unchanged.
    pub instrument: bool,
    /// Part of the page that shows its answer.
    pub page_part: Option<PagePart>,
    /// Condition under which it is asked; without one, always.
    pub ask_if: Option<Condition>,
    /// A few words that name it in a summary.
    pub label: String,
    /// The question as asked.
    pub text: String,
    /// Its meaning.
    pub help: Option<String>,
    /// Reason why it is asked.
    pub why: String,
    /// Hint for a counselor who asks it.
    pub counselor_hint: Option<String>,
    /// Way to find the answer out.
    pub find_out: Option<String>,
    /// Sources of `help` and `why`.
    pub sources: Vec<SourceId>,
    /// Order of concern of its answers, if they have one.
    pub rising_concern: Option<RisingConcern>,
}

named_enum! {
    "snake_case"
    /// Part of the page that shows the answer to a question as it was given.
    pub enum PagePart {
        /// The line about the person, below the title.
        About,
        /// Own words.
        OwnWords,
        /// Readings and scores.
        Readings,
        /// Medicines.
        Medicines,
        /// Treatments so far.
        Tried,
    }
}

/// Form of the answers to a question, besides 'not sure' and 'prefer not to say'.
#[derive(Debug, Clone, Serialize, Deserialize, EnumDiscriminants)]
#[strum_discriminants(
    name(KindName),
    vis(pub(super)),
    derive(EnumMessage, EnumString, IntoStaticStr, VariantArray),
    strum(serialize_all = "snake_case"),
    doc = "Name of a kind in files."
)]
pub enum Kind {
    /// Exactly one option.
    Choice(Vec<AnswerOption>),
    /// One or more options, each certain or not.
    Multi(Vec<AnswerOption>),
    /// A whole number.
    Integer {
        /// The least and the greatest that is accepted.
        range: RangeInclusive<i64>,
        /// Unit of the number, such as mmHg.
        unit: Option<String>,
    },
    /// The person's own words.
    Text {
        /// The most characters (Unicode scalar values) that are accepted.
        longest: usize,
    },
}

/// Option of a question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AnswerOption {
    /// Its id.
    pub id: String,
    /// The answer as offered.
    pub text: String,
    /// The answer as shown on a page.
    pub label: String,
    /// Addend to a scale.
    pub score: Option<i64>,
}

/// Order of concern of the answers to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RisingConcern {
    /// A choice: its options from the least to the most concerning.
    Options(Vec<OptionId>),
    /// A list: with each option added.
    EachOption,
    /// A number: as it gets higher.
    Higher,
}

impl Question {
    /// Its options; of a number or a text, none.
    pub fn options(&self) -> &[AnswerOption] {
        match &self.kind {
            Kind::Choice(options) | Kind::Multi(options) => options,
            Kind::Integer { .. } | Kind::Text { .. } => &[],
        }
    }

    /// Option at a place.
    pub fn option(&self, option: OptionId) -> Option<&AnswerOption> {
        self.options().get(option.0)
    }

    /// Option with an id.
    pub fn option_named(&self, id: &str) -> Option<OptionId> {
        self.options().iter().position(|option| option.id == id).map(OptionId)
    }

    /// Option 'none of these', if the question has it.
    pub fn none_option(&self) -> Option<OptionId> {
        self.option_named(NONE)
    }

    /// Each option with its place.
    pub fn numbered_options(&self) -> impl Iterator<Item = (OptionId, &AnswerOption)> {
        self.options().iter().enumerate().map(|(index, option)| (OptionId(index), option))
    }
}

/// Two numbers that are asked in one prompt, such as the two of a blood pressure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PairedReading {
    /// Questions, the second directly after the first.
    pub questions: [QuestionId; 2],
    /// A few words that name the pair.
    pub label: String,
    /// The question as asked.
    pub text: String,
    /// Its meaning.
    pub help: String,
    /// Reason why it is asked.
    pub why: String,
    /// Sources of `help` and `why`.
    pub sources: Vec<SourceId>,
}
