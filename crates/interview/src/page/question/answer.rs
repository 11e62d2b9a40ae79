//! Keys at a question.

use super::super::note::Note;
use super::super::opening::Opening;
use super::super::review::open_review;
use super::super::skip::Skip;
use crate::action::Action;
use crate::entry::EntryRow;
use crate::interview::Interview;
use crate::keymap::{Place, sign_of};
use crate::prompts::Prompt;
use ketascreen_core::bank::OptionId;

impl Interview<'_> {
    pub(crate) fn answer(&mut self, action: Action) {
        let Some(prompt) = self.prompt() else { return };
        let none = self.settings.bank.question(prompt.first()).none_option();
        match action {
            Action::Back => self.back(),
            Action::TakeBack => self.take_back(),
            Action::Backspace if self.deletes_nothing() => self.take_back(),
            Action::Note => {
                let note = Note::open(self, prompt.first());
                self.pages.open(Box::new(note));
            }
            Action::Review => self.look_through(),
            Action::Skip => self.open_skip(prompt),
            Action::Up => self.pages.entry.step(false),
            Action::Down => self.pages.entry.step(true),
            Action::PageUp => self.pages.entry.leap(false),
            Action::PageDown => self.pages.entry.leap(true),
            Action::Enter => self.enter_chosen(prompt),
            Action::NotSure => self.choose_whole(prompt, EntryRow::NotSure),
            Action::PreferNot => self.choose_whole(prompt, EntryRow::PreferNot),
            Action::AsLast => self.answer_as_last(prompt),
            Action::Tick => match self.pages.entry.active {
                Some(row) if matches!(self.pages.entry.active_row(), Some(EntryRow::Option(_))) => {
                    self.pages.entry.cycle(row, none)
                }
                Some(_) => self.choose_active(none),
                None => self.pages.entry.step(true),
            },
            Action::Character(key) if !self.pages.entry.is_typed() => {
                let Some(row) = self.pages.entry.row_of_key(key) else {
                    if key.is_alphanumeric() {
                        self.no_such_row(&key.to_string());
                    }
                    return;
                };
                self.pages.entry.active = Some(row);
                if self.pages.entry.is_ticked() {
                    return self.tick(prompt, row, none);
                }
                self.choose_active(none);
                // What is out of sight is shown, and read back, before it counts.
                if self.pages.is_in_sight(row) {
                    self.enter(prompt);
                }
            }
            // Who types is on the line that is typed.
            Action::Character(_) => {
                self.begin_with_sign();
                self.pages.entry.active = Some(0);
                self.pages.entry.edit(action);
            }
            _ if self.pages.entry.is_on_typed() => self.pages.entry.edit(action),
            Action::Home => self.pages.entry.step_to_start(),
            Action::End => self.pages.entry.step_to_end(),
            _ => {}
        }
    }

    /// Opens the answers so far, from where the questions go on afterwards.
    pub(crate) fn look_through(&mut self) {
        self.flow.reviewed_from = Some(self.flow.at)
            .filter(|_| self.flow.chosen_in_review.is_none())
            .or(self.flow.reviewed_from);
        open_review(self);
    }

    /// Makes what is chosen, ticked or typed count. A row that the arrows only stand on is chosen
    /// first and read back: the place of the cursor is no answer.
    fn enter_chosen(&mut self, prompt: Prompt) {
        if self.pages.entry.unchosen_row().is_none() {
            return self.enter(prompt);
        }
        self.choose_active(self.settings.bank.question(prompt.first()).none_option());
    }

    /// Chooses the row that the arrows stand on. An answer for the whole list takes every tick off,
    /// as 'none of these' does.
    fn choose_active(&mut self, none: Option<OptionId>) {
        let (Some(place), Some(row)) = (self.pages.entry.active, self.pages.entry.active_row())
        else {
            return;
        };
        match row {
            EntryRow::Typed => {}
            EntryRow::Option(_) if self.pages.entry.is_ticked() => {
                self.pages.entry.cycle(place, none)
            }
            row => self.pages.entry.choose(row),
        }
    }

    /// Answers for the whole question. Where that takes off what is ticked or typed, and where the sign may
    /// begin a text, that is read back before it counts.
    fn choose_whole(&mut self, prompt: Prompt, row: EntryRow) {
        let none = self.settings.bank.question(prompt.first()).none_option();
        self.pages.entry.active = self.pages.entry.rows.iter().position(|other| *other == row);
        self.choose_active(none);
        let loses = !self.pages.entry.taken_off.is_empty() || !self.pages.entry.typed.is_empty();
        if !loses && !self.is_text(prompt) {
            self.enter(prompt);
        }
    }

    /// Ticks an option, or takes the tick off. 'None of these' alone counts at once.
    fn tick(&mut self, prompt: Prompt, row: usize, none: Option<OptionId>) {
        let had_ticks = self.pages.entry.has_ticks();
        self.pages.entry.cycle(row, none);
        let is_none = self.pages.entry.active_row() == none.map(EntryRow::Option);
        if is_none && !had_ticks && self.pages.is_in_sight(row) {
            self.enter(prompt);
        }
    }

    /// Types the sign that was taken for an answer, where more is typed behind it.
    fn begin_with_sign(&mut self) {
        let is_begun = self.pages.entry.read_back && self.pages.entry.typed.is_empty();
        let action = match self.pages.entry.chosen.filter(|_| is_begun) {
            Some(EntryRow::NotSure) => Action::NotSure,
            Some(EntryRow::PreferNot) => Action::PreferNot,
            _ => return,
        };
        let sign = sign_of(Place::Typed, action).unwrap_or_default();
        sign.chars().for_each(|sign| self.pages.entry.edit(Action::Character(sign)));
    }

    /// To the question before, to the list where this one was chosen, or to what comes before the
    /// first.
    fn back(&mut self) {
        if self.flow.chosen_in_review.is_some() {
            return open_review(self);
        }
        let begun = self.prompt().filter(|prompt| self.has_draft(*prompt));
        let said = |prompt| self.phrases().say_begun.fill(&[("questions", &self.labels(prompt))]);
        self.message = begun.map(said);
        if !self.backward() {
            let opening = Opening::back_from_questions(self);
            self.pages.open(Box::new(opening));
        }
    }

    /// Asks what to skip, unless something is entered that does not count yet: it may call for
    /// help.
    fn open_skip(&mut self, prompt: Prompt) {
        if self.has_draft(prompt) {
            return self.say(|phrases| &phrases.say_begun_first);
        }
        self.pages.open(Box::new(Skip::default()));
    }
}
