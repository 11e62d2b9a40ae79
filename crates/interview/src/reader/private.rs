//! Private answers: off the page unless the person puts them on.

use crate::row_key::place_of_key;
use crate::view::{Line, Style, keyed};
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::record::AnswersFile;

/// Private questions that have an answer, and those of them that are on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PrivateAnswers {
    answered: Vec<QuestionId>,
    on_page: Vec<QuestionId>,
}

impl PrivateAnswers {
    pub fn of(bank: &Bank, file: &AnswersFile) -> PrivateAnswers {
        let is_answered = |question: &QuestionId| {
            bank.question(*question).private && *file.answers.get(*question) != Answer::MISSING
        };
        let answered = bank.numbered_questions().map(|(question, _)| question).filter(is_answered);
        PrivateAnswers { answered: answered.collect(), on_page: file.on_page.clone() }
    }

    pub fn is_empty(&self) -> bool {
        self.answered.is_empty()
    }

    pub fn len(&self) -> usize {
        self.answered.len()
    }

    /// Those that are on the page.
    pub fn on_page(&self) -> &[QuestionId] {
        &self.on_page
    }

    /// Puts an answer on the page, or takes it off.
    pub fn turn(&mut self, key: char) {
        let Some(question) = place_of_key(key).and_then(|place| self.answered.get(place)) else {
            return;
        };
        match self.on_page.iter().position(|other| other == question) {
            Some(place) => drop(self.on_page.remove(place)),
            None => self.on_page.push(*question),
        }
    }

    /// The lines under their heading; what was answered is not among them.
    pub fn lines(&self, bank: &Bank) -> Vec<Line> {
        let phrases = bank.phrases();
        let heading = phrases.heading_private.as_str().to_owned();
        let mut lines = vec![Line::of("", heading, Style::Bold), Line::gap()];
        lines.extend(self.answered.iter().enumerate().map(|(place, question)| {
            let phrase = match self.on_page.contains(question) {
                true => &phrases.private_on,
                false => &phrases.private_off,
            };
            let label = bank.question(*question).label.as_str();
            keyed(place, &phrase.fill(&[("question", label)]), false)
        }));
        lines
    }
}
