//! Every answer at the end, section by section, to look through and change.

use crate::action::Action;
use crate::interview::{Interview, Order, Outcome, SaveTarget};
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::page_stack::{OpenPage, PageKind, PageStack};
use crate::prompts::{Length, Prompt, prompts};
use crate::row_key::place_of_digits;
use crate::view::Style;
use ketascreen_core::answers::Answer;
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

/// A row of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReviewRow {
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
    pub(crate) fn open_review(&mut self) {
        let changed = self.chosen_in_review.take().map(ReviewRow::Answer);
        self.pages.open(PageKind::Review);
        self.pages.top.row =
            changed.and_then(|changed| self.review_rows().iter().position(|row| *row == changed));
    }

    /// Takes a summary that was read back to the review, to change an answer. Meanwhile the answers
    /// may have been kept in a file.
    pub fn return_to_answers(&mut self, is_kept: bool) {
        if is_kept && self.settings.save_target == SaveTarget::None {
            self.settings.save_target = SaveTarget::New;
        }
        self.outcome = None;
        // Who left before the first question comes back to before it: what is asked and said there
        // is still to come.
        let comes_before = |page: &PageKind| {
            matches!(
                page,
                PageKind::Overwrite(_)
                    | PageKind::Changed(_)
                    | PageKind::Opening
                    | PageKind::OpeningReference
                    | PageKind::OpeningLength
            )
        };
        self.stash_note();
        let pages = std::mem::take(&mut self.pages).into_pages();
        let mut before: Vec<OpenPage> = pages.filter(|open| comes_before(&open.page)).collect();
        match before.pop() {
            Some(last) => {
                before.insert(0, OpenPage::default());
                before.push(OpenPage { row: None, ..last });
                self.pages = PageStack::of(before);
            }
            None => self.open_review(),
        }
    }

    pub(crate) fn review_rows(&self) -> Vec<ReviewRow> {
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

    /// True where questions are still to be put.
    pub(crate) fn is_midway(&self) -> bool {
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
            |prompt: &Prompt| !self.has_open(prompt) || self.visited.contains(&prompt.first());
        applies.filter(move |(_, prompt)| was_put(prompt)).map(|(index, _)| index)
    }

    /// The prompts of the full interview that apply and have no answer.
    fn others_unanswered(&self) -> impl Iterator<Item = Prompt> {
        let asked = asked(self.settings.bank, &self.answers);
        let open = move |prompt: &Prompt| {
            let question = prompt.first();
            asked.of(question) == Truth::True
                && self.has_open(prompt)
                && !self.visited.contains(&question)
        };
        prompts(self.settings.bank, Length::Full, self.settings.counselor).into_iter().filter(open)
    }

    pub(crate) fn review(&mut self, action: Action) {
        const PAGE: usize = 10;
        let rows = self.review_rows();
        let last = rows.len().saturating_sub(1);
        let row = self.pages.top.row.unwrap_or(0);
        match action {
            Action::Up => self.move_to(row.checked_sub(1).unwrap_or(last)),
            Action::Down => self.move_to(if row >= last { 0 } else { row + 1 }),
            Action::PageUp => self.move_to(row.saturating_sub(PAGE)),
            Action::PageDown => self.move_to((row + PAGE).min(last)),
            Action::Home => self.move_to(0),
            Action::End => self.move_to(last),
            Action::Back if self.is_midway() => self.go_on(),
            Action::Back => {
                self.pages.close();
                // Where it was opened over a question, that question comes back; it is the last
                // that was put.
                self.go_to(self.at);
            }
            Action::Character(digit) if digit.is_ascii_digit() => {
                self.pages.top.typed.insert(digit);
                match place_of_digits(&self.pages.top.typed.text(), rows.len()).or_else(|| {
                    self.pages.top.typed = LineEdit::of(&digit.to_string());
                    place_of_digits(&digit.to_string(), rows.len())
                }) {
                    Some(place) => self.pages.top.row = Some(place),
                    None => self.pages.top.typed = LineEdit::default(),
                }
            }
            Action::Enter => match rows.get(row) {
                Some(ReviewRow::Finish) => self.outcome = Some(Outcome::Finished),
                Some(ReviewRow::GoOn) => self.go_on(),
                Some(ReviewRow::OtherQuestions) => {
                    self.settings.length = Some(Length::Full);
                    let here = self.prompt();
                    self.prompts =
                        prompts(self.settings.bank, Length::Full, self.settings.counselor);
                    self.at =
                        self.prompts.iter().position(|prompt| Some(*prompt) == here).unwrap_or(0);
                    self.order = Order::Unanswered;
                    self.pages.close();
                    match self.first_unanswered() {
                        Some(first) => self.go_to(first),
                        None => self.open_review(),
                    }
                }
                Some(ReviewRow::Answer(index)) => {
                    self.order = Order::Unanswered;
                    self.pages.close();
                    self.go_to(*index);
                    self.chosen_in_review = Some(*index);
                }
                None => {}
            },
            _ => {}
        }
    }

    /// Goes from the answers so far to the questions.
    fn go_on(&mut self) {
        self.pages.close();
        let next = self.place_to_resume();
        self.go_to(next.unwrap_or(self.at));
    }

    fn move_to(&mut self, row: usize) {
        self.pages.top.typed = LineEdit::default();
        self.pages.top.row = Some(row);
    }
}

