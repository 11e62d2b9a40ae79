//! Confirmation of an answer that lowers the concern about suicide. A key of its own makes it count,
//! so that no slip takes the help lines away.

use crate::action::Action;
use crate::country_lines::lines_of;
use crate::entry::Entry;
use crate::interview::Interview;
use crate::lines::Lines;
use crate::view::Style;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{LineKind, QuestionId};

impl Interview<'_> {
    pub(crate) fn confirm_lowering(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return self.pages.close() };
        match action {
            Action::Change => {
                self.pages.close();
                self.enter_confirmed(prompt);
            }
            Action::Enter | Action::Back => {
                self.pages.close();
                self.entry = Entry::of(self.settings.bank, prompt, &self.answers);
                if self.chosen_in_review.is_some() {
                    self.open_review();
                }
                let kept = self.given(prompt);
                self.message = Some(self.phrases().say_as_before.fill(&[("answer", &kept)]));
            }
            Action::Character(_) => self.say(|phrases| &phrases.keys_plain_lowering),
            action => self.pages.top.scroll.act(action),
        }
    }
}

impl Lines<'_, '_> {
    pub(crate) fn lowering(&mut self, answers: &[(QuestionId, Answer)]) {
        let interview = self.interview;
        let (bank, phrases) = (interview.settings.bank, interview.phrases());
        let Some(prompt) = interview.prompt() else { return };
        self.phrase(|phrases| &phrases.heading_lowering, Style::Bold);
        self.gap();
        let words = self.words();
        let new = words.list(answers.iter().map(|(question, answer)| {
            words.answered(*question, &words.answer_briefly(*question, answer))
        }));
        self.say(
            &phrases.lowering_from.fill(&[("answer", &interview.given(prompt))]),
            Style::Plain,
        );
        self.say(&phrases.lowering_to.fill(&[("answer", &new)]), Style::Plain);
        self.gap();
        let mut after = interview.answers.clone();
        answers.iter().for_each(|(question, answer)| after.set(*question, answer.clone()));
        let lost = interview.lost_calls(&after);
        let mut kinds: Vec<LineKind> = Vec::new();
        lost.iter().flat_map(|call| &call.lines).for_each(|kind| {
            if !kinds.contains(kind) {
                kinds.push(*kind);
            }
        });
        if !kinds.is_empty() {
            self.phrase(|phrases| &phrases.lowering_meant, Style::Plain);
            let lines = kinds.iter().filter_map(|kind| interview.settings.country.main_line(*kind));
            self.lines.extend(lines_of(bank, lines));
            self.gap();
        }
        self.phrase(|phrases| &phrases.keys_plain_lowering, Style::Bold);
        // Line by line the keys are said below every page.
        self.said(String::new());
    }
}
