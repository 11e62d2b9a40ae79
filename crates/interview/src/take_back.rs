//! The answer just given: it stays in sight, and one key takes it back.

use crate::entry::Entry;
use crate::interview::Interview;
use crate::prompts::Prompt;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::QuestionId;
use ketascreen_core::summary::Words;

impl Interview<'_> {
    /// The answer just given with what it answers, where another question is asked by now.
    pub(crate) fn last_answer_text(&self) -> Option<String> {
        let prompt = self.prompt_to_take_back()?;
        Some(self.given(prompt))
    }

    /// The answer just given, from the most that is said of it to the least: an answer that is cut
    /// may mean another one.
    pub(crate) fn last_answer_lines(&self) -> Vec<String> {
        let (Some(prompt), Some(answer)) = (self.prompt_to_take_back(), self.last_answer_text())
        else {
            return Vec::new();
        };
        let phrases = self.phrases();
        let with_key = phrases.last_answer.fill(&[("answer", &answer)]);
        let without = phrases.last_answer_short.fill(&[("question", &self.labels(prompt))]);
        let with_key = Some(with_key).filter(|_| self.deletes_nothing());
        with_key.into_iter().chain([answer, without]).collect()
    }

    /// The answer that was given, with what it answers.
    pub(crate) fn given(&self, prompt: Prompt) -> String {
        let words = Words { bank: self.settings.bank };
        let answered = prompt
            .questions()
            .iter()
            .map(|question| (*question, self.given.answers.get(*question)));
        words.list(answered.map(|(question, answer)| {
            let said = words.answer_briefly(question, answer);
            words.answered(question, &self.unopened(question, answer, said))
        }))
    }

    /// An answer as it reads until it is opened: of a private one, that there is one.
    pub(crate) fn unopened(&self, question: QuestionId, answer: &Answer, said: String) -> String {
        let is_hidden = self.settings.bank.question(question).private && *answer != Answer::MISSING;
        if is_hidden { self.phrases().answered_privately.as_str().to_owned() } else { said }
    }

    /// The prompt of the answer that can be taken back here.
    fn prompt_to_take_back(&self) -> Option<Prompt> {
        let last = self.last_answer.as_ref()?;
        let is_other = self.prompt() != Some(last.prompt);
        let is_given = last
            .prompt
            .questions()
            .iter()
            .any(|question| *self.given.answers.get(*question) != Answer::MISSING);
        (self.is_at_question() && is_other && is_given && self.flow.chosen_in_review.is_none())
            .then_some(last.prompt)
    }

    /// True where Backspace deletes nothing here, so that it can take an answer back.
    pub(crate) fn deletes_nothing(&self) -> bool {
        !(self.pages.entry.is_on_typed()
            && (self.pages.entry.is_edited || !self.pages.entry.typed.is_empty()))
    }

    /// Takes the answer just given back, and asks its question again. One that lowers the concern
    /// about suicide stays until another answer is given.
    pub(crate) fn take_back(&mut self) {
        let phrases = self.phrases();
        let Some(prompt) = self.prompt_to_take_back() else {
            return self.say(|phrases| &phrases.say_nothing_to_take_back);
        };
        let Some(last) = self.last_answer.take() else { return };
        let Some(place) = self.flow.prompts.iter().position(|other| *other == prompt) else {
            return;
        };
        let labels = self.labels(prompt);
        let phrase = if self.lowers_concern(prompt, &last.before) {
            &phrases.say_stays
        } else {
            self.given.answers = last.before;
            self.given.carried = last.carried;
            self.flow.visited.remove(&prompt.first());
            let evaluation = self.evaluation();
            self.alerts.early_help =
                self.early_calls_so_far(&evaluation).into_iter().take(1).collect();
            &phrases.say_taken_back
        };
        self.flow.is_resuming = false;
        self.go_to(place);
        self.pages.entry = Entry::of(self.settings.bank, prompt, &self.given.answers);
        self.message = Some(phrase.fill(&[("question", &labels)]));
    }
}
