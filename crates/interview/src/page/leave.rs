//! Choices of leaving: with the answers kept or not, or with the summary of what was answered so far.

use super::choosing::choose_by_line;
use super::keep::Keep;
use crate::action::Action;
use crate::interview::{Interview, Outcome, Page, SaveTarget};
use crate::keymap::Place;
use crate::lines::Lines;
use crate::page_stack::Turn;
use crate::pointer::Pointer;
use crate::row_key::place_of_key;
use crate::view::{Line, Style};

/// A choice on the page that asks whether to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LeaveChoice {
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

/// The choices of leaving.
#[derive(Debug, Default)]
pub(crate) struct Leave {
    pointer: Pointer,
}

impl Leave {
    fn pointed_at(&self, interview: &Interview<'_>) -> Option<LeaveChoice> {
        choices(interview).get(self.pointer.row?).copied()
    }
}

impl Page for Leave {
    fn place(&self) -> Place {
        Place::Leave
    }

    fn show(&self, interview: &Interview<'_>) -> Vec<Line> {
        Lines::of(interview, |lines| lines.leave(self.pointer.row))
    }

    fn act(&mut self, interview: &mut Interview<'_>, action: Action) -> Turn<dyn Page> {
        let rows = choices(interview).len();
        match action {
            Action::Back => return Turn::Close,
            Action::Enter => match self.pointed_at(interview) {
                Some(chosen) => return leave_by(interview, chosen),
                None => interview.say(|phrases| &phrases.say_choose_here),
            },
            Action::Character(key) => {
                self.pointer.row = place_of_key(key).filter(|place| *place < rows);
                // A digit may have been meant for the question: alone it loses nothing.
                if let Some(chosen) = self.pointed_at(interview)
                    && self.said(interview).is_none()
                {
                    return leave_by(interview, chosen);
                }
            }
            action => self.pointer.read_then_choose(action, rows),
        }
        Turn::Stay
    }

    fn take_line(&mut self, interview: &mut Interview<'_>, line: &str) -> Turn<dyn Page> {
        let rows = choices(interview).len();
        choose_by_line(self, interview, line, rows)
    }

    /// Warning before the choice that is pointed at, where it loses answers.
    fn said(&self, interview: &Interview<'_>) -> Option<String> {
        match self.pointed_at(interview)? {
            LeaveChoice::Delete => Some(interview.phrases().confirm_delete.as_str().to_owned()),
            LeaveChoice::Stop if interview.stopping_loses_answers() => {
                Some(interview.confirm_stop())
            }
            _ => None,
        }
    }

    fn pointer(&self) -> Option<&Pointer> {
        Some(&self.pointer)
    }

    fn pointer_mut(&mut self) -> Option<&mut Pointer> {
        Some(&mut self.pointer)
    }

    fn is_scrolled(&self) -> bool {
        false
    }
}

/// The choices, in the order of their keys.
fn choices(interview: &Interview<'_>) -> &'static [LeaveChoice] {
    match interview.settings.save_target {
        // Each choice has the same key wherever it is.
        SaveTarget::None | SaveTarget::Resumed => {
            &[LeaveChoice::Stop, LeaveChoice::GoOn, LeaveChoice::Summary, LeaveChoice::Keep]
        }
        // A file that nothing was saved in yet, or that something else wrote, is not this
        // interview's to delete.
        SaveTarget::New if !interview.is_in_file() || interview.kept.unsaved.is_some() => {
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

fn leave_by(interview: &mut Interview<'_>, chosen: LeaveChoice) -> Turn<dyn Page> {
    interview.outcome = Some(match chosen {
        LeaveChoice::GoOn => return Turn::Close,
        LeaveChoice::Keep => return Turn::Open(Box::new(Keep::default())),
        LeaveChoice::Stop => Outcome::Left,
        LeaveChoice::Delete => Outcome::LeftWithoutFile,
        LeaveChoice::Summary => Outcome::Finished,
    });
    Turn::Stay
}

impl Lines<'_, '_> {
    fn leave(&mut self, row: Option<usize>) {
        let interview = self.interview;
        let phrases = interview.phrases();
        let is_kept = match interview.settings.save_target {
            SaveTarget::None => false,
            SaveTarget::New => interview.is_in_file() && interview.kept.unsaved.is_none(),
            SaveTarget::Resumed => interview.kept.unsaved.is_none(),
        };
        let question = match is_kept {
            _ if interview.kept.unsaved.is_some() => &phrases.leave_question_unsaved,
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
        let choices: Vec<String> = choices(interview).iter().map(text).collect();
        self.choices(&choices, row);
    }
}
