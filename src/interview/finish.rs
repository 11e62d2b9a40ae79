//! The summary, read page by page, and what can be done with it. It knows no terminal and no file.

use super::entry::place_of_key;
use super::keys::signs::{BACK, HELP, HELP_LINES, LEAVE, LEAVE_AT_ONCE};
use super::plain::single;
use super::view::{Line, Style, View};
use super::{Action, LineEdit};
use crate::bank::{Bank, Country, Phrase, Phrases};
use crate::render::ascii;
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

/// What can be done with the summary, in the order of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Print,
    PrintBrief,
    Write,
    Keep,
    Back,
    Leave,
}

impl Choice {
    const ALL: [Choice; 6] = [Choice::Print, Choice::PrintBrief, Choice::Write, Choice::Keep, Choice::Back, Choice::Leave];

    fn phrase(self, phrases: &Phrases, kept: Kept) -> &Phrase {
        match self {
            Choice::Keep if kept.answers => &phrases.finish_keep_copy,
            Choice::Print => &phrases.finish_print,
            Choice::PrintBrief => &phrases.finish_brief,
            Choice::Write => &phrases.finish_write,
            Choice::Keep => &phrases.finish_keep,
            Choice::Back => &phrases.finish_back,
            Choice::Leave => &phrases.finish_leave,
        }
    }
}

/// What is in a file already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kept {
    /// The answers.
    pub answers: bool,
    /// The summary.
    pub summary: bool,
}

/// What a file is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileFor {
    Summary,
    Answers,
}

impl FileFor {
    fn asked(self, phrases: &Phrases) -> &Phrase {
        match self {
            FileFor::Summary => &phrases.ask_page_file,
            FileFor::Answers => &phrases.ask_file_name,
        }
    }

    fn meant(self, phrases: &Phrases) -> &Phrase {
        match self {
            FileFor::Summary => &phrases.page_file_meant,
            FileFor::Answers => &phrases.keep_meant,
        }
    }
}

/// What stands on the screen.
#[derive(Debug)]
enum Page {
    /// The summary, scrolled so far.
    Summary(usize),
    /// What can be done with it; the row that is pointed at.
    Choices(Option<usize>),
    /// The name of a file, and what for.
    FileName(LineEdit, FileFor),
    /// The help lines, scrolled so far.
    HelpLines(usize),
}

/// A summary that is read.
#[derive(Debug)]
pub struct Finish<'b> {
    bank: &'b Bank,
    voice: Voice,
    country: &'b Country,
    lines: Vec<String>,
    /// The one on the screen last, over those to which going back leads; the summary is the first.
    pages: Vec<Page>,
    /// How far the page on the screen can be scrolled, and by how many lines at once.
    most: usize,
    leap: usize,
    /// Where the parts begin in which the summary is said; none where it is read on a screen.
    parts: Vec<usize>,
    message: Option<String>,
    kept: Kept,
}

