//! Every answer at the end, section by section, to look through and change.

use super::entry::place_of_digits;
use super::page::Page;
use super::prompts::{Length, Prompt, prompts};
use super::state::{End, Walk};
use super::{Action, Interview, LineEdit};
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

/// A row of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReviewRow {
    /// To the summary.
    Finish,
    /// On with the questions, where they are not at their end.
    GoOn,
    /// On to the questions of the full interview that were not put.
    OtherQuestions,
    /// An answer to change, by the place of its prompt.
    Answer(usize),
}

impl Interview<'_> {
    pub(super) fn open_review(&mut self) {
        let changed = self.chosen_in_review.take().map(ReviewRow::Answer);
        self.open_page(Page::Review);
        self.top.row =
            changed.and_then(|changed| self.review_rows().iter().position(|row| *row == changed));
    }

    pub(super) fn review_rows(&self) -> Vec<ReviewRow> {
        if self.is_midway() {
            return std::iter::once(ReviewRow::GoOn)
                .chain(self.reached().map(ReviewRow::Answer))
                .collect();
        }
        let mut rows = vec![ReviewRow::Finish];
        if self.settings.length == Some(Length::Short) && self.others_unanswered().next().is_some()
        {
            rows.push(ReviewRow::OtherQuestions);
        }
        let asked = asked(self.settings.bank, &self.answers);
        // Also where it is not known whether a question is asked, its answer counts.
        let stands = |prompt: &Prompt| match asked.of(prompt.first()) {
            Truth::True => true,
            Truth::Unknown => !self.has_open(prompt),
            Truth::False => false,
        };
        rows.extend(
            self.prompts
                .iter()
                .enumerate()
                .filter(|(_, prompt)| stands(prompt))
                .map(|(index, _)| ReviewRow::Answer(index)),
        );
        rows
    }

    /// Whether questions are still to be put.
    pub(super) fn is_midway(&self) -> bool {
        self.first_unanswered().is_some()
    }

    /// The prompts that apply and were put so far, by their places.
    fn reached(&self) -> impl Iterator<Item = usize> {
        let asked = asked(self.settings.bank, &self.answers);
        let applies = self
            .prompts
            .iter()
            .enumerate()
            .filter(move |(_, prompt)| asked.of(prompt.first()) != Truth::False);
        let was_put =
            |prompt: &Prompt| !self.has_open(prompt) || self.passed.contains(&prompt.first());
        applies.filter(move |(_, prompt)| was_put(prompt)).map(|(index, _)| index)
    }

    /// The prompts of the full interview that apply and have no answer.
    fn others_unanswered(&self) -> impl Iterator<Item = Prompt> {
        let asked = asked(self.settings.bank, &self.answers);
        let open = move |prompt: &Prompt| {
            let question = prompt.first();
            asked.of(question) == Truth::True
                && self.has_open(prompt)
                && !self.passed.contains(&question)
        };
        prompts(self.settings.bank, Length::Full).into_iter().filter(open)
    }

    pub(super) fn review(&mut self, action: Action) {
        const PAGE: usize = 10;
        let rows = self.review_rows();
        let last = rows.len().saturating_sub(1);
        let row = self.top.row.unwrap_or(0);
        match action {
            Action::Up => self.move_to(row.checked_sub(1).unwrap_or(last)),
            Action::Down => self.move_to(if row >= last { 0 } else { row + 1 }),
            Action::PageUp => self.move_to(row.saturating_sub(PAGE)),
            Action::PageDown => self.move_to((row + PAGE).min(last)),
            Action::Home => self.move_to(0),
            Action::End => self.move_to(last),
            Action::Back if self.is_midway() => self.go_on(),
            Action::Back => {
                self.close_page();
                // Where it was opened over a question, that question comes back; it is the last that was put.
                self.go_to(self.at);
            }
            Action::Character('!') => self.open_page(Page::HelpLines),
            Action::Character('=') => self.open_page(Page::Points),
            Action::Character(digit) if digit.is_ascii_digit() => {
                self.top.typed.insert(digit);
                match place_of_digits(&self.top.typed.text(), rows.len()).or_else(|| {
                    self.top.typed = LineEdit::of(&digit.to_string());
                    place_of_digits(&digit.to_string(), rows.len())
                }) {
                    Some(place) => self.top.row = Some(place),
                    None => self.top.typed = LineEdit::default(),
                }
            }
            Action::Enter => match rows.get(row) {
                Some(ReviewRow::Finish) => self.end = Some(End::Finished),
                Some(ReviewRow::GoOn) => self.go_on(),
                Some(ReviewRow::OtherQuestions) => {
                    self.settings.length = Some(Length::Full);
                    let here = self.prompt();
                    self.prompts = prompts(self.settings.bank, Length::Full);
                    self.at =
                        self.prompts.iter().position(|prompt| Some(*prompt) == here).unwrap_or(0);
                    self.walk = Walk::Unanswered;
                    self.close_page();
                    match self.first_unanswered() {
                        Some(first) => self.go_to(first),
                        None => self.open_review(),
                    }
                }
                Some(ReviewRow::Answer(index)) => {
                    self.walk = Walk::Unanswered;
                    self.close_page();
                    self.go_to(*index);
                    self.chosen_in_review = Some(*index);
                }
                None => {}
            },
            _ => {}
        }
    }

    /// From the answers so far to the questions.
    fn go_on(&mut self) {
        self.close_page();
        let next = self.where_it_was();
        self.go_to(next.unwrap_or(self.at));
    }

    fn move_to(&mut self, row: usize) {
        self.top.typed = LineEdit::default();
        self.top.row = Some(row);
    }
}
