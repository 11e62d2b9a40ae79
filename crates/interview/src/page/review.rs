//! Every answer at the end, section by section, to look through and change.

use super::finding::rank;
use crate::action::Action;
use crate::interview::{Interview, Outcome, Page, SaveTarget};
use crate::keymap::Place;
use crate::line_edit::LineEdit;
use crate::lines::Lines;
use crate::messages::shortened;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::prompts::{Length, Prompt, prompts};
use crate::row_key::place_of_digits;
use crate::state::Order;
use crate::view::{Line, Style};
use ketascreen_core::answers::Answer;
use ketascreen_core::evaluation::asked;
use ketascreen_core::logic::Truth;

/// A row of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReviewRow {
    /// To the summary.
    Finish,
    /// On with the questions, where they are not at their end.
    GoOn,
    /// To the questions that were skipped, in order.
    Skipped,
    /// On to the questions of the full interview that were not put.
    OtherQuestions,
    /// A question to ask, answered or not, by the place of its prompt.
    Answer(usize),
}

/// The list of answers.
#[derive(Debug, Default)]
struct Review {
    pointer: Pointer,
    /// Digits of a number that is being typed.
    digits: LineEdit,
    /// Words that a question is looked for by.
    search: LineEdit,
}

/// Opens the list of answers, at the answer that was chosen there last.
pub(super) fn open_review(interview: &mut Interview<'_>) {
    let changed = interview.flow.chosen_in_review.take().map(ReviewRow::Answer);
    let row =
        changed.and_then(|changed| rows(interview, "").iter().position(|row| *row == changed));
    interview.pages.open(Box::new(Review { pointer: Pointer::at(row), ..Review::default() }));
}

/// To the next question, or to the list of answers where there is none.
pub(super) fn forward_or_review(interview: &mut Interview<'_>) {
    if !interview.forward() {
        open_review(interview);
    }
}

impl Interview<'_> {
    /// Takes a summary that was read back to the review, to change an answer. Meanwhile the answers
    /// may have been kept in a file.
    pub fn return_to_answers(&mut self, is_kept: bool) {
        if is_kept && self.settings.save_target == SaveTarget::None {
            self.settings.save_target = SaveTarget::New;
        }
        self.outcome = None;
        // Who left before the first question comes back to before it: what is asked and said there
        // is still to come.
        self.pages.retain(|page| page.place().is_opening());
        match self.pages.top_mut() {
            Some(page) => page.pointer_mut().into_iter().for_each(|pointer| pointer.row = None),
            None => open_review(self),
        }
    }

    /// True where questions are still to be put.
    pub(crate) fn is_midway(&self) -> bool {
        self.first_unanswered().is_some()
    }
}

/// The rows to choose from: every question, or those that words find, the best first.
fn rows(interview: &Interview<'_>, search: &str) -> Vec<ReviewRow> {
    if search.trim().is_empty() {
        let mut rows = ways_on(interview);
        rows.extend(listed(interview).map(|(place, _)| ReviewRow::Answer(place)));
        return rows;
    }
    let rank = |(place, prompt)| Some((rank(interview, prompt, search)?, place));
    let mut found: Vec<(usize, usize)> = listed(interview).filter_map(rank).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, place)| ReviewRow::Answer(place)).collect()
}

/// The rows that lead on from the list.
fn ways_on(interview: &Interview<'_>) -> Vec<ReviewRow> {
    if interview.is_midway() {
        return vec![ReviewRow::GoOn];
    }
    let mut rows = vec![ReviewRow::Finish];
    rows.extend(interview.skipped().next().map(|_| ReviewRow::Skipped));
    if interview.settings.length == Some(Length::Short)
        && others_unanswered(interview).next().is_some()
    {
        rows.push(ReviewRow::OtherQuestions);
    }
    rows
}

/// The prompts that are asked, answered or not, and those whose answers count, with their places.
fn listed(interview: &Interview<'_>) -> impl Iterator<Item = (usize, Prompt)> {
    let asked = asked(interview.settings.bank, &interview.given.answers);
    // Also where it is not known whether a question is asked, its answer counts.
    let stands = move |prompt: &Prompt| match asked.of(prompt.first()) {
        Truth::True => true,
        Truth::Unknown => !interview.has_open(prompt),
        Truth::False => is_kept_of_counselor(interview, prompt),
    };
    let prompts = interview.flow.prompts.iter().copied().enumerate();
    prompts.filter(move |(_, prompt)| stands(prompt))
}

