//! Help lines, at any time.

use super::choosing::choose_by_line;
use crate::action::Action;
use crate::country_lines::{help_lines, lines_of};
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::row_key::place_of_key;
use crate::view::{Line, Style};
use ketascreen_core::summary::Help;

/// The help lines.
#[derive(Debug, Default)]
pub(crate) struct HelpLines {
    pointer: Pointer,
}

impl Page for HelpLines {
    fn place(&self) -> Place {
        Place::HelpLines
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, Lines::help_lines)
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        let Action::Character(key) = action else { return self.pointer.read_only(action) };
        let countries = interview.settings.bank.countries();
        if let Some(country) = place_of_key(key).and_then(|place| countries.get(place)) {
            interview.prefer_country(country);
            self.pointer.reset();
        }
        Turn::Stay
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        let countries = interview.settings.bank.countries().len();
        choose_by_line(self, interview, line, countries)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }
}

impl Lines<'_, '_> {
    fn help_lines(&mut self) {
        let interview = self.interview;
        let (bank, country) = (interview.settings.bank, interview.settings.country);
        // Where the answers call for help, what to do now stands first here too.
        let help = Help::called_for(bank, &interview.evaluation(), country);
        let mut first: Vec<Line> = Vec::new();
        if !help.first.is_empty() {
            self.phrase(|phrases| &phrases.heading_help_now, Style::Bold);
            self.gap();
            let main = help.kinds.iter().filter_map(|kind| country.main_line(*kind));
            first.extend(lines_of(bank, main));
            self.lines.extend(first.iter().cloned());
            self.gap();
            interview.first_texts(&help).iter().for_each(|text| self.say(text, Style::Bold));
            self.gap();
        }
        // What stands above is not said again: all of it fits a window, line by line too.
        let mut lines = help_lines(bank, country).into_iter().filter(|line| !first.contains(line));
        self.lines.extend(lines.next());
        // Why whom to call stands beside the questions.
        let early = interview.early_calls_so_far(&interview.evaluation());
        let early = interview.with_help_lines(&early, &[]).filter(|_| first.is_empty());
        early
            .into_iter()
            .flat_map(|early| early.texts)
            .for_each(|text| self.say(&text, Style::Bold));
        self.lines.extend(lines);
    }
}
