//! The summary line by line: said part by part, and what a line means there.

use super::heading::is_heading;
use super::page_reader::{Overlay, PageReader};
use super::request::{ReaderChoice, ReaderRequest};
use crate::action::Action;
use crate::keymap::action_of_line;
use crate::line_edit::LineEdit;
use crate::messages::shortened;
use crate::row_key::{place_of_key, single};
use ketascreen_core::text::ascii;

impl PageReader<'_> {
    /// Does what a line asks for.
    pub(crate) fn take_line(&mut self, line: &str) -> Option<ReaderRequest> {
        self.message = None;
        match (action_of_line(self.place(), line), self.over.last()) {
            (Some(Action::Back), None | Some(Overlay::Choices(_))) => self.back(),
            (Some(Action::Help), Some(Overlay::FileName(_, what))) => {
                self.message = Some(what.meant(self.bank.phrases()).as_str().to_owned());
                None
            }
            (Some(action), _) => self.obey(action),
            (None, _) => self.take_words(line),
        }
    }

    /// Does what a line asks for that is no sign.
    fn take_words(&mut self, line: &str) -> Option<ReaderRequest> {
        let choices = self.choices_here().len();
        let rows = match self.over.last_mut() {
            Some(Overlay::FileName(name, _)) => {
                *name = LineEdit::of(line);
                return self.obey(Action::Enter);
            }
            _ if line.is_empty() => return self.obey(Action::Enter),
            None => {
                let phrase = &self.bank.phrases().say_left_out;
                self.message = Some(phrase.fill(&[("typed", &shortened(line))]));
                return None;
            }
            Some(Overlay::HelpLines(_)) => self.bank.countries().len(),
            Some(Overlay::Choices(_)) => choices,
            Some(Overlay::Private) => self.private.len(),
            Some(Overlay::Chart(_) | Overlay::Copy) => 0,
        };
        let is_row = |key: &char| place_of_key(*key).is_some_and(|place| place < rows);
        match single(line).filter(is_row) {
            Some(key) => self.obey(Action::Character(key)),
            None => {
                if let Some(Overlay::Choices(row)) = self.over.last_mut() {
                    *row = None;
                }
                let phrase = &self.bank.phrases().say_no_such_row;
                self.message = Some(phrase.fill(&[("typed", line)]));
                None
            }
        }
    }

    /// To the part before; before the first, to the answers.
    fn back(&mut self) -> Option<ReaderRequest> {
        let stood_over = self.over.pop().is_some();
        // The choices that followed the last part at once belong to it; without parts nothing was
        // said before them.
        if stood_over && !self.parts.is_empty() && !self.ends_with_choices() {
            return None;
        }
        let Some(before) = self.parts.iter().copied().rfind(|part| *part < self.read.at()) else {
            return Some(ReaderRequest::End(ReaderChoice::Back));
        };
        self.read.go_to(before);
        None
    }

    /// Lines to say: of the summary the part that comes next.
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

    /// Reads in parts, one after the other, of so many lines, or of more where there would be too
    /// many parts. What was read stays in the parts that it was read in.
    pub(crate) fn read_in_parts(&mut self, rows: usize) {
        const MOST: usize = 12;
        let rows = rows.max(2);
        if rows == self.rows_of_part {
            return;
        }
        self.rows_of_part = rows;
        let start = self.read.at();
        let before: Vec<usize> =
            self.parts.iter().copied().filter(|part| *part < start).chain([start]).collect();
        let fits = |rows: &usize| before.len() + self.further_parts(start, *rows).len() <= MOST;
        let rows = (rows..=rows.max(self.lines.len())).find(fits).unwrap_or(rows);
        let further = self.further_parts(start, rows);
        self.parts = before;
        self.parts.extend(further);
        self.read.limit(self.parts.last().copied().unwrap_or(start), rows, 0);
    }

    /// First lines of the parts of at most so many lines behind a line, each of which ends with a
    /// paragraph where one ends in time.
    fn further_parts(&self, mut start: usize, rows: usize) -> Vec<usize> {
        let mut parts = Vec::new();
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
        parts
    }

    /// True where a part was read again and more was said already.
    fn is_read_on(&self) -> bool {
        self.parts.last().is_some_and(|last| self.read.at() < *last)
    }

    /// True where the rest of the summary leaves room for the choices below it.
    pub(crate) fn ends_with_choices(&self) -> bool {
        let said =
            self.lines.len() - self.read.at().min(self.lines.len()) + self.choices_here().len() + 2;
        self.over.is_empty() && !self.is_read_on() && said <= self.read.page()
    }
}