/// True for what a counselor answered, which counts whatever else is answered.
fn is_kept_of_counselor(interview: &Interview<'_>, prompt: &Prompt) -> bool {
    interview.settings.bank.question(prompt.first()).for_counselors && !interview.has_open(prompt)
}

/// The prompts of the full interview that apply and have no answer.
fn others_unanswered(interview: &Interview<'_>) -> impl Iterator<Item = Prompt> {
    let asked = asked(interview.settings.bank, &interview.given.answers);
    let open = move |prompt: &Prompt| {
        let question = prompt.first();
        asked.of(question) == Truth::True
            && interview.has_open(prompt)
            && !interview.flow.visited.contains(&question)
    };
    prompts(interview.settings.bank, Length::Full, interview.settings.counselor)
        .into_iter()
        .filter(open)
}

/// Goes from the answers so far to the questions.
fn go_on(interview: &mut Interview<'_>) {
    let next = interview.place_to_resume();
    interview.go_to(next.unwrap_or(interview.flow.at));
}

/// Puts the questions that were skipped, in order.
fn ask_skipped(interview: &mut Interview<'_>) {
    let skipped: Vec<_> = interview.skipped().collect();
    skipped.iter().for_each(|question| {
        interview.flow.visited.remove(question);
    });
    interview.flow.order = Order::Unanswered;
    go_on(interview);
}

/// Puts the questions of the full interview that have no answer.
fn ask_others(interview: &mut Interview<'_>) {
    interview.settings.length = Some(Length::Full);
    let here = interview.prompt();
    interview.flow.prompts =
        prompts(interview.settings.bank, Length::Full, interview.settings.counselor);
    let is_here = |prompt: &Prompt| Some(*prompt) == here;
    interview.flow.at = interview.flow.prompts.iter().position(is_here).unwrap_or(0);
    interview.flow.order = Order::Unanswered;
    match interview.first_unanswered() {
        Some(first) => interview.go_to(first),
        None => open_review(interview),
    }
}

impl Review {
    fn row(&self) -> usize {
        self.pointer.row.unwrap_or(0)
    }

    fn rows(&self, interview: &Interview<'_>) -> Vec<ReviewRow> {
        rows(interview, &self.search.text())
    }

    fn edit_search(&mut self, action: Action) {
        self.search.edit(action);
        self.move_to(0);
    }

    fn move_to(&mut self, row: usize) {
        self.digits = LineEdit::default();
        self.pointer.row = Some(row);
    }

    fn type_digit(&mut self, digit: char, rows: usize) {
        self.digits.insert(digit);
        let place = place_of_digits(&self.digits.text(), rows).or_else(|| {
            self.digits = LineEdit::of(&digit.to_string());
            place_of_digits(&self.digits.text(), rows)
        });
        match place {
            Some(place) => self.pointer.row = Some(place),
            None => self.digits = LineEdit::default(),
        }
    }
}

/// Does what a row says.
fn choose(interview: &mut Interview<'_>, row: ReviewRow) -> Turn<dyn Page> {
    match row {
        ReviewRow::Finish => {
            interview.outcome = Some(Outcome::Finished);
            return Turn::Stay;
        }
        ReviewRow::GoOn => go_on(interview),
        ReviewRow::Skipped => ask_skipped(interview),
        ReviewRow::OtherQuestions => ask_others(interview),
        ReviewRow::Answer(index) => {
            interview.flow.order = Order::Unanswered;
            interview.go_to(index);
            interview.flow.chosen_in_review = Some(index);
        }
    }
    Turn::Close
}

