//! Keys of an interview, at the place where they are pressed.

use crate::action::Action;
use crate::entry::READING_GAP;
use crate::interview::Interview;
use crate::keymap::{Place, action_of_character, only_looks};
use crate::prompts::Prompt;

/// Page, question and read-back that a key is meant for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyTarget {
    page: usize,
    prompt: Option<Prompt>,
    is_read_back: bool,
}

impl KeyTarget {
    /// True where the page or the question is another one.
    pub fn is_of_other_page(&self, other: Option<&KeyTarget>) -> bool {
        other.is_none_or(|other| (self.page, self.prompt) != (other.page, other.prompt))
    }
}

impl Interview<'_> {
    /// Target of the next key.
    pub fn key_target(&self) -> KeyTarget {
        KeyTarget {
            page: self.pages.number(),
            prompt: self.prompt(),
            is_read_back: self.pages.entry.read_back,
        }
    }

    /// True where a key may count for an answer, or lead to one.
    pub fn takes_answers(&self) -> bool {
        // In the midst of the questions the list of answers only leads to one.
        self.is_at_question() || (self.is_at_review() && !self.is_midway())
    }

    /// The action of a key, where the keymap has one for it here.
    pub(crate) fn resolve(&self, action: Action) -> Action {
        match action {
            Action::Character(character) if !self.is_typed_on(character) => {
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

    /// True where a sign that answers for the whole question stands behind what is typed.
    fn is_inside_number(&self, character: char) -> bool {
        let action = action_of_character(Place::Typed, character);
        matches!(action, Some(Action::NotSure | Action::PreferNot))
            && self.pages.entry.is_on_typed()
            && !self.pages.entry.typed.is_empty()
    }

    /// True where a sign begins the second of two readings.
    fn begins_reading(&self, character: char) -> bool {
        character == READING_GAP && matches!(self.prompt(), Some(Prompt::Pair(..)))
    }

    /// True where a character is a part of what is typed, and no key.
    fn is_typed_on(&self, character: char) -> bool {
        match self.pages.top() {
            // A question mark before it opened this page, and was the first reading.
            Some(page) if page.place() == Place::Keys => self.begins_reading(character),
            Some(page) => page.typed(self).is_some_and(|typed| !typed.is_empty()),
            None => {
                self.pages.entry.opens_reading(character)
                    || self.is_inside_number(character)
                    || self.begins_reading(character)
            }
        }
    }
}
