//! What rules say at once: what to do today.

use super::must_read::Ways;
use crate::action::Action;
use crate::country_lines::lines_of;
use crate::interview::{Interview, Page};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::view::{Line, Style};
use ketascreen_core::bank::{HelpPlace, RuleId};

/// What rules say at once: what to do today.
#[derive(Debug)]
pub(super) struct Notice {
    rules: Vec<RuleId>,
    pointer: Pointer,
}

impl Notice {
    pub fn of(rules: Vec<RuleId>) -> Notice {
        Notice { rules, pointer: Pointer::default() }
    }
}

impl Page for Notice {
    fn place(&self) -> Place {
        Place::Notice
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.notice(&self.rules, self.pointer.row))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        Ways::of(interview).act(&mut self.pointer, interview, action)
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        Ways::of(interview).take_line(&mut self.pointer, interview, line)
    }

    fn said(&self, interview: &Interview<'_>) -> Option<String> {
        Ways::of(interview).said(&self.pointer, interview)
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }
}

impl Lines<'_, '_> {
    fn notice(&mut self, rules: &[RuleId], row: Option<usize>) {
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
        self.stop_or_go_on(Ways::of(interview), row);
    }
}
