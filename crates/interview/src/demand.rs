//! Pages that must be read: what to do now, what rules say at once, what becomes of a file.
//!
//! A key alone may have been meant for the question that stood there before. So it only points at a line; Enter then does
//! what the line says.

use super::entry::place_of_key;
use super::page::Page;
use super::state::{Draft, End};
use super::{Action, Interview};
use ketascreen_core::bank::{Country, Phrase};

/// A line to choose on a page that must be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Demand<'b> {
    /// End the interview.
    Stop,
    /// To the questions.
    GoOn,
    /// Another country's help lines first.
    Country(&'b Country),
}

impl<'b> Interview<'b> {
    /// Whether a page stands on the screen that must be read before a key counts. Keys that were typed for the question
    /// before it must be dropped.
    pub fn demands_attention(&self) -> bool {
        matches!(
            self.page(),
            Page::HelpNow | Page::Notice(_) | Page::Changed(_) | Page::Overwrite(_)
        )
    }

    /// Says that keys do not count yet, as they may have been meant for the question before.
    pub fn ask_to_read(&mut self) {
        self.message =
            Some(self.settings.bank.phrases().say_read_first.get(self.voice()).to_owned());
    }

    /// The lines to choose, in the order of their keys.
    pub(super) fn demands(&self) -> Vec<Demand<'b>> {
        let countries = self.settings.bank.countries().iter().map(Demand::Country);
        let countries = countries.filter(|_| self.page() == &Page::HelpNow);
        [Demand::Stop, Demand::GoOn].into_iter().chain(countries).collect()
    }

    pub(super) fn demand(&mut self, action: Action) {
        match action {
            Action::Back => self.back_to_cause(),
            Action::Enter => self.do_demand(),
            Action::Character(key) => {
                self.top.row = self.demanded_by(key);
                self.top.is_row_of_key = true;
            }
            action => self.read_then_choose(action, self.demands().len()),
        }
    }

    /// The line that a key points at.
    pub(super) fn demanded_by(&self, key: char) -> Option<usize> {
        place_of_key(key).filter(|place| *place < self.demands().len())
    }

    /// Does what the line says that is pointed at.
    pub(super) fn do_demand(&mut self) {
        match self.top.row.and_then(|row| self.demands().get(row).copied()) {
            Some(Demand::Stop) if matches!(self.page(), Page::Overwrite(_)) => {
                self.end = Some(End::LeftFileAlone)
            }
            Some(Demand::Stop) => self.end = Some(End::Left),
            Some(Demand::GoOn) => self.close_page(),
            Some(Demand::Country(country)) => {
                self.put_first(country);
                self.top.row = None;
                self.top.scroll.reset();
            }
            None => {
                self.message =
                    Some(self.settings.bank.phrases().say_choose_here.get(self.voice()).to_owned())
            }
        }
    }

    /// What Enter is going to do, where a line is pointed at.
    pub(super) fn demanded(&self) -> Option<String> {
        let (phrases, voice) = (self.settings.bank.phrases(), self.voice());
        let choice = match self.demands().get(self.top.row?)? {
            Demand::Stop if self.stopping_loses_answers() => return Some(self.confirm_stop()),
            Demand::Stop => phrases.choice_stop.get(voice),
            Demand::GoOn => self.going_on().get(voice),
            Demand::Country(country) => country.name.get(voice),
        };
        Some(phrases.confirm_line.fill(voice, &[("choice", choice)]))
    }

    /// What going on is called here.
    pub(super) fn going_on(&self) -> &'b Phrase {
        let phrases = self.settings.bank.phrases();
        if matches!(self.page(), Page::Overwrite(_)) {
            &phrases.choice_overwrite
        } else {
            &phrases.choice_go_on
        }
    }

    /// Whether there are answers that are in no file.
    pub(super) fn stopping_loses_answers(&self) -> bool {
        self.is_unsaved || (self.settings.draft == Draft::None && self.has_begun())
    }

    /// What is said before answers that are in no file are left.
    pub(super) fn confirm_stop(&self) -> String {
        let phrases = self.settings.bank.phrases();
        if self.is_unsaved { &phrases.confirm_stop_unsaved } else { &phrases.confirm_stop }
            .get(self.voice())
            .to_owned()
    }

    /// Back to the question whose answer brought the page.
    fn back_to_cause(&mut self) {
        let Some((cause, was_chosen_in_review)) = self.raised_by else { return };
        while matches!(self.page(), Page::HelpNow | Page::Notice(_) | Page::Review) {
            self.close_page();
        }
        self.go_to(cause);
        self.chosen_in_review = was_chosen_in_review.then_some(cause);
    }
}
