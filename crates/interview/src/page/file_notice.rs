//! Pages about files: answers that no longer fit, and a file that would be written over.

use crate::lines::Lines;
use crate::page_stack::{Changed, Overwrite};
use crate::prompts::{Length, Prompt, prompts};
use crate::view::Style;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::QuestionId;
use ketascreen_core::evaluation::asked;
use ketascreen_core::summary::Words;

impl Lines<'_, '_> {
    /// Changes to the answers of a file that is resumed.
    pub(crate) fn changed(&mut self, changed: &Changed) {
        let interview = self.interview;
        let (phrases, words) = (interview.phrases(), Words { bank: interview.settings.bank });
        if changed.is_other_bank {
            self.phrase(|phrases| &phrases.heading_changed, Style::Bold);
            self.gap();
            self.phrase(|phrases| &phrases.changed_since, Style::Plain);
        } else {
            self.phrase(|phrases| &phrases.heading_notice, Style::Bold);
        }
        if !changed.left_out.is_empty() {
            self.gap();
            self.phrase(|phrases| &phrases.changed_left_out, Style::Warning);
            changed.left_out.iter().for_each(|written| {
                self.row("- ", &written.replace('\n', " "), Style::Plain, None)
            });
        }
        let labels = |questions: &[QuestionId]| {
            words.list(questions.iter().map(|question| words.label(*question)))
        };
        if !changed.set_aside.is_empty() {
            self.gap();
            let text = phrases.set_aside.fill(&[("questions", &labels(&changed.set_aside))]);
            self.say(&text, Style::Warning);
        }
        if changed.left_out.is_empty() && changed.set_aside.is_empty() {
            self.phrase(|phrases| &phrases.changed_nothing_lost, Style::Plain);
        } else {
            self.phrase(|phrases| &phrases.changed_keep, Style::Plain);
        }
        let open = self.open_between();
        if changed.is_other_bank && !open.is_empty() {
            self.gap();
            let text = phrases.changed_open.fill(&[("questions", &labels(&open))]);
            self.say(&text, Style::Plain);
        }
        self.gap();
        self.stop_or_go_on();
    }

    /// The questions that are asked now, stand before the last answer, and have none: those of the
    /// short interview alone where the record holds no others.
    fn open_between(&self) -> Vec<QuestionId> {
        let interview = self.interview;
        let bank = interview.settings.bank;
        let has_answer =
            |prompt: &Prompt| *interview.answers.get(prompt.first()) != Answer::MISSING;
        let all = prompts(bank, Length::Full, interview.settings.counselor);
        let only_short =
            all.iter().all(|prompt| bank.question(prompt.first()).short || !has_answer(prompt));
        let last = all.iter().rposition(has_answer).unwrap_or(0);
        let asked = asked(bank, &interview.answers);
        let before = all
            .iter()
            .take(last)
            .filter(|prompt| asked.of(prompt.first()).is_true() && !has_answer(prompt));
        before
            .map(|prompt| prompt.first())
            .filter(|question| !only_short || bank.question(*question).short)
            .collect()
    }

    /// Question whether a file may be written over.
    pub(crate) fn overwrite(&mut self, overwrite: &Overwrite) {
        let phrases = self.interview.phrases();
        self.say(phrases.ask_overwrite.as_str(), Style::Bold);
        self.gap();
        let says = if overwrite.is_for_answers {
            &phrases.overwrite_answers
        } else {
            &phrases.overwrite_page
        };
        self.say(&says.fill(&[("file", &overwrite.file)]), Style::Plain);
        self.gap();
        self.stop_or_go_on();
    }
}
