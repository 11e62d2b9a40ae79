//! The summary as it is read, with what is shown over it.

use super::heading::is_rule;
use super::private::PrivateAnswers;
use super::request::{FileRequest, Files, ReaderChoice, ReaderRequest, SavedParts};
use crate::action::Action;
use crate::keymap::{Place, action_of_character};
use crate::line_edit::LineEdit;
use crate::row_key::place_of_key;
use crate::scroll::Scroll;
use ketascreen_core::bank::{Bank, Country, Phrase, Phrases, QuestionId};
use ketascreen_core::record::AnswersFile;

/// Choice at the end of the summary, in the order of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    Print,
    PrintBrief,
    Write,
    Keep,
    Back,
    Leave,
    Chart,
    Copy,
    Private,
}

impl Choice {
    /// Every choice; the chart stands only for a counselor, and the last where there are private
    /// answers.
    const ALL: [Choice; 9] = [
        Choice::Print,
        Choice::PrintBrief,
        Choice::Write,
        Choice::Keep,
        Choice::Back,
        Choice::Leave,
        Choice::Chart,
        Choice::Copy,
        Choice::Private,
    ];

    pub fn phrase(self, phrases: &Phrases, kept: SavedParts) -> &Phrase {
        match self {
            Choice::Keep if kept.answers => &phrases.finish_keep_copy,
            Choice::Print => &phrases.finish_print,
            Choice::PrintBrief => &phrases.finish_brief,
            Choice::Write => &phrases.finish_write,
            Choice::Keep => &phrases.finish_keep,
            Choice::Back => &phrases.finish_back,
            Choice::Leave => &phrases.finish_leave,
            Choice::Chart => &phrases.finish_chart,
            Choice::Copy => &phrases.finish_copy,
            Choice::Private => &phrases.finish_private,
        }
    }
}

/// Content of a file that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFor {
    Summary,
    Answers,
    Chart,
}

impl FileFor {
    pub fn request(self, name: String) -> FileRequest {
        match self {
            FileFor::Summary => FileRequest::Summary(name),
            FileFor::Answers => FileRequest::Answers(name),
            FileFor::Chart => FileRequest::Chart(name),
        }
    }

    pub fn asked(self, phrases: &Phrases) -> &Phrase {
        match self {
            FileFor::Summary => &phrases.ask_page_file,
            FileFor::Answers => &phrases.ask_file_name,
            FileFor::Chart => &phrases.ask_chart_file,
        }
    }

    pub fn meant(self, phrases: &Phrases) -> &Phrase {
        match self {
            FileFor::Summary => &phrases.page_file_meant,
            FileFor::Answers => &phrases.keep_meant,
            FileFor::Chart => &phrases.chart_file_meant,
        }
    }
}

/// Page over the summary.
#[derive(Debug)]
pub(super) enum Overlay {
    /// The choices, with the row that is pointed at.
    Choices(Option<usize>),
    /// The name of a file, and what for.
    FileName(LineEdit, FileFor),
    /// The help lines.
    HelpLines(Scroll),
    /// The private answers.
    Private,
    /// The chart.
    Chart(Scroll),
    /// Question whether to copy the chart.
    Copy,
}

/// A summary that is read.
#[derive(Debug)]
pub struct PageReader<'b> {
    pub(super) bank: &'b Bank,
    pub(super) country: &'b Country,
    /// True where the country was chosen here.
    is_country_chosen: bool,
    /// The country whose help lines come first in what is read.
    pub(super) shown_for: &'b Country,
    pub(super) lines: Vec<String>,
    /// The chart, where a counselor asks.
    pub(super) chart: Option<String>,
    /// Position in the summary.
    pub(super) read: Scroll,
    /// First lines of the parts in which it is said; none where it is read on a screen.
    pub(super) parts: Vec<usize>,
    /// Lines of a part that the window has room for.
    pub(super) rows_of_part: usize,
    /// Pages over it, the page on the screen last.
    pub(super) over: Vec<Overlay>,
    pub(super) message: Option<String>,
    pub(super) kept: SavedParts,
    pub(super) private: PrivateAnswers,
    /// The same as they are in what is read.
    private_shown: PrivateAnswers,
}

