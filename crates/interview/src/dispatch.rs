//! Dispatch of actions to the page on the screen.

use crate::action::Action;
use crate::interview::{Interview, Outcome};
use crate::page_stack::PageKind;

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
            (_, Action::Points) => self.pages.open(PageKind::Points),
            (PageKind::Question, Action::Help) => self.pages.open(PageKind::Why),
            (_, Action::Help) => self.pages.open(PageKind::Keys),
            (_, Action::ReadAgain) => {}
            (_, Action::LeaveAtOnce) => self.outcome = Some(Outcome::LeftAtOnce),
            (_, Action::Leave) if self.file_to_overwrite().is_some() => {
                self.outcome = Some(Outcome::LeftFileAlone)
            }
            (PageKind::Leave, action) => self.leave(action),
            (PageKind::Keep, action) => self.name_file(action),
            (PageKind::Lowering(_), action) if action != Action::Leave => {
                self.confirm_lowering(action)
            }
            (_, Action::Leave) => {
                if self.must_read() {
                    // Who stays after all must not come back to a line that one more key does.
                    self.pages.top.row = None;
                }
                self.pages.open(PageKind::Leave);
            }
            (PageKind::Skip, action) => self.skip(action),
            (PageKind::Opening, action) => self.choose_opening(action),
            (PageKind::OpeningReference, action) => self.type_reference(action),
            (PageKind::OpeningLength, action) => self.choose_length(action),
            (
                PageKind::HelpNow
                | PageKind::Notice(_)
                | PageKind::Changed(_)
                | PageKind::Overwrite(_),
                action,
            ) => self.read_and_choose(action),
            (PageKind::Why, action) => self.read_meaning(action),
            (PageKind::Keys | PageKind::Points, action) => self.read_page(action),
            (PageKind::HelpLines, action) => self.read_help_lines(action),
            (PageKind::Note, action) => self.type_note(action),
            (PageKind::Review, action) => self.review(action),
            (PageKind::Lowering(_), _) => {}
            (PageKind::Question, action) => self.answer(action),
        }
    }
}
