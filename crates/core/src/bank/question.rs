//! Questions, their options, and scales that add options up: what answers and conditions may speak of.

use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

use crate::bank::Wording;
use crate::bank::condition::Condition;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub(crate) usize);

        impl $name {
            /// The place in the order of the bank, from 0.
            pub fn index(self) -> usize {
                self.0
            }
        }
    };
}

index! {
    /// A question of one bank.
    QuestionId
}
index! {
    /// An option of one question.
    OptionId
}
index! {
    /// A scale of one bank.
    ScaleId
}
index! {
    /// A source of one bank.
    SourceId
}

/// The id of the option that says 'none of these', and that `any` never counts.
pub const NONE: &str = "none";

/// One item of the questionnaire.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    /// Its stable id (FHIR: `linkId`).
    pub id: String,
    /// The place of its section.
    pub section: usize,
    /// What can be answered.
    pub kind: Kind,
    /// Whether the short interview asks it.
    pub short: bool,
    /// Whether it is worded by an instrument, and so read out unchanged.
    pub instrument: bool,
    /// When it is asked; always, if there is no condition.
    pub ask_if: Option<Condition>,
    /// A few words that name it in a summary.
    pub label: Wording,
    /// The question as asked.
    pub text: Wording,
    /// What it means.
    pub help: Wording,
    /// Why it is asked.
    pub why: Wording,
    /// Said with the question where it matters who else is there.
    pub privacy_note: Option<Wording>,
    /// How to find the answer out, and from whom.
    pub find_out: Option<Wording>,
    /// What help and why rest on.
    pub sources: Vec<SourceId>,
    /// How its answers rise in concern, if they do.
    pub rising_concern: Option<RisingConcern>,
}

/// What can be answered to a question, besides 'not sure' and 'prefer not to say'.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Kind {
    /// Exactly one option.
    Choice(Vec<AnswerOption>),
    /// One or more options, each certain or not.
    Multi(Vec<AnswerOption>),
    /// A whole number.
    Integer {
        /// The least and the greatest that is accepted.
        range: RangeInclusive<i64>,
        /// What it counts, such as mmHg.
        unit: Option<Wording>,
    },
    /// The person's own words.
    Text {
        /// The most characters (Unicode scalar values) that are accepted.
        longest: usize,
    },
}

/// One option of a question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AnswerOption {
    /// Its id.
    pub id: String,
    /// Its label.
    pub text: Wording,
    /// What it adds to a scale.
    pub score: Option<i64>,
}

/// How the answers to a question rise in concern.
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

    /// An option by its place.
    pub fn option(&self, option: OptionId) -> Option<&AnswerOption> {
        self.options().get(option.0)
    }

    /// The option with an id.
    pub fn option_named(&self, id: &str) -> Option<OptionId> {
        self.options().iter().position(|option| option.id == id).map(OptionId)
    }

    /// The option 'none of these', if the question has it.
    pub fn none_option(&self) -> Option<OptionId> {
        self.option_named(NONE)
    }

    /// Each option with its place.
    pub fn numbered_options(&self) -> impl Iterator<Item = (OptionId, &AnswerOption)> {
        self.options().iter().enumerate().map(|(index, option)| (OptionId(index), option))
    }
}

/// A named sum of scored options.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scale {
    /// Its id.
    pub id: String,
    /// A few words that name it.
    pub label: Wording,
    /// What stands above each of its items.
    pub stem: Option<Wording>,
    /// The questions that it adds up.
    pub items: Vec<QuestionId>,
    /// Who made it, and on what terms; printed wherever the sum is.
    pub attribution: Option<Wording>,
    /// What it rests on.
    pub sources: Vec<SourceId>,
    /// Named stretches of the sum, from the least on, without gap or overlap.
    pub bands: Vec<Band>,
    /// The least and the greatest sum when every item is asked.
    pub range: RangeInclusive<i64>,
}

/// A named stretch of a scale's sum.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Band {
    /// The sums in it.
    pub range: RangeInclusive<i64>,
    /// Its name.
    pub text: Wording,
}
