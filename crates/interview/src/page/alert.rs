//! Pages that answers bring up at once: what to do now, and notices.

use crate::country_lines::{countries, lines_of};
use crate::lines::Lines;
use crate::view::Style;
use ketascreen_core::bank::RuleId;
use ketascreen_core::summary::{Help, help_line};

impl Lines<'_, '_> {
    pub(crate) fn help_now(&mut self) {
        let interview = self.interview;
        let (bank, voice, country) =
            (interview.settings.bank, interview.voice(), interview.settings.country);
        let evaluation = interview.evaluation();
        let help = Help::called_for(bank, &evaluation, voice, country);
        self.phrase(|phrases| &phrases.heading_help_now, Style::Bold);
        self.gap();
        // Whom to call stands in the first rows of a window of any size; one line of each kind
        // comes first.
        let lines: Vec<String> =
            help.lines_of(country).map(|line| help_line(bank, voice, line)).collect();
        let (main, further) = lines.split_at(help.kinds.len().min(lines.len()));
        main.iter().for_each(|line| self.row("- ", line, Style::Bold, None));
        self.gap();
        for text in &help.first {
            self.say(text, Style::Bold);
        }
        self.gap();
        if !further.is_empty() {
            self.say(country.name.get(voice), Style::Plain);
        }
        further.iter().for_each(|line| self.row("- ", line, Style::Bold, None));
        self.gap();
        self.stop_or_go_on();
        self.gap();
        self.lines.extend(countries(bank, voice, country, 2, interview.pages.top.row));
    }

    pub(crate) fn notice(&mut self, rules: &[RuleId]) {
        let interview = self.interview;
        self.phrase(|phrases| &phrases.heading_notice, Style::Bold);
        self.gap();
        for rule in rules {
            let rule = interview.settings.bank.rule(*rule);
            if let Some(notice) = &rule.notice {
                self.say(notice.get(interview.voice()), Style::Plain);
            }
            let country = interview.settings.country;
            let lines = rule.notice_lines.iter().filter_map(|kind| country.main_line(*kind));
            self.lines.extend(lines_of(interview.settings.bank, interview.voice(), lines));
        }
        self.gap();
        self.stop_or_go_on();
    }
}
