//! Keys of an interview, at the place where they are pressed.

use crate::action::Action;
use crate::interview::Interview;
use crate::keymap::{Place, action_of_character, only_looks};
use crate::page_stack::PageKind;
use crate::prompts::Prompt;
use ketascreen_core::bank::Kind;

/// Page, question and read-back that a key is meant for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyTarget {
    page: PageKind,
    prompt: Option<Prompt>,
    is_read_back: bool,
}

impl KeyTarget {
    /// True where the page or the question is another one.
    pub fn is_of_other_page(&self, other: Option<&KeyTarget>) -> bool {
        other.is_none_or(|other| (&self.page, self.prompt) != (&other.page, other.prompt))
    }
}

impl Interview<'_> {
    /// Target of the next key.
    pub fn key_target(&self) -> KeyTarget {
        KeyTarget {
            page: self.page().clone(),
            prompt: self.prompt(),
            is_read_back: self.entry.read_back,
        }
    }

    /// True where a key may count for an answer, or lead to one.
    pub fn takes_answers(&self) -> bool {
        self.is_at_question() || self.is_at_review()
    }

    pub(crate) fn place(&self) -> Place {
        match self.page() {
            PageKind::Question if self.entry.is_ticked() => Place::Ticks,
            PageKind::Question if self.is_text_begun() => Place::Text,
            PageKind::Question if self.entry.is_typed() => Place::Typed,
            PageKind::Question => Place::Choice,
            PageKind::Opening => Place::Opening,
            PageKind::OpeningLength => Place::OpeningLength,
            PageKind::OpeningReference | PageKind::Note => Place::Beside,
            PageKind::Keep => Place::FileName,
            PageKind::Why | PageKind::Keys => Place::Keys,
            PageKind::Points => Place::Points,
            PageKind::HelpLines => Place::HelpLines,
            PageKind::HelpNow => Place::HelpNow,
            PageKind::Notice(_) => Place::Notice,
            PageKind::Changed(_) | PageKind::Overwrite(_) => Place::FileNotice,
            PageKind::Review => Place::Review,
            PageKind::Skip => Place::Skip,
            PageKind::Leave => Place::Leave,
            PageKind::Lowering(_) => Place::Lowering,
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
            Action::Enter | Action::Backspace => true,
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

    /// True where a sign that answers for the whole question stands behind what is typed.
    fn is_inside_number(&self, character: char) -> bool {
        let action = action_of_character(Place::Typed, character);
        matches!(action, Some(Action::NotSure | Action::PreferNot))
            && self.entry.is_on_typed()
            && !self.entry.typed.is_empty()
    }

    /// True where a character is a part of what is typed, and no key.
    fn is_text(&self, character: char) -> bool {
        if self.types_other_text() {
            !self.pages.top.typed.is_empty()
        } else {
            self.is_at_question()
                && (self.entry.opens_reading(character) || self.is_inside_number(character))
        }
    }
}
