//! Flow of the questions, on and back.

use crate::entry::Entry;
use crate::interview::Interview;
use crate::prompts::Prompt;
use crate::state::Order;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::QuestionId;
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

impl Interview<'_> {
    /// To the next question. False where there is none.
    pub(crate) fn forward(&mut self) -> bool {
        self.flow.is_resuming = false;
        let here = self.flow.at;
        let next = match self.place_at_once() {
            Some(next) => {
                self.flow.left_at.get_or_insert(here);
                Some(next)
            }
            None => {
                let left = self.flow.left_at.take().unwrap_or(here);
                match self.flow.order {
                    Order::Every => self.applies_from(left + 1),
                    Order::Unanswered => self.place_to_resume(),
                }
            }
        };
        next.into_iter().for_each(|next| self.go_to(next));
        next.is_some()
    }

    /// Place at which the questions resume: where the list of answers was opened, unless one before
    /// it is open now.
    pub(crate) fn place_to_resume(&mut self) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.given.answers);
        let applies = |at: &usize| {
            self.flow.prompts.get(*at).is_some_and(|prompt| asked.of(prompt.first()).is_true())
        };
        let from = self.flow.reviewed_from.filter(applies);
        self.flow.reviewed_from = None;
        let next = self.first_unanswered()?;
        Some(from.map_or(next, |from| from.min(next)))
    }

    fn applies_from(&self, start: usize) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.given.answers);
        // What came at once comes once.
        let came = |question: QuestionId| {
            self.settings.bank.question(question).for_counselors && self.was_put(question)
        };
        (start..self.flow.prompts.len()).find(|index| {
            self.flow
                .prompts
                .get(*index)
                .map(|prompt| prompt.first())
                .is_some_and(|question| asked.of(question) == Truth::True && !came(question))
        })
    }

    /// The first prompt that applies, has no answer, and was not left without one.
    pub(crate) fn first_unanswered(&self) -> Option<usize> {
        let asked = asked(self.settings.bank, &self.given.answers);
        let open = |prompt: &Prompt| {
            let question = prompt.first();
            asked.of(question) == Truth::True
                && self.has_open(prompt)
                && !self.flow.visited.contains(&question)
        };
        self.flow.prompts.iter().position(open)
    }

    /// True where a question of the prompt has no answer.
    pub(crate) fn has_open(&self, prompt: &Prompt) -> bool {
        prompt
            .questions()
            .iter()
            .any(|question| *self.given.answers.get(*question) == Answer::MISSING)
    }

    /// To the question before. False where there is none.
    pub(crate) fn backward(&mut self) -> bool {
        self.flow.is_resuming = false;
        let asked = asked(self.settings.bank, &self.given.answers);
        let left = self.flow.left_at;
        // From what came at once it leads back to what it came after.
        let is_before = |question: QuestionId| {
            asked.of(question) == Truth::True
                && (left.is_none() || self.settings.bank.question(question).for_counselors)
        };
        let before = (0..self.flow.at).rev().find(|index| {
            self.flow.prompts.get(*index).is_some_and(|prompt| is_before(prompt.first()))
        });
        let before = before.or_else(|| self.flow.left_at.take());
        before.into_iter().for_each(|before| self.go_to(before));
        before.is_some()
    }

    pub(crate) fn go_to(&mut self, at: usize) {
        self.stash();
        self.flow.at = at;
        self.flow.chosen_in_review = None;
        if let Some(prompt) = self.prompt() {
            let given = || Entry::of(self.settings.bank, prompt, &self.given.answers);
            self.pages.entry = self.drafts.entries.remove(&prompt.first()).unwrap_or_else(given);
        }
    }

    /// The questions that apply, were put and have no answer.
    pub(crate) fn skipped(&self) -> impl Iterator<Item = QuestionId> {
        let asked = asked(self.settings.bank, &self.given.answers);
        let was_put = |prompt: &&Prompt| self.flow.visited.contains(&prompt.first());
        let put = self.flow.prompts.iter().filter(was_put).flat_map(|prompt| prompt.questions());
        put.copied().filter(move |question| {
            asked.of(*question).is_true() && *self.given.answers.get(*question) == Answer::MISSING
        })
    }
}