impl Page for Review {
    fn place(&self) -> Place {
        Place::Review
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.review(self))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        const PAGE: usize = 10;
        let rows = self.rows(interview);
        let (row, last) = (self.row(), rows.len().saturating_sub(1));
        match action {
            Action::Up => self.move_to(row.checked_sub(1).unwrap_or(last)),
            Action::Down => self.move_to(if row >= last { 0 } else { row + 1 }),
            Action::PageUp => self.move_to(row.saturating_sub(PAGE)),
            Action::PageDown => self.move_to((row + PAGE).min(last)),
            Action::Home => self.move_to(0),
            Action::End => self.move_to(last),
            Action::Back => {
                if interview.is_midway() {
                    go_on(interview);
                } else {
                    // Where it was opened over a question, that question comes back; it is the
                    // last that was put.
                    interview.go_to(interview.flow.at);
                }
                return Turn::Close;
            }
            Action::Character(digit) if digit.is_ascii_digit() && self.search.is_empty() => {
                self.type_digit(digit, rows.len());
            }
            Action::Character(first) if self.search.is_empty() && !first.is_alphanumeric() => {}
            Action::Character(_)
            | Action::Backspace
            | Action::DeleteToStart
            | Action::DeleteWord => self.edit_search(action),
            Action::Enter => {
                if let Some(row) = rows.get(row) {
                    return choose(interview, *row);
                }
            }
            _ => {}
        }
        Turn::Stay
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        let listed = self.rows(interview);
        match place_of_digits(line, listed.len()).and_then(|place| listed.get(place)) {
            Some(row) => return choose(interview, *row),
            // Nothing that is chosen goes on, or leaves the list.
            None if line.is_empty() => {
                return choose(interview, listed.first().copied().unwrap_or(ReviewRow::Finish));
            }
            None if line.starts_with(|first: char| first.is_ascii_digit()) => {
                interview.no_such_row(line);
            }
            None => match rows(interview, line).as_slice() {
                [] => {
                    let phrase = &interview.phrases().review_nothing_found;
                    interview.message = Some(phrase.fill(&[("typed", &shortened(line))]));
                }
                [only] => return choose(interview, *only),
                _ => self.search = LineEdit::of(line),
            },
        }
        Turn::Stay
    }

    fn typed<'i>(&'i self, _: &'i Interview<'_>) -> Option<&'i LineEdit> {
        Some(&self.search)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }

    fn is_scrolled(&self) -> bool {
        false
    }
}

impl Lines<'_, '_> {
    fn review(&mut self, review: &Review) {
        let active = review.row();
        let search = review.search.text();
        let rows = review.rows(self.interview);
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
        if !interview.flow.is_resuming {
            self.reference();
        }
        let search_line = match search.is_empty() {
            true => phrases.review_find.as_str().to_owned(),
            false => phrases.review_finding.fill(&[("typed", &search)]),
        };
        self.say(&search_line, Style::Dim);
        // Line by line it is said with how to answer.
        self.said(String::new());
        self.gap();
        if rows.is_empty() {
            self.say(
                &phrases.review_nothing_found.fill(&[("typed", &shortened(&search))]),
                Style::Plain,
            );
        }
        let mut section = None;
        for (index, row) in rows.into_iter().enumerate() {
            let text = match row {
                ReviewRow::Finish => phrases.review_finish.as_str().to_owned(),
                ReviewRow::Skipped => {
                    let count = interview.skipped().count().to_string();
                    phrases.review_skipped.fill(&[("count", &count)])
                }
                ReviewRow::GoOn => phrases.choice_go_on.as_str().to_owned(),
                ReviewRow::OtherQuestions => phrases.review_other_questions.as_str().to_owned(),
                ReviewRow::Answer(place) => {
                    let Some(prompt) = interview.flow.prompts.get(place) else { continue };
                    let here = bank.question(prompt.first()).section;
                    if section != Some(here) && search.is_empty() {
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
            let is_active = active == index;
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
        let is_ahead = prompt
            .questions()
            .iter()
            .all(|question| *interview.given.answers.get(*question) == Answer::MISSING)
            && !interview.flow.visited.contains(&prompt.first());
        if is_ahead && !interview.has_draft(prompt) {
            let labels = interview.labels(prompt);
            return interview.phrases().review_ahead.fill(&[("question", &labels)]);
        }
        let answered = prompt.questions().iter().map(|question| {
            let answer: &Answer = interview.given.answers.get(*question);
            let said = interview.unopened(*question, answer, words.answer(*question, answer));
            words.answered(*question, &said)
        });
        let answered = words.list(answered);
        let answered = match interview.carried_on(prompt) {
            Some(day) => {
                interview.phrases().carried_answer.fill(&[("answer", &answered), ("day", &day)])
            }
            None => answered,
        };
        let answered = match interview.given.notes.get(&prompt.first()) {
            Some(note) => words.noted(&answered, note),
            None => answered,
        };
        match interview.has_draft(prompt) {
            true => interview.phrases().begun.fill(&[("answer", &answered)]),
            false => answered,
        }
    }
}