impl Lines<'_, '_> {
    pub(crate) fn review(&mut self) {
        let interview = self.interview;
        let (bank, phrases) = (interview.settings.bank, interview.phrases());
        let is_midway = interview.is_midway();
        self.phrase(
            |phrases| {
                if is_midway { &phrases.heading_review_so_far } else { &phrases.heading_review }
            },
            Style::Bold,
        );
        self.resumed_progress();
        if !interview.is_resuming {
            self.reference();
        }
        self.gap();
        let mut section = None;
        for (index, row) in interview.review_rows().into_iter().enumerate() {
            let text = match row {
                ReviewRow::Finish => phrases.review_finish.as_str().to_owned(),
                ReviewRow::GoOn => phrases.choice_go_on.as_str().to_owned(),
                ReviewRow::OtherQuestions => phrases.review_other_questions.as_str().to_owned(),
                ReviewRow::Answer(place) => {
                    let Some(prompt) = interview.prompts.get(place) else { continue };
                    let here = bank.question(prompt.first()).section;
                    if section != Some(here) {
                        section = Some(here);
                        self.gap();
                        let title = bank
                            .sections()
                            .get(here)
                            .map(|section| section.title.as_str())
                            .unwrap_or_default();
                        self.say(title, Style::Bold);
                    }
                    self.reviewed(*prompt)
                }
            };
            let is_active = interview.pages.top.row.unwrap_or(0) == index;
            let mark = format!("{} {:>2} ", if is_active { ">" } else { " " }, index + 1);
            self.row(
                &mark,
                &text,
                if is_active { Style::Active } else { Style::Plain },
                is_active.then_some(0),
            );
            self.said(format!("{}: {text}", index + 1));
        }
    }

    /// A question, or two readings, with what was answered.
    fn reviewed(&self, prompt: Prompt) -> String {
        let interview = self.interview;
        let words = self.words();
        let answered = prompt.questions().iter().map(|question| {
            let answer: &Answer = interview.answers.get(*question);
            words.answered(*question, &words.answer(*question, answer))
        });
        let answered = words.list(answered);
        let answered = match interview.notes.get(&prompt.first()) {
            Some(note) => words.noted(&answered, note),
            None => answered,
        };
        match interview.has_draft(prompt) {
            true => interview.phrases().begun.fill(&[("answer", &answered)]),
            false => answered,
        }
    }
}
