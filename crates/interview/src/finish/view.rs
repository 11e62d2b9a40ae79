//! What is shown of the summary, and of what can be done with it.

use super::{Choice, FileFor, Finish, Page};
use crate::LineEdit;
use crate::view::{Line, Style, View, help_lines, keyed};
use ketascreen_core::bank::Phrase;

impl Finish<'_> {
    /// What to show now.
    pub fn view(&self) -> View {
        let phrases = self.bank.phrases();
        let (lines, keys, plain_keys, scroll) = match self.over.last() {
            None => {
                let lines = self.lines.iter().map(|text| Line::of("", text.clone(), Style::Plain));
                let keys = if self.read.is_at_end() {
                    &phrases.keys_finish_end
                } else {
                    &phrases.keys_finish
                };
                (lines.collect(), keys, &phrases.keys_plain_finish, Some(self.read))
            }
            Some(Page::HelpLines(scroll)) => (
                help_lines(self.bank, self.voice, self.country),
                &phrases.keys_help_lines,
                &phrases.keys_plain_help_lines,
                Some(*scroll),
            ),
            Some(Page::FileName(name, what)) => (
                self.file_name(name, *what),
                &phrases.keys_file_name,
                &phrases.keys_plain_file_name,
                None,
            ),
            Some(Page::Choices(row)) => (
                self.choices(*row),
                &phrases.keys_finish_choices,
                &phrases.keys_plain_finish_choices,
                None,
            ),
        };
        View {
            lines,
            plain_keys: match self.place() {
                Some(place) => format!(
                    "{} {}",
                    self.fill_place(&phrases.finish_part, place),
                    self.text(plain_keys)
                ),
                None => self.text(plain_keys),
            },
            message: self.message.clone().or_else(|| self.warning()),
            early_help: None,
            keys: self.text(keys),
            scroll: scroll.map(|scroll| scroll.at()),
            more: match self.place() {
                None => self.text(&phrases.keys_more),
                // A long page is less to fear where the rest can wait.
                Some((1, pages)) => {
                    phrases.finish_more_first.fill(self.voice, &[("pages", &pages.to_string())])
                }
                Some(place) => self.fill_place(&phrases.finish_more, place),
            },
        }
    }

    fn file_name(&self, name: &LineEdit, what: FileFor) -> Vec<Line> {
        let phrases = self.bank.phrases();
        vec![
            Line::of("? ", self.text(what.asked(phrases)), Style::Bold),
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
        let mut lines =
            vec![Line::of("? ", self.text(&phrases.finish_choices), Style::Bold), Line::gap()];
        for (place, choice) in Choice::ALL.into_iter().enumerate() {
            lines.push(keyed(
                place,
                &self.text(choice.phrase(phrases, self.kept)),
                row == Some(place),
            ));
        }
        lines
    }

    /// Which page of the summary is read, and how many there are.
    fn place(&self) -> Option<(usize, usize)> {
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
        phrase.get(self.voice).to_owned()
    }

    fn fill_place(&self, phrase: &Phrase, (page, pages): (usize, usize)) -> String {
        phrase.fill(self.voice, &[("page", &page.to_string()), ("pages", &pages.to_string())])
    }
}
