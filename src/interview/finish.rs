//! The summary, read page by page before anything is printed or written. It knows no terminal and no file.

use super::view::{Line, Style, View};
use super::{Action, LineEdit};
use crate::bank::Bank;
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
}

impl<'b> Finish<'b> {
    /// A summary to read, from its first line.
    pub fn new(bank: &'b Bank, voice: Voice, summary: &str) -> Finish<'b> {
        let lines = summary.lines().map(str::to_owned).collect();
        Finish { bank, voice, lines, scroll: 0, room: 1, file_name: None, message: None }
    }

    /// Says that the file was written, or why not.
    pub fn written(&mut self, result: Result<String, String>) {
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
        match action {
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

    /// The front end tells how far the summary can be scrolled, and how many lines the window shows.
    pub fn limit_scroll(&mut self, most: usize, room: usize) {
        self.scroll = self.scroll.min(most);
        // One line of the page before stays in sight.
        self.room = room.saturating_sub(2).max(1);
    }

    /// What to show now.
    pub fn view(&self) -> View {
        let phrases = self.bank.phrases();
        let text = |phrase: &crate::bank::Phrase| phrase.get(self.voice).to_owned();
        let (lines, keys) = match &self.file_name {
            Some((name, _)) => {
                let line = |mark: &str, text: String, style, cursor| Line { mark: mark.to_owned(), text, style, said: None, cursor };
                let typed = line("> ", name.text(), Style::Active, Some(name.before_cursor().chars().count()));
                (vec![line("? ", text(&phrases.ask_file_name), Style::Bold, None), typed], &phrases.keys_file_name)
            }
            None => {
                let line = |text: &String| Line { mark: String::new(), text: text.clone(), style: Style::Plain, said: None, cursor: None };
                (self.lines.iter().map(line).collect(), &phrases.keys_finish)
            }
        };
        View {
            lines,
            plain_keys: String::new(),
            message: self.message.clone(),
            keys: text(keys),
            scroll: self.file_name.is_none().then_some(self.scroll),
            more: text(&phrases.keys_more),
        }
    }
}
