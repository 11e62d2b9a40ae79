//! Dispatch of actions to the page on the screen.

use crate::action::Action;
use crate::interview::{Interview, Outcome};
use crate::page_stack::InterviewPage;

impl Interview<'_> {
    /// Does what a key asks for.
    pub fn act(&mut self, action: Action) {
        self.message = None;
        let leaves_entry = matches!(
            action,
            Action::Enter | Action::HelpLines | Action::Leave | Action::LeaveAtOnce
        );
        if self.is_at_question() && !leaves_entry {
            self.entry.forget_last_key();
        }
        self.obey(self.resolve(action));
    }

    /// Does what an action asks for, whatever key gave it.
    pub(crate) fn obey(&mut self, action: Action) {
        match (self.page().clone(), action) {
            (_, Action::HelpLines) => self.open_help_lines(),
            (_, Action::Points) => self.pages.open(InterviewPage::Points),
            (InterviewPage::Question, Action::Help) => self.pages.open(InterviewPage::Why),
            (_, Action::Help) => self.pages.open(InterviewPage::Keys),
            (_, Action::ReadAgain) => {}
            (_, Action::LeaveAtOnce) => self.outcome = Some(Outcome::LeftAtOnce),
            (_, Action::Leave) if self.file_to_overwrite().is_some() => {
                self.outcome = Some(Outcome::LeftFileAlone)
            }
            (InterviewPage::Leave, action) => self.leave(action),
            (InterviewPage::Keep, action) => self.name_file(action),
            (_, Action::Leave) => {
                if self.must_read() {
                    // Who stays after all must not come back to a line that one more key does.
                    self.pages.top.row = None;
                }
                self.pages.open(InterviewPage::Leave);
            }
            (InterviewPage::Skip, action) => self.skip(action),
            (InterviewPage::OpeningVoice, action) => self.choose_voice(action),
            (InterviewPage::OpeningReference, action) => self.type_reference(action),
            (InterviewPage::OpeningLength, action) => self.choose_length(action),
            (
                InterviewPage::HelpNow
                | InterviewPage::Notice(_)
                | InterviewPage::Changed(_)
                | InterviewPage::Overwrite(_),
                action,
            ) => self.read_and_choose(action),
            (InterviewPage::Why, action) => self.read_meaning(action),
            (InterviewPage::Keys | InterviewPage::Points, action) => self.read_page(action),
            (InterviewPage::HelpLines, action) => self.read_help_lines(action),
            (InterviewPage::Note, action) => self.type_note(action),
            (InterviewPage::Review, action) => self.review(action),
            (InterviewPage::Question, action) => self.answer(action),
        }
    }
}
