//! The keys of the interview: one list for the screen, for lines, for `--help` and for the manual page.

use ketascreen_core::bank::{Bank, Phrase, Phrases, Voice};

/// A key with what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// On the screen, with the name of the key.
    pub full: String,
    /// Line by line, with what is typed, where the key has a counterpart.
    pub plain: Option<String>,
    /// Where the screen names it.
    pub(super) place: KeyPlace,
}

/// Where a key is named on the screen itself, and not only among all keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyPlace {
    /// Where one option is chosen.
    Choice,
    /// Where options are ticked.
    Multi,
    /// Where options are ticked or something is typed.
    Entry,
    /// Where something is typed.
    Typed,
    /// Where a text is typed, in which a sign is a part of it.
    Text,
    /// Everywhere.
    Everywhere,
    /// Only line by line.
    Lines,
    /// Only in the list of all keys.
    List,
}

/// What is typed line by line.
pub(super) mod signs {
    pub const HELP: &str = "?";
    pub const HELP_LINES: &str = "!";
    pub const NOTE: &str = "+";
    pub const POINTS: &str = "=";
    pub const SKIP: &str = ">";
    pub const REVIEW: &str = "#";
    pub const BACK: &str = "<";
    pub const LEAVE: &str = ".";
    pub const LEAVE_AT_ONCE: &str = "..";
    pub const NOT_SURE: &str = "-";
    pub const PREFER_NOT: &str = "--";
    pub const CLEAR: &str = "0";
}

/// What stands between two keys.
pub const KEY_GAP: &str = "  ";

/// A blank at which a line is not broken.
pub(super) const NO_BREAK: &str = "\u{a0}";

/// How a key is called on the screen.
enum Name {
    /// By the bank's word for it.
    Word(fn(&Phrases) -> &Phrase),
    /// By what is on it, in every language.
    Sign(&'static str),
}

type Row = (Option<Name>, Option<&'static str>, fn(&Phrases) -> &Phrase, KeyPlace);

const KEYS: &[Row] = &[
    (
        Some(Name::Word(|words| &words.name_digits)),
        None,
        |words| &words.key_choose,
        KeyPlace::Choice,
    ),
    (Some(Name::Word(|words| &words.name_arrows)), None, |words| &words.key_move, KeyPlace::List),
    (Some(Name::Word(|words| &words.name_pages)), None, |words| &words.key_pages, KeyPlace::List),
    (Some(Name::Word(|words| &words.name_space)), None, |words| &words.key_tick, KeyPlace::Multi),
    (Some(Name::Word(|words| &words.name_enter)), None, |words| &words.key_done, KeyPlace::Entry),
    (Some(Name::Word(|words| &words.name_down)), None, |words| &words.key_below, KeyPlace::Typed),
    (None, Some(signs::NOT_SURE), |words| &words.key_not_sure, KeyPlace::Lines),
    (None, Some(signs::PREFER_NOT), |words| &words.key_prefer_not, KeyPlace::Lines),
    (None, Some(signs::CLEAR), |words| &words.key_clear, KeyPlace::Lines),
    (Some(Name::Sign("?")), Some(signs::HELP), |words| &words.key_help, KeyPlace::Everywhere),
    (
        Some(Name::Sign("!")),
        Some(signs::HELP_LINES),
        |words| &words.key_help_lines,
        KeyPlace::Everywhere,
    ),
    (
        Some(Name::Word(|words| &words.name_help_lines)),
        None,
        |words| &words.key_help_lines_typing,
        KeyPlace::Text,
    ),
    (
        Some(Name::Word(|words| &words.name_escape)),
        Some(signs::BACK),
        |words| &words.key_back,
        KeyPlace::Everywhere,
    ),
    (
        Some(Name::Word(|words| &words.name_leave)),
        Some(signs::LEAVE),
        |words| &words.key_leave,
        KeyPlace::Everywhere,
    ),
    (Some(Name::Sign("+")), Some(signs::NOTE), |words| &words.key_note, KeyPlace::List),
    (Some(Name::Sign("=")), Some(signs::POINTS), |words| &words.key_points, KeyPlace::List),
    (Some(Name::Sign("#")), Some(signs::REVIEW), |words| &words.key_review, KeyPlace::List),
    (Some(Name::Sign(">")), Some(signs::SKIP), |words| &words.key_skip, KeyPlace::List),
    (
        Some(Name::Word(|words| &words.name_editing)),
        None,
        |words| &words.key_editing,
        KeyPlace::List,
    ),
    (
        Some(Name::Word(|words| &words.name_leave_at_once)),
        Some(signs::LEAVE_AT_ONCE),
        |words| &words.key_leave_at_once,
        KeyPlace::List,
    ),
    (
        Some(Name::Word(|words| &words.name_interrupt)),
        None,
        |words| &words.key_interrupt,
        KeyPlace::List,
    ),
    (Some(Name::Word(|words| &words.name_redraw)), None, |words| &words.key_redraw, KeyPlace::List),
];

/// Every key that works at a question.
pub fn keys(bank: &Bank, voice: Voice) -> Vec<KeyLine> {
    let phrases = bank.phrases();
    let line = |key: &str, what: &Phrase| {
        phrases.key.fill(voice, &[("key", key), ("what", what.get(voice))])
    };
    KEYS.iter()
        .map(|(name, sign, what, place)| {
            let what = what(phrases);
            let full = name.as_ref().map(|name| match name {
                Name::Word(word) => line(word(phrases).get(voice), what),
                Name::Sign(sign) => line(sign, what),
            });
            KeyLine {
                full: full.unwrap_or_default(),
                plain: sign.map(|sign| line(sign, what)),
                place: *place,
            }
        })
        .collect()
}

/// The keys of the screen whose place is one of these, in one line.
pub(super) fn on_screen(bank: &Bank, voice: Voice, places: &[KeyPlace]) -> String {
    let shown =
        keys(bank, voice).into_iter().filter(|key| places.contains(&key.place)).map(|key| key.full);
    shown.collect::<Vec<_>>().join(KEY_GAP)
}

/// The keys of the screen while a text is typed, of which every sign is a part.
pub(super) fn while_typing(bank: &Bank, voice: Voice) -> String {
    let places = [KeyPlace::Entry, KeyPlace::Typed, KeyPlace::Text, KeyPlace::Everywhere];
    let is_no_sign = |key: &KeyLine| key.plain.as_ref() != Some(&key.full);
    let shown = keys(bank, voice)
        .into_iter()
        .filter(|key| places.contains(&key.place) && is_no_sign(key))
        .map(|key| key.full);
    shown.collect::<Vec<_>>().join(KEY_GAP)
}

/// What can be typed line by line at every question, in one sentence's length.
pub(super) fn in_lines(bank: &Bank, voice: Voice) -> String {
    let named = keys(bank, voice).into_iter().filter(|key| key.place == KeyPlace::Everywhere);
    // A sign stays beside what it does.
    named
        .filter_map(|key| key.plain)
        .map(|key| key.replace(' ', NO_BREAK))
        .collect::<Vec<_>>()
        .join(bank.phrases().list_separator.get(voice))
}
