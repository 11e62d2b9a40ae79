//! View of the summary, and of the choices over it.

use super::page_reader::{FileFor, Overlay, PageReader};
use crate::country_lines::help_lines;
use crate::keymap::{footer, plain_footer};
use crate::line_edit::LineEdit;
use crate::scroll::Scroll;
use crate::view::{Line, Style, View, keyed};
use ketascreen_core::bank::Phrase;

impl PageReader<'_> {
    /// View of the page on the screen.
    pub fn view(&self) -> View {
        let phrases = self.bank.phrases();
        let (lines, scroll) = match self.over.last() {
            None => {
                let lines =
                    self.lines.iter().map(|text| Line::of("", text.clone(), Style::LaidOut));
                (lines.collect(), Some(self.read))
            }
            Some(Overlay::HelpLines(scroll)) => {
                (help_lines(self.bank, self.country), Some(*scroll))
            }
            Some(Overlay::FileName(name, what)) => (self.file_name(name, *what), None),
            Some(Overlay::Choices(row)) => (self.choices(*row), None),
            Some(Overlay::Private) => (self.private.lines(self.bank), None),
            Some(Overlay::Chart(scroll)) => {
                let chart = self.chart.as_deref().unwrap_or_default().lines();
                let lines = chart.map(|text| Line::of("", text.to_owned(), Style::Plain));
                (lines.collect(), Some(*scroll))
            }
            Some(Overlay::Copy) => {
                let asked = Line::of("? ", self.text(&phrases.ask_copy), Style::Bold);
                (vec![asked, Line::of("", self.text(&phrases.copy_meant), Style::Plain)], None)
            }
        };
        let plain_keys = plain_footer(self.bank, self.place());
        View {
            lines,
            plain_keys: match self.part() {
                Some(part) => {
                    format!("{} {plain_keys}", self.fill_part(&phrases.finish_part, part))
                }
                None => plain_keys,
            },
            message: self.message.clone().or_else(|| self.warning()),
            early_help: None,
            last_answer: Vec::new(),
            keys: footer(self.bank, self.place()),
            scroll: scroll.map(Scroll::at),
            more: match self.part() {
                None => self.text(&phrases.keys_more),
                // A long page is less to fear where the rest can wait.
                Some((1, pages)) => {
                    phrases.finish_more_first.fill(&[("pages", &pages.to_string())])
                }
                Some(part) => self.fill_part(&phrases.finish_more, part),
            },
        }
    }

    fn file_name(&self, name: &LineEdit, what: FileFor) -> Vec<Line> {
        let phrases = self.bank.phrases();
        vec![
            Line::question(self.text(what.asked(phrases))),
            Line::of("", self.text(what.meant(phrases)), Style::Plain),
            Line::gap(),
            Line {
                cursor: Some(name.before_cursor().chars().count()),
                ..Line::of("> ", name.text(), Style::Typed)
            },
        ]
    }

    fn choices(&self, row: Option<usize>) -> Vec<Line> {
        let phrases = self.bank.phrases();
        let mut lines = vec![Line::question(self.text(&phrases.finish_choices)), Line::gap()];
        for (place, choice) in self.choices_here().iter().enumerate() {
            lines.push(keyed(
                place,
                &self.text(choice.phrase(phrases, self.kept)),
                row == Some(place),
            ));
        }
        lines
    }

    /// Page of the summary that is read, and the number of pages.
    fn part(&self) -> Option<(usize, usize)> {
        match self.parts.as_slice() {
            _ if !self.over.is_empty() => None,
            [] => Some(self.read.place()),
            parts => Some((
                parts.iter().take_while(|part| **part <= self.read.at()).count(),
                parts.len(),
            )),
        }
    }

    fn text(&self, phrase: &Phrase) -> String {
        phrase.as_str().to_owned()
    }

    fn fill_part(&self, phrase: &Phrase, (page, pages): (usize, usize)) -> String {
        phrase.fill(&[("page", &page.to_string()), ("pages", &pages.to_string())])
    }
}
