//! The summary, read page by page, and what can be done with it. It knows no terminal and no file.

mod lines;
mod view;

use lines::is_rule;

use super::entry::place_of_key;
use super::scroll::Scroll;
use super::{Action, LineEdit};
use ketascreen_core::bank::{Bank, Country, Phrase, Phrases, Voice};

/// What the person wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To write a file, and stay.
    File(FileWish),
    /// To end the reading.
    End(Ending),
}

/// A file to write, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileWish {
    /// The summary in it.
    Summary(String),
    /// The answers in it.
    Answers(String),
}

/// The files of the answers and of the summary.
pub trait Files<'b> {
    /// Writes a file, with a country's help lines first, and says its name.
    ///
    /// # Errors
    /// Why it could not be written.
    fn write(&mut self, wish: &FileWish, country: &'b Country) -> Result<String, String>;

    /// What is in a file now; the summary only with this country's help lines first.
    fn kept(&mut self, country: &'b Country) -> InFile;
}

/// How the reading ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With the summary printed.
    Print,
    /// With the short text to paste printed.
    PrintBrief,
    /// Back to the answers, to change one.
    Back,
    /// Without it.
    Leave,
    /// At once, with nothing left on the screen.
    LeaveAtOnce,
    /// To be read anew, as another country's help lines come first now.
    Again,
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
    const ALL: [Choice; 6] = [
        Choice::Print,
        Choice::PrintBrief,
        Choice::Write,
        Choice::Keep,
        Choice::Back,
        Choice::Leave,
    ];

    fn phrase(self, phrases: &Phrases, kept: InFile) -> &Phrase {
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
pub struct InFile {
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
    fn wish(self, name: String) -> FileWish {
        match self {
            FileFor::Summary => FileWish::Summary(name),
            FileFor::Answers => FileWish::Answers(name),
        }
    }

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

/// What stands over the summary.
#[derive(Debug)]
enum Page {
    /// What can be done with it; the row that is pointed at.
    Choices(Option<usize>),
    /// The name of a file, and what for.
    FileName(LineEdit, FileFor),
    /// The help lines.
    HelpLines(Scroll),
}

/// A summary that is read.
#[derive(Debug)]
pub struct Finish<'b> {
    bank: &'b Bank,
    voice: Voice,
    country: &'b Country,
    /// The country whose help lines come first in what is read.
    shown_for: &'b Country,
    lines: Vec<String>,
    /// How far it was read.
    read: Scroll,
    /// Where the parts begin in which it is said; none where it is read on a screen.
    parts: Vec<usize>,
    /// What stands over it, the page on the screen last.
    over: Vec<Page>,
    message: Option<String>,
    kept: InFile,
}

impl<'b> Finish<'b> {
    /// A summary to read, from its first line.
    pub fn new(
        bank: &'b Bank,
        voice: Voice,
        country: &'b Country,
        summary: &str,
        kept: InFile,
    ) -> Finish<'b> {
        let lines = summary.lines().map(str::to_owned).collect();
        Finish {
            bank,
            voice,
            country,
            shown_for: country,
            lines,
            read: Scroll::default(),
            parts: Vec::new(),
            over: Vec::new(),
            message: None,
            kept,
        }
    }

    /// Says this beside the first page.
    pub fn say(&mut self, said: impl IntoIterator<Item = String>) {
        let said: Vec<String> = said.into_iter().collect();
        self.message = Some(said.join(" ")).filter(|said| !said.is_empty());
    }

    /// Says that the file was written, or why not.
    pub fn written(&mut self, result: Result<String, String>) {
        // Where it was refused, another name can be typed.
        if let (Ok(_), Some(Page::FileName(_, what))) = (&result, self.over.last()) {
            match what {
                FileFor::Summary => self.kept.summary = true,
                FileFor::Answers => self.kept.answers = true,
            }
            self.over.pop();
        }
        self.message = Some(match result {
            Ok(file) => self.bank.phrases().say_written.fill(self.voice, &[("file", &file)]),
            Err(reason) => reason,
        });
    }

    /// Looks what is in a file by now, where that is what a choice turns on.
    pub fn look_at(&mut self, files: &mut dyn Files<'b>) {
        if matches!(self.over.last(), Some(Page::Choices(_))) {
            self.kept = files.kept(self.country);
        }
    }

    /// Whether the answers or the summary are in a file.
    pub fn is_kept(&self) -> bool {
        self.kept.answers || self.kept.summary
    }

    /// The country whose help lines come first, which may have been chosen here.
    pub fn country(&self) -> &'b Country {
        self.country
    }

    /// What stays on the terminal while the program is stopped, to be gone on with.
    pub fn suspended(&self) -> &str {
        self.bank.phrases().say_suspended.get(self.voice)
    }

    /// Whether what is pasted is text here, and not keys.
    pub fn takes_text(&self) -> bool {
        matches!(self.over.last(), Some(Page::FileName(..)))
    }

    /// To what can be done with the summary.
    pub(super) fn open_choices(&mut self) {
        self.over.push(Page::Choices(None));
    }

    fn open_help_lines(&mut self) {
        self.over.push(Page::HelpLines(Scroll::default()));
    }

    /// How far the page is scrolled; the front end tells how far it can be.
    pub fn scroll_mut(&mut self) -> &mut Scroll {
        match self.over.last_mut() {
            Some(Page::HelpLines(scroll)) => scroll,
            _ => &mut self.read,
        }
    }

    /// Does what the person wants, or says what is to be done for it.
    pub fn act(&mut self, action: Action) -> Option<Wish> {
        self.message = None;
        match (self.over.last_mut(), action) {
            (_, Action::LeaveAtOnce) => return Some(Wish::End(Ending::LeaveAtOnce)),
            (
                Some(Page::HelpLines(_)),
                Action::HelpLines | Action::Back | Action::Enter | Action::Character('!' | ' '),
            ) => {
                self.over.pop();
                return (self.country.code != self.shown_for.code)
                    .then_some(Wish::End(Ending::Again));
            }
            (Some(Page::HelpLines(scroll)), Action::Character(key)) => {
                if let Some(country) =
                    place_of_key(key).and_then(|place| self.bank.countries().get(place))
                {
                    self.country = country;
                    scroll.reset();
                }
            }
            (Some(Page::HelpLines(scroll)), action) => scroll.act(action),
            (_, Action::HelpLines) => self.open_help_lines(),
            (None, action) => return self.read(action),
            (Some(Page::FileName(..)), action) => return self.name_file(action),
            (Some(Page::Choices(_)), action) => return self.choose_by(action),
        }
        None
    }

    fn read(&mut self, action: Action) -> Option<Wish> {
        match action {
            Action::Enter | Action::PageDown | Action::Character(' ') if self.read.is_at_end() => {
                self.open_choices()
            }
            Action::Enter | Action::PageDown | Action::Character(' ') => {
                match self.parts.iter().copied().find(|part| *part > self.read.at()) {
                    Some(part) => self.read.go_to(part),
                    None => self.read_on(),
                }
            }
            Action::Character('>') | Action::Leave => self.open_choices(),
            Action::Character('!') => self.open_help_lines(),
            Action::Character('?') => {
                self.message = Some(self.bank.phrases().finish_help.get(self.voice).to_owned())
            }
            Action::Back => return Some(Wish::End(Ending::Back)),
            action => self.read.act(action),
        }
        None
    }

    /// A page on. A heading at the end of the page before is said again as a whole.
    fn read_on(&mut self) {
        self.read.act(Action::PageDown);
        let at = self.read.at();
        if !self.read.is_at_end() && self.lines.get(at).is_some_and(|line| is_rule(line)) {
            self.read.go_to(at.saturating_sub(1));
        }
    }

    fn name_file(&mut self, action: Action) -> Option<Wish> {
        let Some(Page::FileName(name, what)) = self.over.last_mut() else { return None };
        match action {
            Action::Back | Action::Leave => {
                self.over.pop();
            }
            Action::Enter => {
                let name = name.text().trim().to_owned();
                return (!name.is_empty()).then(|| Wish::File(what.wish(name)));
            }
            Action::Character('!') if name.is_empty() => self.open_help_lines(),
            // What a name means stands here already.
            Action::Character('?') if name.is_empty() => {}
            action => name.edit(action),
        }
        None
    }

    fn choose_by(&mut self, action: Action) -> Option<Wish> {
        const LAST: usize = Choice::ALL.len() - 1;
        let Some(Page::Choices(row)) = self.over.last_mut() else { return None };
        match action {
            Action::Back => {
                self.over.pop();
            }
            Action::Up => *row = Some(row.unwrap_or(0).checked_sub(1).unwrap_or(LAST)),
            Action::Down => *row = Some(row.map_or(0, |row| if row == LAST { 0 } else { row + 1 })),
            Action::Character('!') => self.open_help_lines(),
            Action::Character(key) => {
                *row = place_of_key(key).filter(|place| *place <= LAST);
                // Alone a digit loses nothing.
                if row.is_some() && self.warning().is_none() {
                    return self.choose();
                }
            }
            Action::Enter => return self.choose(),
            // Ctrl-D once more: from here on it asks as everywhere.
            Action::Leave => {
                *row = Some(LAST);
                if self.is_kept() {
                    return self.choose();
                }
            }
            _ => {}
        }
        None
    }

    /// Does what the row says that is pointed at.
    fn choose(&mut self) -> Option<Wish> {
        let Some(choice) = self.pointed_at() else {
            self.message = Some(self.bank.phrases().say_choose_here.get(self.voice).to_owned());
            return None;
        };
        let file_for = match choice {
            Choice::Print => return Some(Wish::End(Ending::Print)),
            Choice::PrintBrief => return Some(Wish::End(Ending::PrintBrief)),
            Choice::Back => return Some(Wish::End(Ending::Back)),
            Choice::Leave => return Some(Wish::End(Ending::Leave)),
            Choice::Write => FileFor::Summary,
            Choice::Keep => FileFor::Answers,
        };
        self.over.push(Page::FileName(LineEdit::default(), file_for));
        None
    }

    fn pointed_at(&self) -> Option<Choice> {
        match self.over.last() {
            Some(Page::Choices(Some(row))) => Choice::ALL.get(*row).copied(),
            _ => None,
        }
    }

    /// What is said before leaving loses everything.
    fn warning(&self) -> Option<String> {
        let loses = self.pointed_at() == Some(Choice::Leave) && !self.is_kept();
        loses.then(|| self.bank.phrases().confirm_stop.get(self.voice).to_owned())
    }
}
