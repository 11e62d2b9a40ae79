//! The answer just given: it stays in sight, and one key takes it back.

use crate::entry::Entry;
use crate::interview::Interview;
use crate::prompts::Prompt;
use ketascreen_core::answers::Answer;

/// The most characters of an answer that is shown again.
const ENOUGH: usize = 60;

impl Interview<'_> {
    /// The answer just given with what it answers, where another question is asked by now.
    pub(crate) fn last_answer_text(&self) -> Option<String> {
        let prompt = self.prompt_to_take_back()?;
        let given = self.given(prompt);
        let shown: String = given.chars().take(ENOUGH).collect();
        Some(if shown == given { given } else { format!("{shown}\u{2026}") })
    }

    /// The prompt of the answer that can be taken back here.
    fn prompt_to_take_back(&self) -> Option<Prompt> {
        let last = self.last_answer.as_ref()?;
        let is_other = self.prompt() != Some(last.prompt);
        let is_given = last
            .prompt
            .questions()
            .iter()
            .any(|question| *self.answers.get(*question) != Answer::MISSING);
        (self.is_at_question() && is_other && is_given && self.chosen_in_review.is_none())
            .then_some(last.prompt)
    }

    /// True where Backspace deletes nothing here, so that it can take an answer back.
    pub(crate) fn deletes_nothing(&self) -> bool {
        !(self.entry.is_on_typed() && (self.entry.is_edited || !self.entry.typed.is_empty()))
    }

    /// Takes the answer just given back, and asks its question again. One that lowers the concern
    /// about suicide stays until another answer is given.
    pub(crate) fn take_back(&mut self) {
        let phrases = self.phrases();
        let Some(prompt) = self.prompt_to_take_back() else {
            return self.say(|phrases| &phrases.say_nothing_to_take_back);
        };
        let Some(last) = self.last_answer.take() else { return };
        let Some(place) = self.prompts.iter().position(|other| *other == prompt) else { return };
        let labels = self.labels(prompt);
        let phrase = if self.lowers_concern(prompt, &last.before) {
            &phrases.say_stays
        } else {
            self.answers = last.before;
            self.visited.remove(&prompt.first());
            let evaluation = self.evaluation();
            self.early_help = self.early_calls_so_far(&evaluation).into_iter().take(1).collect();
            &phrases.say_taken_back
        };
        self.is_resuming = false;
        self.go_to(place);
        self.entry = Entry::of(self.settings.bank, prompt, &self.answers);
        self.message = Some(phrase.fill(&[("question", &labels)]));
    }
}
