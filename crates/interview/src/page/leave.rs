//! LeaveChoice: with the answers kept or not, or with the summary of what was answered so far.

use crate::action::Action;
use crate::interview::{Interview, Outcome, SaveTarget};
use crate::lines::Lines;
use crate::page_stack::PageKind;
use crate::row_key::place_of_key;
use crate::view::Style;

/// A choice on the page that asks whether to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeaveChoice {
    /// Leave; a file of the answers stays.
    Stop,
    /// Stay.
    GoOn,
    /// Leave, and delete the file of the answers.
    Delete,
    /// Keep the answers in a file, and leave.
    Keep,
    /// To the summary of the answers so far.
    Summary,
}

impl Interview<'_> {
    /// The choices, in the order of their keys.
    pub(crate) fn leave_choices(&self) -> &'static [LeaveChoice] {
        match self.settings.save_target {
            // Each choice has the same key wherever it is.
            SaveTarget::None | SaveTarget::Resumed => {
                &[LeaveChoice::Stop, LeaveChoice::GoOn, LeaveChoice::Summary, LeaveChoice::Keep]
            }
            // A file that nothing was saved in yet, or that something else wrote, is not this
            // interview's to delete.
            SaveTarget::New if !self.is_in_file() || self.is_unsaved => {
                &[LeaveChoice::Stop, LeaveChoice::GoOn, LeaveChoice::Summary, LeaveChoice::Keep]
            }
            SaveTarget::New => &[
                LeaveChoice::Stop,
                LeaveChoice::GoOn,
                LeaveChoice::Summary,
                LeaveChoice::Keep,
                LeaveChoice::Delete,
            ],
        }
    }

    pub(crate) fn leave(&mut self, action: Action) {
        match action {
            Action::Back => self.pages.close(),
            Action::Enter => match self.pages.top.row.and_then(|row| self.leave_choices().get(row))
            {
                Some(chosen) => self.leave_by(*chosen),
                None => self.say(|phrases| &phrases.say_choose_here),
            },
            Action::Character(key) => {
                self.pages.top.row =
                    place_of_key(key).filter(|place| *place < self.leave_choices().len());
                // A digit may have been meant for the question: alone it loses nothing.
                if let Some(chosen) =
                    self.pages.top.row.and_then(|row| self.leave_choices().get(row))
                    && self.warning().is_none()
                {
                    self.leave_by(*chosen);
                }
            }
            action => self.pages.top.read_then_choose(action, self.leave_choices().len()),
        }
    }

    /// Warning before the choice that is pointed at, where it loses answers.
    pub(crate) fn warning(&self) -> Option<String> {
        let phrases = self.settings.bank.phrases();
        match self.leave_choices().get(self.pages.top.row?) {
            Some(LeaveChoice::Delete) => Some(phrases.confirm_delete.as_str().to_owned()),
            Some(LeaveChoice::Stop) if self.stopping_loses_answers() => Some(self.confirm_stop()),
            _ => None,
        }
    }

    fn leave_by(&mut self, chosen: LeaveChoice) {
        match chosen {
            LeaveChoice::Stop => self.outcome = Some(Outcome::Left),
            LeaveChoice::GoOn => self.pages.close(),
            LeaveChoice::Delete => self.outcome = Some(Outcome::LeftWithoutFile),
            LeaveChoice::Keep => self.pages.open(PageKind::Keep),
            LeaveChoice::Summary => self.outcome = Some(Outcome::Finished),
        }
    }
}

impl Lines<'_, '_> {
    pub(crate) fn leave(&mut self) {
        let interview = self.interview;
        let phrases = interview.phrases();
        let is_kept = match interview.settings.save_target {
            SaveTarget::None => false,
            SaveTarget::New => interview.is_in_file() && !interview.is_unsaved,
            SaveTarget::Resumed => !interview.is_unsaved,
        };
        let question = match is_kept {
            _ if interview.is_unsaved => &phrases.leave_question_unsaved,
            true => &phrases.leave_question_saved,
            false => &phrases.leave_question,
        };
        self.say(question.as_str(), Style::Bold);
        if let Some(begun) = interview.draft_labels() {
            self.say(&phrases.leave_begun.fill(&[("questions", &begun)]), Style::Plain);
        }
        self.gap();
        let text = |choice: &LeaveChoice| {
            let phrase = match choice {
                LeaveChoice::Stop if is_kept => &phrases.choice_stop_keep,
                LeaveChoice::Stop => &phrases.choice_stop,
                LeaveChoice::GoOn => &phrases.choice_go_on,
                LeaveChoice::Delete => &phrases.choice_stop_delete,
                LeaveChoice::Keep if is_kept => &phrases.choice_keep_copy,
                LeaveChoice::Keep => &phrases.choice_keep,
                LeaveChoice::Summary => &phrases.choice_summary,
            };
            phrase.as_str().to_owned()
        };
        let choices: Vec<String> = interview.leave_choices().iter().map(text).collect();
        self.choices(&choices);
    }
}
