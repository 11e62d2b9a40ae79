//! Ways on from a page that must be read: what to do now, what rules say at once, what becomes of a
//! file.
//!
//! A key alone may have been meant for the question that stood there before. So it only points at a
//! line; Enter then does what the line says.

use crate::action::Action;
use crate::interview::{Interview, Outcome, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::row_key::{place_of_key, single};
use ketascreen_core::bank::{Country, Phrase};

/// Ways on from a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways<'b> {
    /// Outcome of the first, which ends the interview.
    pub stop: Outcome,
    /// Name of the second, which leads to the questions.
    pub go_on: &'b Phrase,
    /// Countries whose help lines can come first.
    pub countries: &'b [Country],
}

impl<'b> Ways<'b> {
    /// Ways to stop and to go on.
    pub fn of(interview: &Interview<'b>) -> Ways<'b> {
        let go_on = &interview.settings.bank.phrases().choice_go_on;
        Ways { stop: Outcome::Left, go_on, countries: &[] }
    }

    fn row_of(self, key: char) -> Option<usize> {
        place_of_key(key).filter(|place| *place < 2 + self.countries.len())
    }

    /// Does what a key asks for.
    pub fn act(
        self,
        pointer: &mut Pointer,
        interview: &mut Interview<'b>,
        action: Action,
    ) -> Turn<dyn Page> {
        match action {
            Action::Back if interview.alerts.cause.is_some() => return back_to_cause(interview),
            Action::Enter => return self.take(pointer, interview),
            Action::Character(key) => {
                pointer.row = self.row_of(key);
                if pointer.row.is_none() {
                    interview.say(|phrases| &phrases.say_keys_here);
                }
            }
            Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::Home
            | Action::End => pointer.read(action),
            _ => interview.say(|phrases| &phrases.say_keys_here),
        }
        Turn::Stay
    }

    /// Takes a line. It is no key by accident: where nothing is lost, its number is enough.
    pub fn take_line(
        self,
        pointer: &mut Pointer,
        interview: &mut Interview<'b>,
        line: &str,
    ) -> Turn<dyn Page> {
        if line.is_empty() {
            return self.take(pointer, interview);
        }
        pointer.row = single(line).and_then(|key| self.row_of(key));
        match pointer.row {
            None => {
                interview.no_such_row(line);
                Turn::Stay
            }
            Some(0) if interview.stopping_loses_answers() => Turn::Stay,
            Some(_) => self.take(pointer, interview),
        }
    }

    /// Takes the way that is pointed at.
    fn take(self, pointer: &mut Pointer, interview: &mut Interview<'b>) -> Turn<dyn Page> {
        match pointer.row {
            Some(0) => interview.outcome = Some(self.stop),
            Some(1) => return Turn::Close,
            Some(row) => {
                if let Some(country) = self.countries.get(row - 2) {
                    interview.prefer_country(country);
                    pointer.reset();
                }
            }
            None => interview.say(|phrases| &phrases.say_keys_here),
        }
        Turn::Stay
    }

    /// Announcement of the way that Enter takes, where one is pointed at.
    pub fn said(self, pointer: &Pointer, interview: &Interview<'_>) -> Option<String> {
        let phrases = interview.phrases();
        let choice = match pointer.row? {
            0 if interview.stopping_loses_answers() => return Some(interview.confirm_stop()),
            0 => phrases.choice_stop.as_str(),
            1 => self.go_on.as_str(),
            row => self.countries.get(row - 2)?.name.as_str(),
        };
        Some(phrases.confirm_line.fill(&[("choice", choice)]))
    }
}

/// Back to the question whose answer brought the page.
fn back_to_cause(interview: &mut Interview<'_>) -> Turn<dyn Page> {
    let Some((cause, was_chosen_in_review)) = interview.alerts.cause else { return Turn::Stay };
    interview
        .pages
        .close_while(|page| matches!(page.place(), Place::HelpNow | Place::Notice | Place::Review));
    interview.go_to(cause);
    interview.flow.chosen_in_review = was_chosen_in_review.then_some(cause);
    Turn::Close
}

impl Lines<'_, '_> {
    /// The lines that stop and go on.
    pub(super) fn stop_or_go_on(&mut self, ways: Ways<'_>, row: Option<usize>) {
        self.keyed(0, self.interview.phrases().choice_stop.as_str(), row);
        self.keyed(1, ways.go_on.as_str(), row);
    }
}