impl<'b> PageReader<'b> {
    /// A summary to read, from its first line.
    pub fn new(
        bank: &'b Bank,
        country: &'b Country,
        summary: &str,
        kept: SavedParts,
        file: &AnswersFile,
    ) -> PageReader<'b> {
        let private = PrivateAnswers::of(bank, file);
        let lines = summary.lines().map(str::to_owned).collect();
        PageReader {
            bank,
            country,
            is_country_chosen: false,
            shown_for: country,
            lines,
            chart: None,
            read: Scroll::default(),
            parts: Vec::new(),
            rows_of_part: 0,
            over: Vec::new(),
            message: None,
            kept,
            private_shown: private.clone(),
            private,
        }
    }

    /// Says this beside the first page.
    pub fn say(&mut self, said: impl IntoIterator<Item = String>) {
        let said: Vec<String> = said.into_iter().collect();
        self.message = Some(said.join(" ")).filter(|said| !said.is_empty());
    }

    /// Offers a chart, to be read, written and copied.
    pub fn offer_chart(&mut self, chart: String) {
        self.chart = Some(chart);
    }

    /// Says whether the chart was handed on to be copied.
    pub fn copied(&mut self, is_copied: bool) {
        let phrases = self.bank.phrases();
        let said = if is_copied { &phrases.say_copied } else { &phrases.say_not_copied };
        self.message = Some(said.as_str().to_owned());
    }

    /// Says that the file was written, or why not.
    pub fn written(&mut self, result: Result<String, String>) {
        // Where it was refused, another name can be typed.
        if let (Ok(_), Some(Overlay::FileName(_, what))) = (&result, self.over.last()) {
            match what {
                FileFor::Summary => self.kept.summary = true,
                FileFor::Answers => self.kept.answers = true,
                FileFor::Chart => {}
            }
            self.over.pop();
        }
        self.message = Some(match result {
            Ok(file) => self.bank.phrases().say_written.fill(&[("file", &file)]),
            Err(reason) => reason,
        });
    }

    /// Looks what is in a file by now, where that is what a choice turns on.
    pub fn look_at(&mut self, files: &mut dyn Files<'b>) {
        if matches!(self.over.last(), Some(Overlay::Choices(_))) {
            self.kept = files.kept(self.country);
        }
    }

    /// True where the answers or the summary are in a file.
    pub fn is_kept(&self) -> bool {
        self.kept.answers || self.kept.summary
    }

    /// The country whose help lines come first, which may have been chosen here.
    pub fn country(&self) -> &'b Country {
        self.country
    }

    /// The country whose help lines come first, where it was chosen here.
    pub fn chosen_country(&self) -> Option<&'b Country> {
        self.is_country_chosen.then_some(self.country)
    }

    /// Text that stays on the terminal while the program is stopped, to be gone on with.
    pub fn suspend_text(&self) -> &str {
        self.bank.phrases().say_suspended.as_str()
    }

    /// True where a paste is text here, and not keys.
    pub fn takes_text(&self) -> bool {
        matches!(self.over.last(), Some(Overlay::FileName(..)))
    }

    /// The private questions that the person put on the page.
    pub fn on_page(&self) -> &[QuestionId] {
        self.private.on_page()
    }

    /// The choices at the end, in the order of their keys.
    pub(super) fn choices_here(&self) -> Vec<Choice> {
        let stands = |choice: &Choice| match choice {
            Choice::Chart | Choice::Copy => self.chart.is_some(),
            Choice::Private => !self.private.is_empty(),
            _ => true,
        };
        Choice::ALL.into_iter().filter(stands).collect()
    }

    /// To what can be done with the summary.
    pub(crate) fn open_choices(&mut self) {
        self.over.push(Overlay::Choices(None));
    }

    /// Scroll position of the page; the front end sets how far it can go.
    pub fn scroll_mut(&mut self) -> &mut Scroll {
        match self.over.last_mut() {
            Some(Overlay::HelpLines(scroll) | Overlay::Chart(scroll)) => scroll,
            _ => &mut self.read,
        }
    }

    pub(super) fn place(&self) -> Place {
        match self.over.last() {
            None if self.read.is_at_end() => Place::SummaryEnd,
            None => Place::Summary,
            Some(Overlay::Choices(_)) => Place::SummaryChoices,
            Some(Overlay::FileName(..)) => Place::SummaryFileName,
            Some(Overlay::HelpLines(_)) => Place::SummaryHelpLines,
            Some(Overlay::Private) => Place::SummaryPrivate,
            Some(Overlay::Chart(_)) => Place::SummaryChart,
            Some(Overlay::Copy) => Place::SummaryCopy,
        }
    }

    /// Does what a key asks for; a request is left to the front end.
    pub fn act(&mut self, action: Action) -> Option<ReaderRequest> {
        let types_name =
            matches!(self.over.last(), Some(Overlay::FileName(name, _)) if !name.is_empty());
        self.obey(match action {
            Action::Character(character) if !types_name => {
                action_of_character(self.place(), character).unwrap_or(action)
            }
            action => action,
        })
    }

    /// Does what an action asks for, whatever key gave it.
    pub(super) fn obey(&mut self, action: Action) -> Option<ReaderRequest> {
        self.message = None;
        match (self.over.last_mut(), action) {
            (_, Action::LeaveAtOnce) => {
                return Some(ReaderRequest::End(ReaderChoice::LeaveAtOnce));
            }
            (
                Some(Overlay::HelpLines(_)),
                Action::HelpLines | Action::Back | Action::Enter | Action::Close,
            ) => {
                self.over.pop();
                return (self.country.code != self.shown_for.code)
                    .then_some(ReaderRequest::End(ReaderChoice::Again));
            }
            (Some(Overlay::Private), Action::Back | Action::Enter | Action::Close) => {
                self.over.pop();
                return (self.private != self.private_shown)
                    .then_some(ReaderRequest::End(ReaderChoice::Again));
            }
            (Some(Overlay::Chart(_) | Overlay::Copy), Action::Back | Action::Close) => {
                self.over.pop();
            }
            (Some(Overlay::Chart(_)), Action::Enter) => {
                self.over.push(Overlay::FileName(LineEdit::default(), FileFor::Chart));
            }
            (Some(Overlay::Copy), Action::Enter) => {
                self.over.pop();
                return self.chart.clone().map(ReaderRequest::Copy);
            }
            (Some(Overlay::Private), Action::Character(key)) => self.private.turn(key),
            (Some(Overlay::HelpLines(scroll)), Action::Character(key)) => {
                if let Some(country) =
                    place_of_key(key).and_then(|place| self.bank.countries().get(place))
                {
                    self.country = country;
                    self.is_country_chosen = true;
                    scroll.reset();
                }
            }
            (Some(Overlay::HelpLines(scroll)), action) => scroll.act(action),
            (_, Action::HelpLines) => self.over.push(Overlay::HelpLines(Scroll::default())),
            (Some(Overlay::Chart(scroll)), action) => scroll.act(action),
            (Some(Overlay::Private | Overlay::Copy), _) => {}
            (None, action) => return self.read(action),
            (Some(Overlay::FileName(..)), action) => return self.name_file(action),
            (Some(Overlay::Choices(_)), action) => return self.choose_by(action),
        }
        None
    }

    fn read(&mut self, action: Action) -> Option<ReaderRequest> {
        match action {
            Action::Enter | Action::PageDown if self.read.is_at_end() => self.open_choices(),
            Action::Enter | Action::PageDown => {
                match self.parts.iter().copied().find(|part| *part > self.read.at()) {
                    Some(part) => self.read.go_to(part),
                    None => self.read_on(),
                }
            }
            Action::Skip | Action::Leave => self.open_choices(),
            Action::Help => {
                self.message = Some(self.bank.phrases().finish_help.as_str().to_owned())
            }
            Action::Back => return Some(ReaderRequest::End(ReaderChoice::Back)),
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

    fn name_file(&mut self, action: Action) -> Option<ReaderRequest> {
        let Some(Overlay::FileName(name, what)) = self.over.last_mut() else { return None };
        match action {
            Action::Back | Action::Leave => {
                self.over.pop();
            }
            Action::Enter => {
                let name = name.text().trim().to_owned();
                return (!name.is_empty()).then(|| ReaderRequest::Write(what.request(name)));
            }
            // A question mark opens nothing: what a name means is here already.
            action => name.edit(action),
        }
        None
    }

    fn choose_by(&mut self, action: Action) -> Option<ReaderRequest> {
        let choices = self.choices_here();
        let last = choices.len() - 1;
        let Some(Overlay::Choices(row)) = self.over.last_mut() else { return None };
        match action {
            Action::Back => {
                self.over.pop();
            }
            Action::Up => *row = Some(row.unwrap_or(0).checked_sub(1).unwrap_or(last)),
            Action::Down => *row = Some(row.map_or(0, |row| if row == last { 0 } else { row + 1 })),
            Action::Character(key) => {
                *row = place_of_key(key).filter(|place| *place <= last);
                // Alone a digit loses nothing.
                if row.is_some() && self.warning().is_none() {
                    return self.choose();
                }
            }
            Action::Enter => return self.choose(),
            // Ctrl-D once more: from here on it asks as everywhere.
            Action::Leave => {
                *row = choices.iter().position(|choice| *choice == Choice::Leave);
                if self.is_kept() {
                    return self.choose();
                }
            }
            _ => {}
        }
        None
    }

    /// Does the choice that is pointed at.
    fn choose(&mut self) -> Option<ReaderRequest> {
        let Some(choice) = self.pointed_at() else {
            self.message = Some(self.bank.phrases().say_choose_here.as_str().to_owned());
            return None;
        };
        let file_for = match choice {
            Choice::Print => return Some(ReaderRequest::End(ReaderChoice::Print)),
            Choice::PrintBrief => return Some(ReaderRequest::End(ReaderChoice::PrintBrief)),
            Choice::Back => return Some(ReaderRequest::End(ReaderChoice::Back)),
            Choice::Leave => return Some(ReaderRequest::End(ReaderChoice::Leave)),
            Choice::Private => {
                self.over.push(Overlay::Private);
                return None;
            }
            Choice::Chart => {
                self.over.push(Overlay::Chart(Scroll::default()));
                return None;
            }
            Choice::Copy => {
                self.over.push(Overlay::Copy);
                return None;
            }
            Choice::Write => FileFor::Summary,
            Choice::Keep => FileFor::Answers,
        };
        self.over.push(Overlay::FileName(LineEdit::default(), file_for));
        None
    }

    fn pointed_at(&self) -> Option<Choice> {
        match self.over.last() {
            Some(Overlay::Choices(Some(row))) => self.choices_here().get(*row).copied(),
            _ => None,
        }
    }

    /// Warning before leaving loses everything.
    pub(super) fn warning(&self) -> Option<String> {
        let loses = self.pointed_at() == Some(Choice::Leave) && !self.is_kept();
        loses.then(|| self.bank.phrases().confirm_stop.as_str().to_owned())
    }
}
