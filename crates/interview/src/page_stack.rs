//! The page on the screen, over those to which closing it leads.

use crate::action::Action;
use crate::line_edit::LineEdit;
use crate::scroll::Scroll;
use ketascreen_core::answers::Answer;
use ketascreen_core::bank::{QuestionId, RuleId};
use ketascreen_core::record::AnswersFile;

/// Changes to the answers of a file that is resumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// True where the bank has changed since they were saved.
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
    /// True where the answers are going to be kept in it, and not the summary.
    pub is_for_answers: bool,
}

/// A page of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PageKind {
    /// The purpose, and for whom it is.
    Opening,
    /// Changes to the answers of a file that is resumed.
    Changed(Changed),
    /// Question whether a file may be written over.
    Overwrite(Overwrite),
    /// A counselor's reference to the person.
    OpeningReference,
    /// The length.
    OpeningLength,
    /// A question.
    #[default]
    Question,
    /// The meaning of a question and why it is asked, and the keys.
    Why,
    /// A note on the answer.
    Note,
    /// The points to raise so far.
    Points,
    /// The keys alone, where there is no question to explain.
    Keys,
    /// The help lines, at any time.
    HelpLines,
    /// Help before all else.
    HelpNow,
    /// Notices of rules.
    Notice(Vec<RuleId>),
    /// Every answer, to look through and change.
    Review,
    /// Choices of what to skip.
    Skip,
    /// The choices of leaving.
    Leave,
    /// The name of a file to keep the answers in.
    Keep,
    /// Confirmation of answers that lower the concern about suicide.
    Lowering(Vec<(QuestionId, Answer)>),
}

/// A page with its state, which it keeps below another page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct OpenPage {
    pub page: PageKind,
    /// Scroll position, where it is only read.
    pub scroll: Scroll,
    /// The row that is chosen.
    pub row: Option<usize>,
    /// True where it was chosen by its key, and not on the way through the page.
    pub is_row_of_key: bool,
    /// Line that is typed, where it asks for something beside the answers.
    pub typed: LineEdit,
}

impl OpenPage {
    pub fn of(page: PageKind) -> OpenPage {
        OpenPage { page, ..OpenPage::default() }
    }

    /// Moves on a page that must be read: its lines are chosen by their keys alone.
    pub fn read(&mut self, action: Action) {
        self.row = None;
        self.scroll.act(action);
    }

    /// Moves on a page that is read first and then chosen from: to what is out of sight, then from
    /// line to line.
    pub fn read_then_choose(&mut self, action: Action, rows: usize) {
        let last = rows.saturating_sub(1);
        let was_row_of_key = std::mem::take(&mut self.is_row_of_key);
        match (action, self.row) {
            (Action::Down | Action::PageDown | Action::End, None)
                if self.scroll.can_move() && !self.scroll.is_at_end() =>
            {
                self.scroll.act(action);
            }
            (Action::Up | Action::PageUp | Action::Home, None | Some(0))
                if self.scroll.can_move() =>
            {
                self.row = None;
                self.scroll.act(action);
            }
            // The row that a key pointed at is shown first.
            (Action::Down | Action::Up, Some(_)) if was_row_of_key => {}
            (Action::Down, row) => {
                self.row = Some(row.map_or(0, |row| if row == last { 0 } else { row + 1 }))
            }
            (Action::Up, row) => self.row = Some(row.unwrap_or(0).checked_sub(1).unwrap_or(last)),
            _ => {}
        }
    }
}

/// The page on the screen, over those to which closing it leads.
#[derive(Debug, Default)]
pub(crate) struct PageStack {
    pub top: OpenPage,
    /// The next one last.
    below: Vec<OpenPage>,
}

impl PageStack {
    /// The last of these pages over the others.
    pub fn of(mut pages: Vec<OpenPage>) -> PageStack {
        let top = pages.pop().unwrap_or_default();
        PageStack { top, below: pages }
    }

    /// Every page, the one on the screen last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &OpenPage> {
        self.below.iter().chain([&self.top])
    }

    pub fn into_pages(self) -> impl Iterator<Item = OpenPage> {
        self.below.into_iter().chain([self.top])
    }

    pub fn open(&mut self, page: PageKind) {
        self.below.push(std::mem::replace(&mut self.top, OpenPage::of(page)));
    }

    pub fn close(&mut self) {
        self.top = self.below.pop().unwrap_or_default();
    }
}
