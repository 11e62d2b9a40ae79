//! What stands on the screen: a page, over those to which closing it leads.

use super::scroll::Scroll;
use super::{Action, Interview, LineEdit};
use ketascreen_core::bank::{QuestionId, RuleId};
use ketascreen_core::record::AnswersFile;

/// What becomes of the answers that are gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Whether the bank has changed since they were saved.
    pub is_other_bank: bool,
    /// The answers and notes that no longer fit, as they are written in the file.
    pub left_out: Vec<String>,
    /// The questions that are no longer asked for these answers.
    pub set_aside: Vec<QuestionId>,
}

impl Changed {
    /// Nothing where the bank is as it was and every answer counts.
    pub fn of(file: &AnswersFile) -> Option<Changed> {
        let is_other_bank = file.left_out.is_some();
        let changed = Changed {
            is_other_bank,
            left_out: file.left_out.clone().unwrap_or_default(),
            set_aside: file.ignored.clone(),
        };
        Some(changed).filter(|changed| is_other_bank || !changed.set_aside.is_empty())
    }
}

/// A file that exists and would be written over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overwrite {
    /// Its name.
    pub file: String,
    /// Whether the answers are going to be kept in it, and not the summary.
    pub is_for_answers: bool,
}

/// What stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Page {
    /// What this is, and for whom.
    OpeningVoice,
    /// What becomes of the answers that are gone on with.
    Changed(Changed),
    /// Whether a file may be written over.
    Overwrite(Overwrite),
    /// A counselor's reference to the person.
    OpeningReference,
    /// How long.
    OpeningLength,
    /// A question.
    #[default]
    Question,
    /// What a question means and why it is asked, and the keys.
    Why,
    /// A note on the answer.
    Note,
    /// The points to raise so far.
    Points,
    /// The keys alone, where there is no question to explain.
    Keys,
    /// Where to find help, at any time.
    HelpLines,
    /// What to do now.
    HelpNow,
    /// What rules say at once.
    Notice(Vec<RuleId>),
    /// Every answer, to look through and change.
    Review,
    /// What to skip.
    Skip,
    /// Whether to leave.
    Leave,
    /// The name of a file to keep the answers in.
    Keep,
}

/// A page with what has become of it, which it keeps while another stands over it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct OpenPage {
    pub page: Page,
    /// How far it is scrolled, where it is only read.
    pub scroll: Scroll,
    /// The row that is chosen.
    pub row: Option<usize>,
    /// Whether it was chosen by its key, and not on the way through the page.
    pub is_row_of_key: bool,
    /// What is typed, where it asks for something beside the answers.
    pub typed: LineEdit,
}

impl OpenPage {
    pub fn of(page: Page) -> OpenPage {
        OpenPage { page, ..OpenPage::default() }
    }
}

impl Interview<'_> {
    /// Asks before all else whether a file may be written over.
    pub fn ask_to_overwrite(&mut self, overwrite: Overwrite) {
        self.open_page(Page::Overwrite(overwrite));
    }

    /// The file of which is asked whether it may be written over.
    pub fn file_to_overwrite<'i>(&'i self) -> Option<&'i str> {
        let asked = |open: &'i OpenPage| match &open.page {
            Page::Overwrite(overwrite) => Some(overwrite.file.as_str()),
            _ => None,
        };
        std::iter::once(&self.top).chain(self.below.iter().rev()).find_map(asked)
    }

    /// Whether a question stands on the screen, and no other page before it.
    pub fn asks(&self) -> bool {
        self.page() == &Page::Question
    }

    /// Whether every answer stands on the screen, to be looked through.
    pub fn is_reviewed(&self) -> bool {
        self.page() == &Page::Review
    }

    /// The page on the screen.
    pub fn page(&self) -> &Page {
        &self.top.page
    }

    /// Every page, the one on the screen last.
    pub(super) fn open_pages(&self) -> impl Iterator<Item = &OpenPage> {
        self.below.iter().chain([&self.top])
    }

    /// Whether what is pasted is text here, and not keys.
    pub fn takes_text(&self) -> bool {
        self.types_beside() || (self.asks() && self.entry.is_typed())
    }

    /// Says that what is pasted was left out, as only keys count here.
    pub fn leave_out_paste(&mut self) {
        self.message = Some(self.settings.bank.phrases().say_pasted.get(self.voice()).to_owned());
    }

    /// Whether something beside the answers is typed here.
    pub(super) fn types_beside(&self) -> bool {
        matches!(self.page(), Page::OpeningReference | Page::Note | Page::Keep)
    }

    /// Opens the help lines, or the keys, over any page but the questions, which have more signs, and those that show
    /// the same already.
    pub(super) fn opens_beside(&mut self, sign: char) -> bool {
        let page = match (self.page(), sign) {
            (Page::Question, _) | (Page::HelpNow, '!') => return false,
            (Page::HelpLines, '!') | (Page::Why | Page::Keys, '?') => return false,
            (_, '!') => Page::HelpLines,
            _ => Page::Keys,
        };
        self.open_page(page);
        true
    }

    pub(super) fn open_page(&mut self, page: Page) {
        self.below.push(std::mem::replace(&mut self.top, OpenPage::of(page)));
    }

    pub(super) fn close_page(&mut self) {
        self.top = self.below.pop().unwrap_or_default();
    }

    /// How far the page is scrolled; the front end tells how far it can be.
    pub fn scroll_mut(&mut self) -> &mut Scroll {
        &mut self.top.scroll
    }

    /// Moves on a page that is read first and then chosen from: to what is out of sight, then from line to line.
    pub(super) fn read_then_choose(&mut self, action: Action, rows: usize) {
        let last = rows.saturating_sub(1);
        let was_row_of_key = std::mem::take(&mut self.top.is_row_of_key);
        match (action, self.top.row) {
            (Action::Down | Action::PageDown | Action::End, None)
                if self.top.scroll.can_move() && !self.top.scroll.is_at_end() =>
            {
                self.top.scroll.act(action);
            }
            (Action::Up | Action::PageUp | Action::Home, None | Some(0))
                if self.top.scroll.can_move() =>
            {
                self.top.row = None;
                self.top.scroll.act(action);
            }
            // The row that a key pointed at is shown first.
            (Action::Down | Action::Up, Some(_)) if was_row_of_key => {}
            (Action::Down, row) => {
                self.top.row = Some(row.map_or(0, |row| if row == last { 0 } else { row + 1 }))
            }
            (Action::Up, row) => {
                self.top.row = Some(row.unwrap_or(0).checked_sub(1).unwrap_or(last))
            }
            _ => {}
        }
    }
}
