//! Confirmation of an answer that lowers the concern about suicide. A key of its own makes it count,
//! so that no slip takes the help lines away.

use super::choosing::choose_by_line;
use super::give::give;
use super::review::open_review;
use crate::action::Action;
use crate::country_lines::lines_of;
use crate::entry::Entry;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::view::{Line, Style};
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::LineKind;
use ketascreen_core::evaluation::evaluate;
use ketascreen_core::summary::Help;

/// Confirmation of answers to the present prompt.
#[derive(Debug)]
pub(super) struct Lowering {
    /// All answers, with those that are to count.
    after: Answers,
    pointer: Pointer,
}

impl Lowering {
    pub fn of(after: Answers) -> Lowering {
        Lowering { after, pointer: Pointer::default() }
    }

    /// Leaves the answer as it was.
    fn leave_it(interview: &mut Interview<'_>) {
        let Some(prompt) = interview.prompt() else { return };
        interview.pages.entry =
            Entry::of(interview.settings.bank, prompt, &interview.given.answers);
        if interview.flow.chosen_in_review.is_some() {
            open_review(interview);
        }
        let kept = interview.given(prompt);
        interview.message = Some(interview.phrases().say_as_before.fill(&[("answer", &kept)]));
    }
}

impl Page for Lowering {
    fn place(&self) -> Place {
        Place::Lowering
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.lowering(&self.after))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        match action {
            Action::Change => {
                if let Some(prompt) = interview.prompt() {
                    give(interview, prompt, self.after.clone());
                }
                return Turn::Close;
            }
            Action::Enter | Action::Back => {
                Lowering::leave_it(interview);
                return Turn::Close;
            }
            Action::Character(_) => interview.say(|phrases| &phrases.keys_plain_lowering),
            action => self.pointer.scroll.act(action),
        }
        Turn::Stay
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        choose_by_line(self, interview, line, 0)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }
}

impl Lines<'_, '_> {
    fn lowering(&mut self, after: &Answers) {
        let interview = self.interview;
        let (bank, phrases) = (interview.settings.bank, interview.phrases());
        let Some(prompt) = interview.prompt() else { return };
        self.phrase(|phrases| &phrases.heading_lowering, Style::Bold);
        self.gap();
        let words = self.words();
        let new = words.list(prompt.questions().iter().map(|question| {
            words.answered(*question, &words.answer_briefly(*question, after.get(*question)))
        }));
        self.say(
            &phrases.lowering_from.fill(&[("answer", &interview.given(prompt))]),
            Style::Plain,
        );
        self.say(&phrases.lowering_to.fill(&[("answer", &new)]), Style::Plain);
        self.gap();
        let lost = interview.lost_calls(after);
        let mut kinds: Vec<LineKind> = Vec::new();
        lost.iter().flat_map(|call| &call.lines).for_each(|kind| {
            if !kinds.contains(kind) {
                kinds.push(*kind);
            }
        });
        let still =
            Help::called_for(bank, &evaluate(bank, after), interview.settings.country).kinds;
        kinds.retain(|kind| !still.contains(kind));
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
