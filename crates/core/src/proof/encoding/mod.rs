//! Encoding of answers in bits: every assignment of the bits is a set of answers, and every set of
//! answers is one.
//!
//! Each question has, in the order of the bank, one bit 'given and known' and behind it bits for
//! the value. While the first is off the answer is unknown: not sure, prefer not to say and missing
//! are the same to every rule.
//!
//! | kind | bits of the value |
//! | --- | --- |
//! | choice | the place of the option in binary; a number past the last option means the last |
//! | multi | for each option but `none` 'ticked' and 'sure' |
//! | integer | the place of the class in binary; a number past the last class means the last |
//! | text | none: no rule reads the words |
//!
//! A list without a tick is `none` or, if the question has no `none`, the first option alone.

mod classes;
mod question_bits;
mod values;

pub use question_bits::QuestionBits;
pub use values::Values;

use super::diagram::Bit;
use crate::bank::{Bank, Question, QuestionId};

/// More bits than any questionnaire has, and far fewer than the stack could bear.
const MOST_BITS: usize = 10_000;

/// The bits of all questions, in the order of the first bank.
#[derive(Debug)]
pub struct Encoding {
    /// Bits of each question of the first bank.
    pub questions: Vec<QuestionBits>,
}

/// There are more bits than this method takes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyBits;

impl Encoding {
    /// Encodes the answers that every one of the banks accepts, in the order of the first.
    ///
    /// # Errors
    /// The questions need too many bits.
    pub fn of(banks: &[&Bank]) -> Result<Encoding, TooManyBits> {
        let Some((first, others)) = banks.split_first() else {
            return Ok(Encoding { questions: Vec::new() });
        };
        let starts = classes::starts(banks).ok_or(TooManyBits)?;
        let mut questions = Vec::new();
        let mut next = 0_usize;
        for question in first.questions() {
            let same: Vec<&Question> = others
                .iter()
                .filter_map(|bank| bank.question_named(&question.id).map(|id| bank.question(id)))
                .collect();
            let values = if same.len() == others.len() {
                Values::shared(question, &same, starts.get(question.id.as_str()))
            } else {
                Values::Unknown
            };
            let width = values.width();
            let known = Bit::try_from(next).map_err(|_| TooManyBits)?;
            next += 1 + width;
            if next > MOST_BITS {
                return Err(TooManyBits);
            }
            let width = u32::try_from(width).map_err(|_| TooManyBits)?;
            questions.push(QuestionBits { id: question.id.clone(), values, known, width });
        }
        Ok(Encoding { questions })
    }

    /// The bits of a question of the first bank.
    pub fn of_question(&self, question: QuestionId) -> Option<&QuestionBits> {
        self.questions.get(question.index())
    }

    /// Place of the question with an id, which may be one of another bank.
    pub fn place_named(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|bits| bits.id == id)
    }

    /// Place of the question that a bit belongs to.
    pub fn place_of(&self, bit: Bit) -> usize {
        self.questions.partition_point(|bits| bits.known <= bit).saturating_sub(1)
    }

    /// Places of the questions that bits belong to, each once, in order.
    pub fn places_of(&self, bits: impl IntoIterator<Item = Bit>) -> Vec<usize> {
        let mut places: Vec<usize> = bits.into_iter().map(|bit| self.place_of(bit)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
