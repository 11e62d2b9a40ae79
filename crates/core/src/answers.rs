//! Answers: a known value, or unknown, for each question of a bank.

use crate::bank::{Bank, OptionId, QuestionId};

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An answer that is known.
    Known(Value),
    /// An answer that is not known, with the reason.
    Unknown(Unknown),
}

impl Answer {
    /// No answer.
    pub const MISSING: Answer = Answer::Unknown(Unknown::Missing);

    /// True where the whole answer is unknown.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Answer::Unknown(_))
    }
}

/// Reason why an answer is not known. All reasons are alike to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// The person is not sure.
    NotSure,
    /// The person prefers not to say.
    PreferNot,
    /// Nothing was answered.
    Missing,
}

/// The word for 'not sure' in files.
pub const NOT_SURE: &str = "not_sure";
/// The word for 'prefer not to say' in files.
pub const PREFER_NOT: &str = "prefer_not";

/// A known answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An option of a choice.
    Choice(OptionId),
    /// Ticks of a list.
    Multi(Ticks),
    /// A number.
    Integer(i64),
    /// The person's own words; never blank.
    Text(String),
}

/// Ticks of a list: 'none of these', or options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ticks {
    /// None of these.
    NoneOfThese,
    /// At least one option, in the order of the bank, each once.
    Options(Vec<Tick>),
}

/// An option that is ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The option.
    pub option: OptionId,
    /// False for 'not sure about this one'.
    pub sure: bool,
}

impl Ticks {
    /// Options that are ticked, put in the order of the bank; nothing for none or for an option
    /// twice.
    pub fn of(mut ticks: Vec<Tick>) -> Option<Ticks> {
        ticks.sort_by_key(|tick| tick.option);
        let twice =
            ticks.windows(2).any(|pair| matches!(pair, [one, two] if one.option == two.option));
        (!ticks.is_empty() && !twice).then_some(Ticks::Options(ticks))
    }

    /// The ticked options.
    pub fn options(&self) -> &[Tick] {
        match self {
            Ticks::NoneOfThese => &[],
            Ticks::Options(ticks) => ticks,
        }
    }
}

/// The answers to a bank's questions, as they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// No answer to any question of the bank.
    pub fn none(bank: &Bank) -> Answers {
        Answers(vec![Answer::MISSING; bank.questions().len()])
    }

    /// The answer to a question.
    pub fn get(&self, question: QuestionId) -> &Answer {
        self.0.get(question.index()).unwrap_or(&Answer::MISSING)
    }

    /// Gives an answer.
    pub fn set(&mut self, question: QuestionId, answer: Answer) {
        if let Some(place) = self.0.get_mut(question.index()) {
            *place = answer;
        }
    }
}
