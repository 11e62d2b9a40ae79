//! Last time's answer beside a question that is asked again, and one key for it.

use crate::action::Action;
use crate::entry::Entry;
use crate::interview::Interview;
use crate::keymap::{Place, sign_of};
use crate::lines::Lines;
use crate::prompts::Prompt;
use crate::view::Style;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::QuestionId;

impl Interview<'_> {
    /// Answers as last time. What is not shown yet is opened first, and counts with Enter.
    pub(super) fn answer_as_last(&mut self, prompt: Prompt) {
        let last = self.last_answers(prompt);
        if last.is_empty() {
            return self.say(|phrases| &phrases.say_no_last);
        }
        let bank = self.settings.bank;
        let mut answers = self.given.answers.clone();
        last.iter().for_each(|(question, answer)| answers.set(*question, answer.clone()));
        self.pages.entry = Entry::of(bank, prompt, &answers);
        self.pages.entry.read_back = true;
        if !last.iter().any(|(question, _)| bank.question(*question).private) {
            self.count(prompt, last);
        }
    }

    /// The answers of last time; the present one where it is of an earlier day.
    fn last_answers(&self, prompt: Prompt) -> Vec<(QuestionId, Answer)> {
        let is_carried = self.carried_on(prompt).is_some();
        let last = |question: &QuestionId| {
            let last = self.given.last.get(question).map(|last| last.answer.clone());
            let present = || Some(self.given.answers.get(*question).clone()).filter(|_| is_carried);
            Some((*question, last.or_else(present)?))
        };
        prompt.questions().iter().filter_map(last).collect()
    }

    /// The earlier day of an answer that counts and was not given anew.
    pub(crate) fn carried_on(&self, prompt: Prompt) -> Option<String> {
        let carried = self.given.carried.carried(&self.given.answers);
        let days = prompt.questions().iter().filter_map(|question| carried.get(question));
        days.map(|origin| origin.day).min().map(|day| day.to_string())
    }
}

impl Lines<'_, '_> {
    /// Last time's answer with its day, or the day of one that was carried over.
    pub(super) fn last_time(&mut self, prompt: Prompt) {
        let interview = self.interview;
        let (words, phrases) = (self.words(), interview.phrases());
        let key = sign_of(Place::Typed, Action::AsLast).unwrap_or_default();
        let last: Vec<_> = prompt
            .questions()
            .iter()
            .filter_map(|question| Some((*question, interview.given.last.get(question)?)))
            .collect();
        let day = last.iter().map(|(_, last)| last.origin.day).min().map(|day| day.to_string());
        if let Some(day) = day {
            let said = last.iter().map(|(question, last)| {
                let brief = words.answer_briefly(*question, &last.answer);
                let said = interview.unopened(*question, &last.answer, brief);
                match prompt {
                    Prompt::Question(_) => said,
                    Prompt::Pair(..) => words.answered(*question, &said),
                }
            });
            let answer = words.list(said);
            let values = [("day", &*day), ("answer", &*answer), ("key", key)];
            self.say(&phrases.last_time.fill(&values), Style::Plain);
        } else if let Some(day) = interview.carried_on(prompt) {
            self.say(&phrases.carried_beside.fill(&[("day", &day), ("key", key)]), Style::Plain);
        }
    }
}
