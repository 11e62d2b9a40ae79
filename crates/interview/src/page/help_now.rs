//! What to do now, before all else.

use super::must_read::Ways;
use crate::action::Action;
use crate::country_lines::countries;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::view::{Line, Style};
use ketascreen_core::summary::{Help, help_line};

/// What to do now.
#[derive(Debug, Default)]
pub(super) struct HelpNow {
    pointer: Pointer,
}

fn ways<'b>(interview: &Interview<'b>) -> Ways<'b> {
    Ways { countries: interview.settings.bank.countries(), ..Ways::of(interview) }
}

impl Page for HelpNow {
    fn place(&self) -> Place {
        Place::HelpNow
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.help_now(self.pointer.row))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        ways(interview).act(&mut self.pointer, interview, action)
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        ways(interview).take_line(&mut self.pointer, interview, line)
    }

    fn said(&self, interview: &Interview<'_>) -> Option<String> {
        ways(interview).said(&self.pointer, interview)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }
}

impl Lines<'_, '_> {
    fn help_now(&mut self, row: Option<usize>) {
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
        self.stop_or_go_on(ways(interview), row);
        self.gap();
        self.lines.extend(countries(bank, country, 2, row));
    }
}
