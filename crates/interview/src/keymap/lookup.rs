//! Actions of keys, and the list of all keys.

use super::place::Place;
use super::table::{Binding, Effect, KEYS, KeyCode};
use crate::action::Action;
use ketascreen_core::bank::Bank;

/// Effect of a key that works everywhere, as Ctrl-D does.
pub fn effect(key: KeyCode) -> Option<Effect> {
    KEYS.iter().find(|binding| binding.key == Some(key)).and_then(|binding| binding.effect)
}

/// Action of a character on the screen; none where it is no key.
pub(crate) fn action_of_character(place: Place, character: char) -> Option<Action> {
    let is_meant = |binding: &&Binding| {
        binding.key == Some(KeyCode::Sign(character)) && (binding.works)(place)
    };
    KEYS.iter().find(is_meant).and_then(Binding::action)
}

/// Action of a line; none where it is no sign.
pub(crate) fn action_of_line(place: Place, line: &str) -> Option<Action> {
    let is_meant = |binding: &&Binding| binding.sign == Some(line) && (binding.sign_works)(place);
    KEYS.iter().find(is_meant).and_then(Binding::action)
}

/// True where a character is a key that only looks around, wherever it works.
pub(crate) fn only_looks(character: char) -> bool {
    let looks = |action| matches!(action, Action::Help | Action::HelpLines | Action::Points);
    KEYS.iter()
        .filter(|binding| binding.key == Some(KeyCode::Sign(character)))
        .any(|binding| binding.action().is_some_and(looks))
}

/// Sign that is typed for an action at a place.
pub(crate) fn sign_of(place: Place, action: Action) -> Option<&'static str> {
    let gives =
        |binding: &&Binding| binding.action() == Some(action) && (binding.sign_works)(place);
    KEYS.iter().find(gives).and_then(|binding| binding.sign)
}

/// A key with what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// On the screen, with the name of the key; empty where there is only a sign.
    pub full: String,
    /// Line by line, with what is typed, where the key has a counterpart.
    pub plain: Option<String>,
}

/// Every key that works at a question.
pub fn keys(bank: &Bank) -> Vec<KeyLine> {
    let phrases = bank.phrases();
    let listed = KEYS.iter().filter(|binding| binding.is_listed && binding.label.is_some());
    listed
        .map(|binding| KeyLine {
            full: binding.full(phrases).unwrap_or_default(),
            plain: binding.plain(phrases),
        })
        .collect()
}
