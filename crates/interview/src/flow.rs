//! Flow of the questions, on and back.

use crate::entry::Entry;
use crate::interview::{Interview, Order};
use crate::prompts::Prompt;
use ketascreen_core::answers::Answer;
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

impl<'b> Interview<'b> {
    pub(crate) fn forward(&mut self) {
        self.is_resuming = false;
        let next = match self.order {
            Order::Every => self.applies_from(self.at + 1),
            Order::Unanswered => self.place_to_resume(),
        };
        match next {
            Some(next) => self.go_to(next),
            None => self.open_review(),
        }
    }

    /// Place at which the questions resume: where the list of answers was opened, unless one before
    /// it is open now.
    pub(crate) fn place_to_resume(&mut self) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.answers);
        let applies = |at: &usize| {
            self.prompts.get(*at).is_some_and(|prompt| asked.of(prompt.first()).is_true())
        };
        let from = self.reviewed_from.filter(applies);
        self.reviewed_from = None;
        let next = self.first_unanswered()?;
        Some(from.map_or(next, |from| from.min(next)))
    }

    fn applies_from(&self, start: usize) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.answers);
        (start..self.prompts.len()).find(|index| {
            self.prompts.get(*index).is_some_and(|prompt| asked.of(prompt.first()) == Truth::True)
        })
    }

    /// The first prompt that applies, has no answer, and was not left without one.
    pub(crate) fn first_unanswered(&self) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.answers);
        let open = |prompt: &Prompt| {
            let question = prompt.first();
            asked.of(question) == Truth::True
                && self.has_open(prompt)
                && !self.visited.contains(&question)
        };
        self.prompts.iter().position(open)
    }

    /// True where a question of the prompt has no answer.
    pub(crate) fn has_open(&self, prompt: &Prompt) -> bool {
        prompt.questions().iter().any(|question| *self.answers.get(*question) == Answer::MISSING)
    }

    pub(crate) fn back(&mut self) {
        if self.chosen_in_review.is_some() {
            return self.open_review();
        }
        let begun = self
            .prompt()
            .filter(|prompt| self.has_draft(*prompt))
            .map(|prompt| self.labels(prompt));
        let said =
            |labels: String| self.settings.bank.phrases().say_begun.fill(&[("questions", &labels)]);
        self.message = begun.map(said);
        self.is_resuming = false;
        let asked = asked(self.settings.bank, &self.answers);
        let before = (0..self.at).rev().find(|index| {
            self.prompts.get(*index).is_some_and(|prompt| asked.of(prompt.first()) == Truth::True)
        });
        match before {
            Some(before) => self.go_to(before),
            None => self.open_before_questions(),
        }
    }

    pub(crate) fn go_to(&mut self, at: usize) {
        self.stash();
        self.at = at;
        self.chosen_in_review = None;
        if let Some(prompt) = self.prompt() {
            let given = || Entry::of(self.settings.bank, prompt, &self.answers);
            self.entry = self.drafts.remove(&prompt.first()).unwrap_or_else(given);
        }
    }
}
