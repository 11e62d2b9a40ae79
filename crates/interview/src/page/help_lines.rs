//! Help lines, at any time.

use crate::action::Action;
use crate::country_lines::{help_lines, lines_of};
use crate::interview::Interview;
use crate::lines::Lines;
use crate::page_stack::PageKind;
use crate::row_key::place_of_key;
use crate::view::{Line, Style};
use ketascreen_core::summary::Help;

impl Interview<'_> {
    pub(crate) fn open_help_lines(&mut self) {
        match self.page() {
            PageKind::HelpLines => {}
            PageKind::HelpNow => self.point_at_lines_here(),
            _ => self.pages.open(PageKind::HelpLines),
        }
    }

    fn point_at_lines_here(&mut self) {
        self.pages.top.scroll.reset();
        self.pages.top.row = None;
        self.message = Some(self.phrases().say_lines_here.as_str().to_owned());
    }

    pub(crate) fn read_help_lines(&mut self, action: Action) {
        let Action::Character(key) = action else { return self.read_page(action) };
        if let Some(country) =
            place_of_key(key).and_then(|place| self.settings.bank.countries().get(place))
        {
            self.prefer_country(country);
            self.pages.top.scroll.reset();
        }
    }
}

impl Lines<'_, '_> {
    pub(crate) fn help_lines(&mut self) {
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
        let lines = help_lines(bank, country).into_iter();
        self.lines.extend(lines.filter(|line| !first.contains(line)));
    }
}
