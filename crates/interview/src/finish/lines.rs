//! The summary line by line: said part by part, and what a line means there.

use super::{Choice, Ending, Finish, Page, Wish};
use crate::answering::shortened;
use crate::entry::place_of_key;
use crate::entry::single;
use crate::keys::signs::{BACK, HELP, HELP_LINES, LEAVE, LEAVE_AT_ONCE, SKIP};
use crate::{Action, LineEdit};
use ketascreen_core::text::ascii;

impl Finish<'_> {
    /// Does what a line says.
    pub(crate) fn take_line(&mut self, line: &str) -> Option<Wish> {
        self.message = None;
        match (self.over.last_mut(), line) {
            (_, LEAVE_AT_ONCE) => self.act(Action::LeaveAtOnce),
            (None | Some(Page::Choices(_)), BACK) => self.back(),
            (_, BACK) => self.act(Action::Back),
            (_, LEAVE) => self.act(Action::Leave),
            (Some(Page::FileName(..)), HELP_LINES) => self.act(Action::HelpLines),
            (Some(Page::FileName(_, what)), HELP) => {
                self.message = Some(what.meant(self.bank.phrases()).get(self.voice).to_owned());
                None
            }
            (Some(Page::FileName(name, _)), _) => {
                *name = LineEdit::of(line);
                self.act(Action::Enter)
            }
            (_, "") => self.act(Action::Enter),
            (Some(Page::Choices(_)), HELP_LINES) => self.act(Action::HelpLines),
            (Some(Page::HelpLines(_)), _)
                if self.bank.countries().len()
                    <= single(line).and_then(place_of_key).unwrap_or(usize::MAX) =>
            {
                self.message =
                    Some(self.bank.phrases().say_no_such_row.fill(self.voice, &[("typed", line)]));
                None
            }
            (Some(Page::Choices(row)), _) => {
                match single(line)
                    .filter(|key| place_of_key(*key).is_some_and(|place| place < Choice::ALL.len()))
                {
                    Some(key) => self.act(Action::Character(key)),
                    None => {
                        *row = None;
                        self.message = Some(
                            self.bank
                                .phrases()
                                .say_no_such_row
                                .fill(self.voice, &[("typed", line)]),
                        );
                        None
                    }
                }
            }
            (None, HELP | HELP_LINES | SKIP) => {
                single(line).and_then(|key| self.act(Action::Character(key)))
            }
            (Some(Page::HelpLines(_)), _) => {
                single(line).and_then(|key| self.act(Action::Character(key)))
            }
            (None, _) => {
                self.message = Some(
                    self.bank
                        .phrases()
                        .say_left_out
                        .fill(self.voice, &[("typed", &shortened(line))]),
                );
                None
            }
        }
    }

    /// To the part before; before the first, to the answers.
    fn back(&mut self) -> Option<Wish> {
        let stood_over = self.over.pop().is_some();
        // The choices that followed the last part at once belong to it; without parts nothing was said before them.
        if stood_over && !self.parts.is_empty() && !self.ends_with_choices() {
            return None;
        }
        let Some(before) = self.parts.iter().copied().rfind(|part| *part < self.read.at()) else {
            return Some(Wish::End(Ending::Back));
        };
        self.read.go_to(before);
        None
    }

    /// What is said: of the summary the part that comes next.
    pub(crate) fn said(&self, in_ascii: bool) -> Vec<String> {
        if self.over.is_empty() {
            let end = self
                .parts
                .iter()
                .copied()
                .find(|part| *part > self.read.at())
                .unwrap_or(self.lines.len());
            let part = self.lines.iter().take(end).skip(self.read.at()).cloned();
            return if in_ascii { part.map(|line| ascii(&line)).collect() } else { part.collect() };
        }
        let lines = self.view().lines.into_iter();
        lines
            .map(|line| line.said.unwrap_or(line.text))
            .filter(|line| !line.trim().is_empty())
            .collect()
    }

    /// Reads in parts of at most so many lines, one after the other, which end with a paragraph where one ends in time. What
    /// was read stays in the parts that it was read in.
    pub(crate) fn read_in_parts(&mut self, rows: usize) {
        let rows = rows.max(2);
        let mut start = self.read.at();
        if rows == self.read.page() {
            return;
        }
        let mut parts: Vec<usize> =
            self.parts.iter().copied().filter(|part| *part < start).chain([start]).collect();
        while self.lines.len() > start + rows {
            let end = start + rows;
            let line =
                |place: usize| self.lines.get(place).map(|line| line.trim()).unwrap_or_default();
            // A heading stays with what it is of.
            let ends_block = |place: &usize| {
                line(*place).is_empty()
                    && place.checked_sub(1).is_some_and(|last| !is_heading(line(last)))
            };
            let begins_point = |place: &usize| line(*place).starts_with("- ");
            let places = || (start + rows / 2..end).rev();
            start = places()
                .find(ends_block)
                .map(|gap| gap + 1)
                .or_else(|| places().find(begins_point))
                .unwrap_or(end);
            parts.push(start);
        }
        self.parts = parts;
        self.read.limit(start, rows, 0);
    }

    /// Whether there is more of the summary to be said than was said so far.
    fn is_read_on(&self) -> bool {
        self.parts.last().is_some_and(|last| self.read.at() < *last)
    }

    /// Whether what is left of the summary leaves room below it for what can be done with it.
    pub(crate) fn ends_with_choices(&self) -> bool {
        let said = self.lines.len() - self.read.at().min(self.lines.len()) + Choice::ALL.len() + 2;
        self.over.is_empty() && !self.is_read_on() && said <= self.read.page()
    }
}

/// Whether a line ends a heading: it is a rule below one, or no sentence and no point.
fn is_heading(line: &str) -> bool {
    line.is_empty()
        || is_rule(line)
        || !(line.ends_with(['.', '?', '!', ':', ')']) || line.starts_with("- "))
}

/// Whether a line is the rule below a heading.
pub(super) fn is_rule(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|character| matches!(character, '=' | '-'))
}