impl<'b> Finish<'b> {
    /// A summary to read, from its first line.
    pub fn new(bank: &'b Bank, voice: Voice, country: &'b Country, summary: &str, kept: Kept) -> Finish<'b> {
        let lines = summary.lines().map(str::to_owned).collect();
        Finish { bank, voice, country, lines, pages: vec![Page::Summary(0)], most: 0, leap: 1, parts: Vec::new(), message: None, kept }
    }

    /// Says that the file was written, or why not.
    pub fn written(&mut self, result: Result<String, String>) {
        // Where it was refused, another name can be typed.
        if let (Ok(_), Some(Page::FileName(_, what))) = (&result, self.pages.last()) {
            match what {
                FileFor::Summary => self.kept.summary = true,
                FileFor::Answers => self.kept.answers = true,
            }
            self.close();
        }
        self.message = Some(match result {
            Ok(file) => self.bank.phrases().say_written.fill(self.voice, &[("file", &file)]),
            Err(reason) => reason,
        });
    }

    /// Whether the answers or the summary are in a file.
    pub fn is_kept(&self) -> bool {
        self.kept.answers || self.kept.summary
    }

    /// Whether what is pasted is text here, and not keys.
    pub(super) fn takes_text(&self) -> bool {
        matches!(self.pages.last(), Some(Page::FileName(..)))
    }

    /// To what can be done with the summary.
    pub fn open_choices(&mut self) {
        if matches!(self.pages.last(), Some(Page::Summary(_))) {
            self.pages.push(Page::Choices(None));
        }
    }

    /// Does what the person wants, or says what is to be done for it.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        self.message = None;
        let (most, leap) = (self.most, self.leap);
        let next_part = self.summary_read().and_then(|scroll| self.parts.iter().copied().find(|part| *part > scroll));
        match (self.pages.last_mut()?, action) {
            (_, Action::LeaveAtOnce) => return Some(Wish::LeaveAtOnce),
            (Page::HelpLines(_), Action::HelpLines) => self.close(),
            (_, Action::HelpLines) => self.pages.push(Page::HelpLines(0)),
            (Page::FileName(..), Action::Back | Action::Leave) => self.close(),
            (Page::FileName(name, what), Action::Enter) => {
                let name = name.text().trim().to_owned();
                let wish = if *what == FileFor::Summary { Wish::Write(name.clone()) } else { Wish::Keep(name.clone()) };
                return Some(wish).filter(|_| !name.is_empty());
            }
            (Page::FileName(name, _), Action::Character('!')) if name.is_empty() => self.pages.push(Page::HelpLines(0)),
            // What a name means stands here already.
            (Page::FileName(name, _), Action::Character('?')) if name.is_empty() => {}
            (Page::FileName(name, _), action) => name.edit(action),
            (Page::HelpLines(_), Action::Back | Action::Enter | Action::Character('!' | ' ')) => self.close(),
            (Page::HelpLines(scroll), action) => *scroll = scrolled(*scroll, action, leap),
            (Page::Summary(_) | Page::Choices(_), Action::Character('!')) => self.pages.push(Page::HelpLines(0)),
            (Page::Summary(scroll), Action::Enter | Action::PageDown | Action::Character(' ')) => {
                if *scroll < most {
                    *scroll = next_part.unwrap_or(*scroll + leap).min(most);
                } else {
                    self.open_choices();
                }
            }
            (Page::Summary(_), Action::Character('>') | Action::Leave) => self.open_choices(),
            (Page::Summary(_), Action::Character('?')) => self.message = Some(self.bank.phrases().finish_help.get(self.voice).to_owned()),
            (Page::Summary(_), Action::Back) => return Some(Wish::Back),
            (Page::Summary(scroll), action) => *scroll = scrolled(*scroll, action, leap).min(most),
            (Page::Choices(_), Action::Back) => self.close(),
            (Page::Choices(row), Action::Up) => *row = Some(row.unwrap_or(0).checked_sub(1).unwrap_or(Choice::ALL.len() - 1)),
            (Page::Choices(row), Action::Down) => *row = Some(row.map_or(0, |row| (row + 1) % Choice::ALL.len())),
            (Page::Choices(row), Action::Character(key)) => {
                *row = place_of_key(key).filter(|place| *place < Choice::ALL.len());
                // Alone a digit loses nothing.
                if row.is_some() && self.warning().is_none() {
                    return self.choose();
                }
            }
            (Page::Choices(_), Action::Enter) => return self.choose(),
            // Ctrl-D once more: from here on it asks as everywhere.
            (Page::Choices(row), Action::Leave) => {
                *row = Some(Choice::ALL.len() - 1);
                if self.kept.answers || self.kept.summary {
                    return self.choose();
                }
            }
            _ => {}
        }
        None
    }

    fn close(&mut self) {
        self.pages.pop();
    }

    /// Does what the row says that is pointed at.
    fn choose(&mut self) -> Option<Wish> {
        let Some(choice) = self.pointed_at() else {
            self.message = Some(self.bank.phrases().say_choose_here.get(self.voice).to_owned());
            return None;
        };
        match choice {
            Choice::Print => return Some(Wish::Print),
            Choice::PrintBrief => return Some(Wish::PrintBrief),
            Choice::Write => self.pages.push(Page::FileName(LineEdit::default(), FileFor::Summary)),
            Choice::Keep => self.pages.push(Page::FileName(LineEdit::default(), FileFor::Answers)),
            Choice::Back => return Some(Wish::Back),
            Choice::Leave => return Some(Wish::Leave),
        }
        None
    }

    fn pointed_at(&self) -> Option<Choice> {
        match self.pages.last() {
            Some(Page::Choices(Some(row))) => Choice::ALL.get(*row).copied(),
            _ => None,
        }
    }

    /// What is said before leaving loses everything.
    fn warning(&self) -> Option<String> {
        let loses = self.pointed_at() == Some(Choice::Leave) && !self.is_kept();
        loses.then(|| self.bank.phrases().confirm_stop.get(self.voice).to_owned())
    }

    /// Does what a line says, where there is no screen.
    pub(super) fn take_line(&mut self, line: &str) -> Option<Wish> {
        self.message = None;
        let is_read_on = self.is_read_on();
        match (self.pages.last_mut(), line) {
            (_, LEAVE_AT_ONCE) => self.act(Action::LeaveAtOnce),
            // Where the summary ends, what can be done with it follows at once: there is no page to go back to.
            (Some(Page::Choices(_)), BACK) if !is_read_on => Some(Wish::Back),
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
            (Some(Page::Choices(row)), _) => {
                *row = single(line).and_then(place_of_key).filter(|place| *place < Choice::ALL.len());
                match (row.is_some(), line) {
                    (true, _) => single(line).and_then(|key| self.act(Action::Character(key))),
                    (false, "!") => self.act(Action::Character('!')),
                    _ => {
                        self.message = Some(self.bank.phrases().say_no_such_row.fill(self.voice, &[("typed", line)]));
                        None
                    }
                }
            }
            _ => single(line).and_then(|key| self.act(Action::Character(key))),
        }
    }

    /// What is said where there is no screen: of the summary the part that comes next.
    pub(super) fn said(&self, in_ascii: bool) -> Vec<String> {
        match self.pages.last() {
            Some(Page::Summary(scroll)) => {
                let end = self.parts.iter().copied().find(|part| part > scroll).unwrap_or(self.lines.len());
                let part = self.lines.iter().take(end).skip(*scroll).cloned();
                if in_ascii { part.map(|line| ascii(&line)).collect() } else { part.collect() }
            }
            _ => {
                let lines = self.view().lines.into_iter();
                lines.map(|line| line.said.unwrap_or(line.text)).filter(|line| !line.trim().is_empty()).collect()
            }
        }
    }

    /// Reads in parts of at most so many lines, one after the other, which end with a paragraph where one ends in time.
    pub(super) fn read_in_parts(&mut self, rows: usize) {
        self.leap = rows.max(2);
        let (mut start, mut parts) = (0, vec![0]);
        while self.lines.len() > start + self.leap {
            let end = start + self.leap;
            let is_gap = |place: &usize| self.lines.get(*place).is_some_and(|line| line.trim().is_empty());
            start = (start + self.leap / 2..end).rev().find(is_gap).map_or(end, |gap| gap + 1);
            parts.push(start);
        }
        (self.most, self.parts) = (start, parts);
    }

    /// How far the summary was read, on whichever page one is.
    fn summary_read(&self) -> Option<usize> {
        self.pages.iter().find_map(|page| match page {
            Page::Summary(scroll) => Some(*scroll),
            _ => None,
        })
    }

    /// Whether there is more of the summary to be said than was said so far.
    fn is_read_on(&self) -> bool {
        self.summary_read().is_some_and(|scroll| self.parts.last().is_some_and(|last| scroll < *last))
    }

    /// Whether what is left of the summary leaves room below it for what can be done with it.
    pub(super) fn ends_with_choices(&self) -> bool {
        let left = |scroll: usize| self.lines.len() - scroll + Choice::ALL.len() + 2;
        matches!(self.pages.last(), Some(Page::Summary(scroll)) if !self.is_read_on() && left(*scroll) <= self.leap)
    }

    /// The front end tells how far the page can be scrolled, and by how many lines at once.
    pub fn limit_scroll(&mut self, most: usize, leap: usize) {
        (self.most, self.leap) = (most, leap.max(1));
        if let Some(Page::Summary(scroll) | Page::HelpLines(scroll)) = self.pages.last_mut() {
            *scroll = (*scroll).min(most);
        }
    }

    /// What to show now.
    pub fn view(&self) -> View {
        let phrases = self.bank.phrases();
        let text = |phrase: &Phrase| phrase.get(self.voice).to_owned();
        let line = |mark: &str, text: String, style, cursor| Line { mark: mark.to_owned(), text, style, said: None, cursor };
        let gap = || line("", String::new(), Style::Plain, None);
        let (lines, keys, plain_keys, scroll) = match self.pages.last() {
            Some(Page::HelpLines(scroll)) => {
                let mut lines = vec![line("", text(&phrases.heading_help_lines), Style::Bold, None)];
                lines.extend(self.country.lines.iter().map(|here| line("- ", help_line(self.bank, self.voice, here), Style::Bold, None)));
                lines.push(line("", text(&phrases.help_elsewhere), Style::Plain, None));
                let others = others(self.bank, self.country).map(|country| brief_lines(self.bank, self.voice, country));
                lines.extend(others.map(|other| line("- ", other, Style::Plain, None)));
                (lines, &phrases.keys_page, &phrases.keys_plain_page, Some(*scroll))
            }
            Some(Page::FileName(name, what)) => {
                let typed = line("> ", name.text(), Style::Active, Some(name.before_cursor().chars().count()));
                let (asked, meant) = (what.asked(phrases), what.meant(phrases));
                let asked = line("? ", text(asked), Style::Bold, None);
                let lines = vec![asked, line("", text(meant), Style::Plain, None), gap(), typed];
                (lines, &phrases.keys_file_name, &phrases.keys_plain_file_name, None)
            }
            Some(Page::Choices(row)) => {
                let mut lines = vec![line("? ", text(&phrases.finish_choices), Style::Bold, None), gap()];
                for (place, choice) in Choice::ALL.into_iter().enumerate() {
                    let text = text(choice.phrase(phrases, self.kept));
                    let is_active = *row == Some(place);
                    let mark = format!("{} {} ", if is_active { ">" } else { " " }, place + 1);
                    let style = if is_active { Style::Active } else { Style::Plain };
                    let said = Some(format!("{}: {text}", place + 1));
                    lines.push(Line { said, ..line(&mark, text, style, is_active.then_some(0)) });
                }
                (lines, &phrases.keys_finish_choices, &phrases.keys_plain_finish_choices, None)
            }
            Some(Page::Summary(scroll)) => {
                let lines = self.lines.iter().map(|text| line("", text.clone(), Style::Plain, None));
                (lines.collect(), &phrases.keys_finish, &phrases.keys_plain_finish, Some(*scroll))
            }
            None => (Vec::new(), &phrases.keys_finish, &phrases.keys_plain_finish, None),
        };
        View {
            lines,
            plain_keys: match self.place() {
                Some(place) => format!("{} {}", self.fill_place(&phrases.finish_part, place), text(plain_keys)),
                None => text(plain_keys),
            },
            message: self.message.clone().or_else(|| self.warning()),
            keys: text(keys),
            scroll,
            more: self.place().map_or_else(|| text(&phrases.keys_more), |place| self.fill_place(&phrases.finish_more, place)),
        }
    }

    /// Which page of the summary is read, and how many there are.
    fn place(&self) -> Option<(usize, usize)> {
        let Some(Page::Summary(scroll)) = self.pages.last() else { return None };
        if !self.parts.is_empty() {
            return Some((self.parts.iter().take_while(|part| *part <= scroll).count(), self.parts.len()));
        }
        Some((scroll.div_ceil(self.leap) + 1, self.most.div_ceil(self.leap) + 1))
    }

    fn fill_place(&self, phrase: &Phrase, (page, pages): (usize, usize)) -> String {
        phrase.fill(self.voice, &[("page", &page.to_string()), ("pages", &pages.to_string())])
    }
}

/// Where a page stands after a key that only moves it.
fn scrolled(scroll: usize, action: Action, leap: usize) -> usize {
    match action {
        Action::Up => scroll.saturating_sub(1),
        Action::Down => scroll.saturating_add(1),
        Action::PageUp => scroll.saturating_sub(leap),
        Action::PageDown => scroll.saturating_add(leap),
        Action::Home => 0,
        Action::End => usize::MAX,
        _ => scroll,
    }
}
