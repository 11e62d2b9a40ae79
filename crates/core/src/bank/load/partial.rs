//! Questions of a bank while it is read.

use super::conditions::Subjects;
use crate::bank::constraint::Constraint;
use crate::bank::id::{QuestionId, ScaleId};
use crate::bank::question::{PairedReading, Question, Section};
use crate::bank::scale::Scale;

/// Questions and scales of a bank, some of which could not be read.
#[derive(Debug)]
pub(super) struct PartialQuestions {
    pub sections: Vec<Option<Section>>,
    pub questions: Vec<(String, Option<Question>)>,
    pub paired_readings: Vec<PairedReading>,
    pub constraints: Vec<Constraint>,
    pub scales: Vec<(String, Option<Scale>)>,
}

impl PartialQuestions {
    /// Questions and scales that a condition may name.
    pub fn subjects(&self) -> Subjects<'_> {
        Subjects { questions: &self.questions, scales: &self.scales }
    }

    /// Questions that a scale adds up; none of a scale that could not be read.
    pub fn items(&self, scale: ScaleId) -> &[QuestionId] {
        let scale = self.scales.get(scale.0).and_then(|(_, scale)| scale.as_ref());
        scale.map(|scale| scale.items.as_slice()).unwrap_or_default()
    }

    /// Question at a place, if it could be read.
    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions.get(id.0).and_then(|(_, question)| question.as_ref())
    }
}
