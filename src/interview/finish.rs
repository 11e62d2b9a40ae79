//! The summary, read page by page before anything is printed or written. It knows no terminal and no file.

use super::keys::signs::{BACK, LEAVE, LEAVE_AT_ONCE};
use super::plain::single;
use super::view::{Line, Style, View};
use super::{Action, LineEdit};
use crate::bank::{Bank, Country};
use crate::summary::{brief_lines, help_line, others};
use crate::wording::Voice;

/// What the person wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Print the summary, and end.
    Print,
    /// Write it to the file of this name, and stay.
    Write(String),
    /// Print the short text to paste, and end.
    PrintBrief,
    /// Keep the answers in the file of this name, and stay.
    Keep(String),
    /// Back to the answers, to change one.
    Back,
    /// End without it.
    Leave,
    /// End at once, with nothing left on the screen.
    LeaveAtOnce,
}

/// What a file name is typed for.
type NameFor = fn(String) -> Wish;

/// A summary that is read.
#[derive(Debug)]
pub struct Finish<'b> {
    bank: &'b Bank,
    voice: Voice,
    lines: Vec<String>,
    scroll: usize,
    /// How many lines the window shows.
    room: usize,
    /// The name of a file, while one is typed, and what for.
    file_name: Option<(LineEdit, NameFor)>,
    message: Option<String>,
    country: &'b Country,
    /// How far the help lines are scrolled, while they stand before the summary.
    help: Option<usize>,
    /// Whether the answers or the summary are in a file.
    is_kept: bool,
}

impl<'b> Finish<'b> {
    /// A summary to read, from its first line; `is_kept` where the answers or the summary are in a file already.
    pub fn new(bank: &'b Bank, voice: Voice, country: &'b Country, summary: &str, is_kept: bool) -> Finish<'b> {
        let lines = summary.lines().map(str::to_owned).collect();
        Finish { bank, voice, lines, scroll: 0, room: 1, file_name: None, message: None, country, help: None, is_kept }
    }

    /// Says that the file was written, or why not.
    pub fn written(&mut self, result: Result<String, String>) {
        self.is_kept |= result.is_ok();
        self.message = Some(match result {
            Ok(file) => self.bank.phrases().say_written.fill(self.voice, &[("file", &file)]),
            Err(reason) => reason,
        });
    }

    /// Does what the person wants, or says what is to be done for it.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        self.message = None;
        if action == Action::LeaveAtOnce {
            return Some(Wish::LeaveAtOnce);
        }
        if let Some((name, wish)) = &mut self.file_name {
            match action {
                Action::Back | Action::Leave => self.file_name = None,
                Action::Enter if name.is_empty() => {}
                Action::Enter => {
                    let wish = wish(name.text());
                    self.file_name = None;
                    return Some(wish);
                }
                action => name.edit(action),
            }
            return None;
        }
        if let Some(scroll) = &mut self.help {
            match action {
                Action::Up => *scroll = scroll.saturating_sub(1),
                Action::Down => *scroll += 1,
                Action::Back | Action::Enter | Action::Character('!' | ' ') => self.help = None,
                _ => {}
            }
            return None;
        }
        match action {
            Action::Character('!') => self.help = Some(0),
            // Where it would lose everything, it asks as everywhere; the keys below say how to go on.
            Action::Leave if !self.is_kept => self.message = Some(self.bank.phrases().leave_question.get(self.voice).to_owned()),
            Action::Character('1') => return Some(Wish::Print),
            Action::Character('2') => self.file_name = Some((LineEdit::default(), Wish::Write)),
            Action::Character('4') => return Some(Wish::PrintBrief),
            Action::Character('5') => self.file_name = Some((LineEdit::default(), Wish::Keep)),
            Action::Back => return Some(Wish::Back),
            Action::Character('3') | Action::Leave => return Some(Wish::Leave),
            Action::Up => self.scroll = self.scroll.saturating_sub(1),
            Action::Down | Action::Enter => self.scroll += 1,
            Action::PageUp => self.scroll = self.scroll.saturating_sub(self.room),
            Action::PageDown | Action::Character(' ') => self.scroll += self.room,
            Action::Home => self.scroll = 0,
            Action::End => self.scroll = self.lines.len(),
            _ => {}
        }
        None
    }

    /// Does what a line says, where there is no screen.
    pub(super) fn take_line(&mut self, line: &str) -> Option<Wish> {
        self.message = None;
        match (&mut self.file_name, line) {
            (_, LEAVE_AT_ONCE) => self.act(Action::LeaveAtOnce),
            (_, BACK) => self.act(Action::Back),
            (_, LEAVE) => self.act(Action::Leave),
            (Some((name, _)), _) => {
                *name = LineEdit::of(line);
                self.act(Action::Enter)
            }
            _ => match single(line) {
                Some(key) => self.act(Action::Character(key)),
                None => self.act(Action::Enter),
            },
        }
    }

    /// What is said where there is no screen: what can be done, and not yet the summary itself.
    pub(super) fn said(&self) -> Vec<String> {
        if self.help.is_none() && self.file_name.is_none() {
            return vec![self.bank.phrases().finish_plain.get(self.voice).to_owned()];
        }
        self.view().lines.into_iter().map(|line| format!("{}{}", line.mark.trim_start_matches(['>', ' ', '?']), line.text)).collect()
    }

    /// The front end tells how far the summary can be scrolled, and how many lines the window shows.
    pub fn limit_scroll(&mut self, most: usize, room: usize) {
        let scroll = self.help.as_mut().unwrap_or(&mut self.scroll);
        *scroll = (*scroll).min(most);
        // One line of the page before stays in sight.
        self.room = room.saturating_sub(2).max(1);
    }

    /// What to show now.
    pub fn view(&self) -> View {
        let phrases = self.bank.phrases();
        let text = |phrase: &crate::bank::Phrase| phrase.get(self.voice).to_owned();
        let line = |mark: &str, text: String, style, cursor| Line { mark: mark.to_owned(), text, style, said: None, cursor };
        let (lines, keys) = match &self.file_name {
            _ if self.help.is_some() => {
                let mut lines = vec![line("", text(&phrases.heading_help_lines), Style::Bold, None)];
                lines.extend(self.country.lines.iter().map(|here| line("- ", help_line(self.bank, self.voice, here), Style::Bold, None)));
                lines.push(line("", text(&phrases.help_elsewhere), Style::Plain, None));
                let others = others(self.bank, self.country).map(|country| brief_lines(self.bank, self.voice, country));
                lines.extend(others.map(|other| line("- ", other, Style::Plain, None)));
                (lines, &phrases.keys_page)
            }
            Some((name, _)) => {
                let typed = line("> ", name.text(), Style::Active, Some(name.before_cursor().chars().count()));
                (vec![line("? ", text(&phrases.ask_file_name), Style::Bold, None), typed], &phrases.keys_file_name)
            }
            None => {
                let lines = self.lines.iter().map(|text| line("", text.clone(), Style::Plain, None));
                (lines.collect(), &phrases.keys_finish)
            }
        };
        View {
            lines,
            plain_keys: String::new(),
            message: self.message.clone(),
            keys: text(keys),
            scroll: self.help.or(self.file_name.is_none().then_some(self.scroll)),
            more: text(&phrases.keys_more),
        }
    }
}
