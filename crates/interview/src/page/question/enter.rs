//! An entry that is to count: checked, read back, and given.

use super::super::give::give;
use super::super::lowering::Lowering;
use crate::entry::{Entry, EntryError};
use crate::interview::Interview;
use crate::prompts::Prompt;
use crate::state::Order;
use ketascreen_core::answers::{Answer, Answers};
use ketascreen_core::bank::QuestionId;
use ketascreen_core::evaluation::{Evaluation, asked, evaluate, holds};
use ketascreen_core::summary::Words;

impl Interview<'_> {
    /// Makes what is chosen, ticked or typed count.
    pub(super) fn enter(&mut self, prompt: Prompt) {
        match self.entered(prompt) {
            Ok(given) => self.count(prompt, given),
            Err(reason) => self.report(reason),
        }
    }

    /// Makes answers to a prompt count, unless they contradict others, are to be read back first, or
    /// lower the concern about suicide.
    pub(super) fn count(&mut self, prompt: Prompt, given: Vec<(QuestionId, Answer)>) {
        let bank = self.settings.bank;
        let mut answers = self.given.answers.clone();
        given.into_iter().for_each(|(question, answer)| answers.set(question, answer));
        while let Some(broken) = bank
            .constraints()
            .iter()
            .find(|constraint| holds(bank, &answers, constraint).is_false())
        {
            let asked = asked(bank, &self.given.answers);
            let others = broken
                .questions(|scale| bank.items(scale))
                .into_iter()
                .filter(|question| !prompt.questions().contains(question));
            let others: Vec<QuestionId> =
                others.filter(|question| *answers.get(*question) != Answer::MISSING).collect();
            let is_set_aside = |question: &QuestionId| asked.of(*question).is_false();
            // An answer that was set aside cannot be looked at, so its question is asked anew;
            // another one once that was said.
            let again: Vec<QuestionId> = match others.iter().copied().find(is_set_aside) {
                Some(aside) => vec![aside],
                None if self.pages.entry.is_contradiction_known => others,
                None => return self.contradicted(broken.text.as_str(), &others),
            };
            if again.is_empty() {
                return self.contradicted(broken.text.as_str(), &again);
            }
            for question in again {
                answers.set(question, Answer::MISSING);
                self.flow.visited.remove(&question);
                // It may stand before this one.
                self.flow.order = Order::Unanswered;
            }
        }
        // What may be typed in many ways is said as it was understood before it counts, and so are
        // readings that call for help.
        let is_to_read_back = self.pages.entry.may_be_misread(bank, prompt)
            || (matches!(prompt, Prompt::Pair(..)) && self.calls_for_more(&answers));
        if is_to_read_back && !self.pages.entry.read_back && !self.is_unchanged(prompt) {
            self.pages.entry.read_back = true;
            return;
        }
        if self.lowers_concern(prompt, &answers) {
            return self.pages.open(Box::new(Lowering::of(answers)));
        }
        give(self, prompt, answers);
    }

    /// True where other answers call for more help.
    fn calls_for_more(&self, answers: &Answers) -> bool {
        let bank = self.settings.bank;
        let calls = |evaluation: &Evaluation| evaluation.help_calls(bank).len();
        calls(&evaluate(bank, answers)) > calls(&self.evaluation())
    }

    /// Says that an answer does not fit others, which Enter has asked again; without others it has
    /// to be changed.
    fn contradicted(&mut self, contradiction: &str, others: &[QuestionId]) {
        let words = Words { bank: self.settings.bank };
        let labels = words.list(others.iter().map(|question| words.label(*question)));
        self.pages.entry.is_contradiction_known = !others.is_empty();
        let places = [("contradiction", contradiction), ("questions", labels.as_str())];
        let asks_again = self.settings.bank.phrases().say_contradiction.fill(&places);
        self.message = Some(if others.is_empty() { contradiction.to_owned() } else { asks_again });
    }

    /// Answer that is chosen or typed, read back before it counts; none where it is the answer
    /// already.
    pub(crate) fn read_back(&self) -> Option<String> {
        let prompt = self.prompt().filter(|_| self.is_at_question())?;
        let chosen = self
            .pages
            .entry
            .to_read_back(self.settings.bank, prompt)
            .filter(|_| !self.pages.entry.taken_off.is_empty() || !self.is_unchanged(prompt))?;
        let words = Words { bank: self.settings.bank };
        let said = match prompt {
            Prompt::Question(_) => words.list(
                chosen.iter().map(|(question, answer)| words.answer_briefly(*question, answer)),
            ),
            Prompt::Pair(..) => words.list(chosen.iter().map(|(question, answer)| {
                words.answered(*question, &words.answer(*question, answer))
            })),
        };
        let phrases = self.settings.bank.phrases();
        let phrase = if self.pages.entry.has_words(self.settings.bank, prompt) {
            &phrases.read_back_numbers
        } else {
            &phrases.read_back
        };
        let said = phrase.fill(&[("options", &said)]);
        let taken_off = words.list(
            self.pages.entry.taken_off.iter().map(|option| words.option(prompt.first(), *option)),
        );
        match taken_off.is_empty() {
            true => Some(said),
            false => {
                Some(format!("{} {said}", phrases.say_taken_off.fill(&[("options", &taken_off)])))
            }
        }
    }

    /// Answers that Enter gives. A line that is as the answers before filled it keeps them: a
    /// reading that was withheld is shown as one that is open.
    fn entered(&self, prompt: Prompt) -> Result<Vec<(QuestionId, Answer)>, EntryError> {
        let before = Entry::of(self.settings.bank, prompt, &self.given.answers);
        if self.pages.entry.is_on_typed()
            && before.is_on_typed()
            && !before.typed.is_empty()
            && self.pages.entry.is_same_input(&before)
        {
            return Ok(prompt
                .questions()
                .iter()
                .map(|question| (*question, self.given.answers.get(*question).clone()))
                .collect());
        }
        self.pages.entry.answers(self.settings.bank, prompt)
    }

    /// True where the entry is the answer that was given before.
    pub(crate) fn is_unchanged(&self, prompt: Prompt) -> bool {
        let entered = self.entered(prompt);
        entered.is_ok_and(|entered| {
            entered.iter().all(|(question, answer)| self.given.answers.get(*question) == answer)
        })
    }
}
