//! Pages that answers bring up at once: what to do now, and notices.

use crate::country_lines::{countries, lines_of};
use crate::lines::Lines;
use crate::view::Style;
use ketascreen_core::bank::{HelpPlace, RuleId};
use ketascreen_core::summary::{Help, help_line};

impl Lines<'_, '_> {
    pub(crate) fn help_now(&mut self) {
        let interview = self.interview;
        let (bank, country) = (interview.settings.bank, interview.settings.country);
        let evaluation = interview.evaluation();
        let help = Help::called_for(bank, &evaluation, country);
        self.phrase(|phrases| &phrases.heading_help_now, Style::Bold);
        self.gap();
        // Whom to call stands in the first rows of a window of any size; one line of each kind
        // comes first.
        let lines: Vec<String> = help.lines_of(country).map(|line| help_line(bank, line)).collect();
        let (main, further) = lines.split_at(help.kinds.len().min(lines.len()));
        main.iter().for_each(|line| self.row("- ", line, Style::Bold, None));
        self.gap();
        for text in interview.first_texts(&help) {
            self.say(text, Style::Bold);
        }
        self.gap();
        if !further.is_empty() {
            self.say(country.name.as_str(), Style::Plain);
        }
        further.iter().for_each(|line| self.row("- ", line, Style::Bold, None));
        self.gap();
        self.stop_or_go_on();
        self.gap();
        self.lines.extend(countries(bank, country, 2, interview.pages.top.row));
    }

    pub(crate) fn notice(&mut self, rules: &[RuleId]) {
        let interview = self.interview;
        self.phrase(|phrases| &phrases.heading_notice, Style::Bold);
        self.gap();
        let (bank, country) = (interview.settings.bank, interview.settings.country);
        for (rule, call) in interview.evaluation().help_calls(bank) {
            if call.place == HelpPlace::Today && rules.contains(&rule) {
                self.say(&call.text, Style::Plain);
                let lines = call.lines.iter().filter_map(|kind| country.main_line(*kind));
                self.lines.extend(lines_of(bank, lines));
            }
        }
        self.gap();
        self.stop_or_go_on();
    }
}
