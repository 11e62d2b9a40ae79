//! Pages that must be read: what to do now, what rules say at once, what becomes of a file.
//!
//! A key alone may have been meant for the question that stood there before. So it only points at a
//! line; Enter then does what the line says.

use crate::action::Action;
use crate::interview::{Interview, Outcome, SaveTarget};
use crate::lines::Lines;
use crate::page_stack::PageKind;
use crate::row_key::place_of_key;
use ketascreen_core::bank::{Country, Phrase};

/// A line to choose on a page that must be read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum MustReadChoice<'b> {
    /// End the interview.
    Stop,
    /// To the questions.
    GoOn,
    /// Another country's help lines first.
    Country(&'b Country),
}

impl<'b> Interview<'b> {
    /// True where the page on the screen must be read before a key counts. Keys that were typed for
    /// the question before it must be dropped.
    pub fn must_read(&self) -> bool {
        matches!(
            self.page(),
            PageKind::HelpNow | PageKind::Notice(_) | PageKind::Changed(_) | PageKind::Overwrite(_)
        )
    }

    /// Says that keys do not count yet, as they may have been meant for the question before.
    pub fn refuse_early_key(&mut self) {
        self.say(|phrases| &phrases.say_read_first);
    }

    /// The lines to choose, in the order of their keys.
    pub(crate) fn must_read_choices(&self) -> Vec<MustReadChoice<'b>> {
        let countries = self.settings.bank.countries().iter().map(MustReadChoice::Country);
        let countries = countries.filter(|_| self.page() == &PageKind::HelpNow);
        [MustReadChoice::Stop, MustReadChoice::GoOn].into_iter().chain(countries).collect()
    }

    pub(crate) fn read_and_choose(&mut self, action: Action) {
        match action {
            Action::Back if self.alert_cause.is_some() => self.back_to_cause(),
            Action::Back => self.say_keys_here(),
            Action::Enter => self.do_choice(),
            Action::Character(key) => {
                self.pages.top.row = self.choice_of_key(key);
                self.pages.top.is_row_of_key = true;
                if self.pages.top.row.is_none() {
                    self.say_keys_here();
                }
            }
            Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::Home
            | Action::End => self.pages.top.read(action),
            _ => self.say_keys_here(),
        }
    }

    /// Says which keys lead on from here.
    fn say_keys_here(&mut self) {
        self.say(|phrases| &phrases.say_keys_here);
    }

    /// The line that a key points at.
    pub(crate) fn choice_of_key(&self, key: char) -> Option<usize> {
        place_of_key(key).filter(|place| *place < self.must_read_choices().len())
    }

    /// Does the choice that is pointed at.
    pub(crate) fn do_choice(&mut self) {
        match self.pages.top.row.and_then(|row| self.must_read_choices().get(row).copied()) {
            Some(MustReadChoice::Stop) if matches!(self.page(), PageKind::Overwrite(_)) => {
                self.outcome = Some(Outcome::LeftFileAlone)
            }
            Some(MustReadChoice::Stop) => self.outcome = Some(Outcome::Left),
            Some(MustReadChoice::GoOn) => self.pages.close(),
            Some(MustReadChoice::Country(country)) => {
                self.prefer_country(country);
                self.pages.top.row = None;
                self.pages.top.scroll.reset();
            }
            None => self.say_keys_here(),
        }
    }

    /// Announcement of the choice that Enter makes, where a line is pointed at.
    pub(crate) fn pointed_choice(&self) -> Option<String> {
        let phrases = self.settings.bank.phrases();
        let choice = match self.must_read_choices().get(self.pages.top.row?)? {
            MustReadChoice::Stop if self.stopping_loses_answers() => {
                return Some(self.confirm_stop());
            }
            MustReadChoice::Stop => phrases.choice_stop.as_str(),
            MustReadChoice::GoOn => self.go_on_phrase().as_str(),
            MustReadChoice::Country(country) => country.name.as_str(),
        };
        Some(phrases.confirm_line.fill(&[("choice", choice)]))
    }

    /// Name of going on here.
    pub(crate) fn go_on_phrase(&self) -> &'b Phrase {
        let phrases = self.settings.bank.phrases();
        if matches!(self.page(), PageKind::Overwrite(_)) {
            &phrases.choice_overwrite
        } else {
            &phrases.choice_go_on
        }
    }

    /// True where there are answers that are in no file.
    pub(crate) fn stopping_loses_answers(&self) -> bool {
        self.is_unsaved || (self.settings.save_target == SaveTarget::None && self.has_content())
    }

    /// Warning before answers that are in no file are left.
    pub(crate) fn confirm_stop(&self) -> String {
        let phrases = self.settings.bank.phrases();
        if self.is_unsaved { &phrases.confirm_stop_unsaved } else { &phrases.confirm_stop }
            .as_str()
            .to_owned()
    }

    /// Back to the question whose answer brought the page.
    fn back_to_cause(&mut self) {
        let Some((cause, was_chosen_in_review)) = self.alert_cause else { return };
        while matches!(self.page(), PageKind::HelpNow | PageKind::Notice(_) | PageKind::Review) {
            self.pages.close();
        }
        self.go_to(cause);
        self.chosen_in_review = was_chosen_in_review.then_some(cause);
    }
}

impl Lines<'_, '_> {
    pub(crate) fn stop_or_go_on(&mut self) {
        let interview = self.interview;
        self.keyed(0, interview.phrases().choice_stop.as_str());
        self.keyed(1, interview.go_on_phrase().as_str());
    }
}
