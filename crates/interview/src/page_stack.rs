//! The pages that are open: the question, and what stands over it.

use crate::action::Action;
use crate::entry::Entry;

/// A page over the question.
#[derive(Debug)]
pub(crate) struct OpenPage<P: ?Sized> {
    /// Number by which a key is known that was meant for another page.
    pub number: usize,
    pub page: Box<P>,
}

/// The question, and the pages over it.
#[derive(Debug)]
pub(crate) struct PageStack<P: ?Sized> {
    /// Entry at the question.
    pub entry: Entry,
    /// The page on the screen last.
    over: Vec<OpenPage<P>>,
    opened: usize,
    /// Rows of the page on the screen that are in sight; none known without a screen.
    pub in_sight: Option<Vec<usize>>,
}

/// Effect of a key on the page where it was pressed.
#[derive(Debug)]
pub(crate) enum Turn<P: ?Sized> {
    /// The page stays.
    Stay,
    /// It closes.
    Close,
    /// It closes, and what is below it does this.
    Pass(Action),
    /// Another opens over it.
    Open(Box<P>),
}

impl<P: ?Sized> PageStack<P> {
    pub fn of(entry: Entry) -> PageStack<P> {
        PageStack { entry, over: Vec::new(), opened: 0, in_sight: None }
    }

    /// The page on the screen; none where it is the question.
    pub fn top(&self) -> Option<&P> {
        self.over.last().map(|open| &*open.page)
    }

    pub fn top_mut(&mut self) -> Option<&mut P> {
        self.over.last_mut().map(|open| &mut *open.page)
    }

    /// True where a row is in sight, or there is no screen.
    pub fn is_in_sight(&self, row: usize) -> bool {
        self.in_sight.as_ref().is_none_or(|rows| rows.contains(&row))
    }

    /// Every page over the question, the one on the screen last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &P> {
        self.over.iter().map(|open| &*open.page)
    }

    /// Number of the page on the screen; 0 at the question.
    pub fn number(&self) -> usize {
        self.over.last().map_or(0, |open| open.number)
    }

    pub fn open(&mut self, page: Box<P>) {
        self.opened += 1;
        self.over.push(OpenPage { number: self.opened, page });
    }

    /// Takes the page on the screen off, to act on the rest.
    pub fn take(&mut self) -> Option<OpenPage<P>> {
        self.over.pop()
    }

    /// Puts a page back, unless its turn closes it. Returns an action that is left for what is
    /// below.
    pub fn finish(&mut self, open: OpenPage<P>, turn: Turn<P>) -> Option<Action> {
        match turn {
            Turn::Pass(action) => return Some(action),
            Turn::Stay => self.over.push(open),
            Turn::Close => {}
            Turn::Open(page) => {
                self.over.push(open);
                self.open(page);
            }
        }
        None
    }

    /// Closes the pages on the top of which this holds.
    pub fn close_while(&mut self, holds: impl Fn(&P) -> bool) {
        while self.top().is_some_and(&holds) {
            self.over.pop();
        }
    }

    /// Keeps the pages of which this holds.
    pub fn retain(&mut self, holds: impl Fn(&P) -> bool) {
        self.over.retain(|open| holds(&open.page));
    }
}
