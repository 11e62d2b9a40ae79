//! Dispatch of actions to the page on the screen.

use crate::action::Action;
use crate::interview::{Interview, Outcome, Page};
use crate::keymap::Place;
use crate::page::{HelpLines, Leave, Points, Why};
use crate::pointer::Pointer;

impl Interview<'_> {
    /// Does what a key asks for.
    pub fn act(&mut self, action: Action) {
        self.message = None;
        let leaves_entry = matches!(
            action,
            Action::Enter | Action::HelpLines | Action::Leave | Action::LeaveAtOnce
        );
        if self.is_at_question() && !leaves_entry {
            self.pages.entry.forget_last_key();
        }
        self.obey(self.resolve(action));
    }

    /// Does what an action asks for, whatever key gave it.
    pub(crate) fn obey(&mut self, action: Action) {
        match (self.place(), action) {
            (_, Action::HelpLines) => self.open_help_lines(),
            (_, Action::Points) => self.pages.open(Box::new(Points::default())),
            (_, Action::Help) => self.pages.open(Box::new(Why::of(self.is_at_question()))),
            (_, Action::Find) => self.find(),
            (_, Action::ReadAgain) => {}
            (_, Action::LeaveAtOnce) => self.outcome = Some(Outcome::LeftAtOnce),
            (_, Action::Leave) if self.file_to_overwrite().is_some() => {
                self.outcome = Some(Outcome::LeftFileAlone)
            }
            (Place::Leave, Action::Leave) => {}
            (place, Action::Leave) if place != Place::FileName => self.open_leave(place),
            (_, action) => self.act_on_page(action),
        }
    }

    fn act_on_page(&mut self, action: Action) {
        let Some(mut open) = self.pages.take() else { return self.answer(action) };
        let turn = open.page.act(self, action);
        let passed_on = self.pages.finish(open, turn);
        passed_on.into_iter().for_each(|action| self.obey(action));
    }

    /// Does what a line asks for that is no sign.
    pub(crate) fn take_words(&mut self, line: &str) {
        let Some(mut open) = self.pages.take() else { return self.answer_line(line) };
        let turn = open.page.take_line(self, line);
        let passed_on = self.pages.finish(open, turn);
        passed_on.into_iter().for_each(|action| self.obey(action));
    }

    fn open_leave(&mut self, place: Place) {
        if place.must_read()
            && let Some(pointer) = self.pages.top_mut().and_then(Page::pointer_mut)
        {
            // Who stays after all must not come back to a line that one more key does.
            pointer.row = None;
        }
        self.pages.open(Box::new(Leave::default()));
    }

    /// Opens the list of questions, where one is asked below the pages that are only looked at.
    fn find(&mut self) {
        self.pages.close_while(|page| page.place().is_closed_by_a_key());
        if self.is_at_question() {
            self.look_through();
        }
    }

    fn open_help_lines(&mut self) {
        match self.place() {
            Place::HelpLines => {}
            // They stand here already.
            Place::HelpNow => {
                self.pages
                    .top_mut()
                    .and_then(Page::pointer_mut)
                    .into_iter()
                    .for_each(Pointer::reset);
                self.say(|phrases| &phrases.say_lines_here);
            }
            _ => self.pages.open(Box::new(HelpLines::default())),
        }
    }
}
