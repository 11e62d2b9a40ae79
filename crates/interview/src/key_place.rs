//! Keys of an interview, at the place where they are pressed.

use crate::action::Action;
use crate::interview::Interview;
use crate::keymap::{Place, action_of_character, only_looks};
use crate::page_stack::InterviewPage;
use ketascreen_core::bank::Kind;

impl Interview<'_> {
    pub(crate) fn place(&self) -> Place {
        match self.page() {
            InterviewPage::Question if self.entry.is_ticked() => Place::Ticks,
            InterviewPage::Question if self.is_text_begun() => Place::Text,
            InterviewPage::Question if self.entry.is_typed() => Place::Typed,
            InterviewPage::Question => Place::Choice,
            InterviewPage::OpeningVoice => Place::OpeningVoice,
            InterviewPage::OpeningLength => Place::OpeningLength,
            InterviewPage::OpeningReference | InterviewPage::Note => Place::Beside,
            InterviewPage::Keep => Place::FileName,
            InterviewPage::Why | InterviewPage::Keys => Place::Keys,
            InterviewPage::Points => Place::Points,
            InterviewPage::HelpLines => Place::HelpLines,
            InterviewPage::HelpNow => Place::HelpNow,
            InterviewPage::Notice(_) => Place::Notice,
            InterviewPage::Changed(_) | InterviewPage::Overwrite(_) => Place::FileNotice,
            InterviewPage::Review => Place::Review,
            InterviewPage::Skip => Place::Skip,
            InterviewPage::Leave => Place::Leave,
        }
    }

    /// The action of a key, where the keymap has one for it here.
    pub(crate) fn resolve(&self, action: Action) -> Action {
        match action {
            Action::Character(character) if !self.is_text(character) => {
                action_of_character(self.place(), character).unwrap_or(action)
            }
            action => action,
        }
    }

    /// True where an action could choose a line where one is to be chosen.
    pub fn could_choose(action: Action) -> bool {
        match action {
            Action::Enter => true,
            Action::Character(character) => !only_looks(character),
            _ => false,
        }
    }

    /// True where a text is being typed at the question.
    fn is_text_begun(&self) -> bool {
        let is_text = self.prompt().is_some_and(|prompt| {
            matches!(self.settings.bank.question(prompt.first()).kind, Kind::Text { .. })
        });
        is_text && self.entry.is_on_typed() && !self.entry.typed.is_empty()
    }

    /// True where a character is a part of what is typed, and no key.
    fn is_text(&self, character: char) -> bool {
        if self.types_other_text() {
            !self.pages.top.typed.is_empty()
        } else {
            self.is_at_question() && self.entry.opens_reading(character)
        }
    }
}
