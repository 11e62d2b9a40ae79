//! The one table of keys, of which the screen, `--help`, the manual, plain mode and the dispatch
//! are made.

use crate::action::Action;
use ketascreen_core::bank::{Bank, Phrase, Phrases, Voice};

/// Place at which a key is pressed: what it does, and which keys are named there, depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    OpeningVoice,
    OpeningLength,
    /// A question of which one option is chosen.
    Choice,
    /// A question whose options are ticked.
    Ticks,
    /// A question at which something is typed, and no text so far.
    Typed,
    /// A text that is being typed, in which a sign is a part of it.
    Text,
    /// A note or a reference.
    Beside,
    /// The name of a file.
    FileName,
    /// The keys, with the meaning of the question where there is one.
    Keys,
    Points,
    HelpLines,
    HelpNow,
    Notice,
    /// A page about a file.
    FileNotice,
    Review,
    Skip,
    Leave,
    Summary,
    /// The summary with its last line in sight.
    SummaryEnd,
    SummaryChoices,
    SummaryFileName,
    SummaryHelpLines,
}

impl Place {
    const fn is_question(self) -> bool {
        matches!(self, Place::Choice | Place::Ticks | Place::Typed | Place::Text)
    }

    /// True where a sign on the screen is a key and no text.
    const fn has_signs(self) -> bool {
        !matches!(self, Place::Text)
    }

    const fn is_summary(self) -> bool {
        matches!(self, Place::Summary | Place::SummaryEnd)
    }

    const fn is_help_lines(self) -> bool {
        matches!(self, Place::HelpLines | Place::SummaryHelpLines)
    }
}

/// Key by what a terminal sends for it, where the keymap gives it its action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyCode {
    /// A character.
    Sign(char),
    /// A letter that is held with Ctrl.
    Control(char),
    /// A function key.
    Function(u8),
}

/// Effect of a key that works everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// On the interview.
    Act(Action),
    /// Ends the program.
    Interrupt,
    /// Stops the program, to be gone on with.
    Suspend,
    /// Draws the screen anew.
    Redraw,
}

/// Key for help, with which the keys begin that matter most.
pub const HELP_KEY: char = '?';

type Choose = fn(&Phrases) -> &Phrase;

/// A key, what it does and where.
struct Binding {
    key: Option<KeyCode>,
    /// Its counterpart line by line.
    sign: Option<&'static str>,
    effect: Option<Effect>,
    /// The bank's word for the key, where it is not called by its sign.
    name: Option<Choose>,
    /// Its effect, in the list of all keys.
    label: Option<Choose>,
    /// Places whose footer names it.
    footer: fn(Place) -> bool,
    /// Places at which the key works on the screen.
    works: fn(Place) -> bool,
    /// Places at which the sign works line by line.
    sign_works: fn(Place) -> bool,
}

const fn nowhere(_: Place) -> bool {
    false
}

const fn everywhere(_: Place) -> bool {
    true
}

const NONE: Binding = Binding {
    key: None,
    sign: None,
    effect: None,
    name: None,
    label: None,
    footer: nowhere,
    works: nowhere,
    sign_works: nowhere,
};

/// A key that the front end makes an action of, under the bank's word for it.
const fn named(name: Choose, label: Choose, footer: fn(Place) -> bool) -> Binding {
    Binding { name: Some(name), label: Some(label), footer, ..NONE }
}

/// A sign that works at some places on the screen, and at some line by line.
const fn sign(
    key: char,
    sign: &'static str,
    action: Action,
    works: fn(Place) -> bool,
    sign_works: fn(Place) -> bool,
) -> Binding {
    Binding {
        key: Some(KeyCode::Sign(key)),
        sign: Some(sign),
        effect: Some(Effect::Act(action)),
        works,
        sign_works,
        ..NONE
    }
}

/// A sign that works on the screen alone.
const fn on_screen(key: char, action: Action, works: fn(Place) -> bool) -> Binding {
    Binding { sign: None, ..sign(key, "", action, works, nowhere) }
}

/// A sign that works line by line alone.
const fn in_lines(sign: &'static str, action: Action, sign_works: fn(Place) -> bool) -> Binding {
    Binding { sign: Some(sign), effect: Some(Effect::Act(action)), sign_works, ..NONE }
}

/// A key that works everywhere on the screen.
const fn key(key: KeyCode, effect: Effect) -> Binding {
    Binding { key: Some(key), effect: Some(effect), works: everywhere, ..NONE }
}

const KEYS: &[Binding] = &[
    named(|words| &words.name_digits, |words| &words.key_choose, |place| place == Place::Choice),
    named(|words| &words.name_arrows, |words| &words.key_move, nowhere),
    named(|words| &words.name_pages, |words| &words.key_pages, nowhere),
    Binding {
        name: Some(|words| &words.name_space),
        label: Some(|words| &words.key_tick),
        footer: |place| place == Place::Ticks,
        ..on_screen(' ', Action::Tick, |place| place == Place::Ticks)
    },
    on_screen(' ', Action::PageDown, Place::is_summary),
    on_screen(' ', Action::Close, |place| {
        matches!(place, Place::Keys | Place::Points) || place.is_help_lines()
    }),
    named(
        |words| &words.name_enter,
        |words| &words.key_done,
        |place| place.is_question() && place != Place::Choice,
    ),
    named(
        |words| &words.name_down,
        |words| &words.key_below,
        |place| matches!(place, Place::Typed | Place::Text),
    ),
    Binding {
        label: Some(|words| &words.key_not_sure),
        ..in_lines("-", Action::NotSure, Place::is_question)
    },
    in_lines("-", Action::Clear, |place| matches!(place, Place::Beside | Place::FileName)),
    Binding {
        label: Some(|words| &words.key_prefer_not),
        ..in_lines("--", Action::PreferNot, Place::is_question)
    },
    Binding {
        label: Some(|words| &words.key_clear),
        ..in_lines("0", Action::Clear, |place| place == Place::Ticks)
    },
    Binding {
        label: Some(|words| &words.key_help),
        footer: |place| place.is_question() && place.has_signs(),
        ..sign(
            HELP_KEY,
            "?",
            Action::Help,
            |place| {
                place.has_signs()
                    && !matches!(
                        place,
                        Place::Keys | Place::SummaryChoices | Place::SummaryHelpLines
                    )
            },
            |place| {
                !matches!(
                    place,
                    Place::Keys | Place::HelpNow | Place::SummaryChoices | Place::SummaryHelpLines
                )
            },
        )
    },
    sign(HELP_KEY, "?", Action::Close, |place| place == Place::Keys, |place| place == Place::Keys),
    in_lines("?", Action::ReadAgain, |place| place == Place::HelpNow),
    Binding {
        label: Some(|words| &words.key_help_lines),
        footer: |place| place.is_question() && place.has_signs(),
        ..sign(
            '!',
            "!",
            Action::HelpLines,
            |place| place.has_signs() && !place.is_help_lines(),
            |place| place != Place::HelpNow && !place.is_help_lines(),
        )
    },
    on_screen('!', Action::Close, Place::is_help_lines),
    in_lines("!", Action::ReadAgain, |place| place == Place::HelpNow),
    Binding {
        name: Some(|words| &words.name_help_lines),
        label: Some(|words| &words.key_help_lines_typing),
        footer: |place| place == Place::Text,
        ..key(KeyCode::Function(1), Effect::Act(Action::HelpLines))
    },
    Binding {
        name: Some(|words| &words.name_escape),
        label: Some(|words| &words.key_back),
        footer: Place::is_question,
        // Some screen readers keep Esc to themselves.
        ..sign('<', "<", Action::Back, |place| place.is_question() && place.has_signs(), everywhere)
    },
    Binding {
        sign: Some("."),
        name: Some(|words| &words.name_leave),
        label: Some(|words| &words.key_leave),
        footer: Place::is_question,
        sign_works: everywhere,
        ..key(KeyCode::Control('D'), Effect::Act(Action::Leave))
    },
    Binding {
        label: Some(|words| &words.key_note),
        ..sign(
            '+',
            "+",
            Action::Note,
            |place| place.is_question() && place.has_signs(),
            Place::is_question,
        )
    },
    Binding {
        label: Some(|words| &words.key_points),
        ..sign(
            '=',
            "=",
            Action::Points,
            |place| {
                (place.is_question() && place.has_signs())
                    || matches!(
                        place,
                        Place::Keys
                            | Place::HelpLines
                            | Place::HelpNow
                            | Place::Notice
                            | Place::Review
                    )
            },
            |place| {
                place.is_question()
                    || matches!(place, Place::HelpNow | Place::Notice | Place::Review)
            },
        )
    },
    on_screen('=', Action::Close, |place| place == Place::Points),
    Binding {
        label: Some(|words| &words.key_review),
        ..sign(
            '#',
            "#",
            Action::Review,
            |place| place.is_question() && place.has_signs(),
            Place::is_question,
        )
    },
    Binding {
        label: Some(|words| &words.key_skip),
        ..sign(
            '>',
            ">",
            Action::Skip,
            |place| {
                (place.is_question() && place.has_signs())
                    || place == Place::Skip
                    || place.is_summary()
            },
            |place| place.is_question() || place == Place::Skip || place.is_summary(),
        )
    },
    named(|words| &words.name_editing, |words| &words.key_editing, nowhere),
    key(KeyCode::Control('U'), Effect::Act(Action::DeleteToStart)),
    key(KeyCode::Control('W'), Effect::Act(Action::DeleteWord)),
    Binding {
        sign: Some(".."),
        name: Some(|words| &words.name_leave_at_once),
        label: Some(|words| &words.key_leave_at_once),
        sign_works: everywhere,
        ..key(KeyCode::Control('X'), Effect::Act(Action::LeaveAtOnce))
    },
    Binding {
        name: Some(|words| &words.name_interrupt),
        label: Some(|words| &words.key_interrupt),
        ..key(KeyCode::Control('C'), Effect::Interrupt)
    },
    Binding {
        name: Some(|words| &words.name_redraw),
        label: Some(|words| &words.key_redraw),
        ..key(KeyCode::Control('L'), Effect::Redraw)
    },
    key(KeyCode::Control('Z'), Effect::Suspend),
];

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

impl Binding {
    fn action(&self) -> Option<Action> {
        match self.effect {
            Some(Effect::Act(action)) => Some(action),
            _ => None,
        }
    }

    /// The key as the screen calls it, with what it does.
    fn full(&self, phrases: &Phrases, voice: Voice) -> Option<String> {
        let label = self.label?(phrases);
        match (self.name, self.key) {
            (Some(name), _) => Some(line(phrases, voice, name(phrases).get(voice), label)),
            (None, Some(KeyCode::Sign(sign))) => {
                Some(line(phrases, voice, &sign.to_string(), label))
            }
            _ => None,
        }
    }

    /// The sign as it is typed, with what it does.
    fn plain(&self, phrases: &Phrases, voice: Voice) -> Option<String> {
        Some(line(phrases, voice, self.sign?, self.label?(phrases)))
    }
}

fn line(phrases: &Phrases, voice: Voice, key: &str, label: &Phrase) -> String {
    phrases.key.fill(voice, &[("key", key), ("what", label.get(voice))])
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
pub fn keys(bank: &Bank, voice: Voice) -> Vec<KeyLine> {
    let phrases = bank.phrases();
    let listed = KEYS.iter().filter(|binding| binding.label.is_some());
    listed
        .map(|binding| KeyLine {
            full: binding.full(phrases, voice).unwrap_or_default(),
            plain: binding.plain(phrases, voice),
        })
        .collect()
}

/// Gap between two keys in a footer.
pub const KEY_GAP: &str = "  ";

/// A blank at which a line is not broken.
pub(crate) const NO_BREAK: &str = "\u{a0}";

/// Keys that the screen names at a place, in one line.
pub(crate) fn footer(bank: &Bank, voice: Voice, place: Place) -> String {
    let phrases = bank.phrases();
    if let Some(footer) = place.footer(phrases) {
        return footer.get(voice).to_owned();
    }
    let named = KEYS.iter().filter(|binding| (binding.footer)(place));
    named.filter_map(|binding| binding.full(phrases, voice)).collect::<Vec<_>>().join(KEY_GAP)
}

/// Signs that are typed at a place, in one sentence's length.
pub(crate) fn plain_footer(bank: &Bank, voice: Voice, place: Place) -> String {
    let phrases = bank.phrases();
    let text = place.plain_footer(phrases).get(voice);
    if !place.is_question() {
        return text.to_owned();
    }
    let named = KEYS.iter().filter(|binding| (binding.footer)(Place::Choice));
    // A sign stays beside what it does.
    let signs = named
        .filter_map(|binding| binding.plain(phrases, voice))
        .map(|sign| sign.replace(' ', NO_BREAK));
    let separator = phrases.list_separator.get(voice);
    format!("{text} {}", signs.collect::<Vec<_>>().join(separator))
}

impl Place {
    /// Footer in the words of the bank; none where it is a list made of the table.
    fn footer(self, phrases: &Phrases) -> Option<&Phrase> {
        Some(match self {
            Place::OpeningVoice => &phrases.keys_opening,
            Place::OpeningLength => &phrases.keys_opening_length,
            Place::Choice | Place::Ticks | Place::Typed | Place::Text => return None,
            Place::Beside => &phrases.keys_beside,
            Place::FileName | Place::SummaryFileName => &phrases.keys_file_name,
            Place::Keys | Place::Points => &phrases.keys_page,
            Place::HelpLines | Place::SummaryHelpLines => &phrases.keys_help_lines,
            Place::HelpNow | Place::Notice => &phrases.keys_help_now,
            Place::FileNotice => &phrases.keys_stop_or_go_on,
            Place::Review => &phrases.keys_review,
            Place::Skip | Place::Leave => &phrases.keys_leave,
            Place::Summary => &phrases.keys_finish,
            Place::SummaryEnd => &phrases.keys_finish_end,
            Place::SummaryChoices => &phrases.keys_finish_choices,
        })
    }

    fn plain_footer(self, phrases: &Phrases) -> &Phrase {
        match self {
            Place::OpeningVoice | Place::OpeningLength => &phrases.keys_plain_opening,
            Place::Choice => &phrases.keys_plain_choice,
            Place::Ticks => &phrases.keys_plain_multi,
            Place::Typed | Place::Text => &phrases.keys_plain_typed,
            Place::Beside => &phrases.keys_plain_beside,
            Place::FileName | Place::SummaryFileName => &phrases.keys_plain_file_name,
            Place::Keys | Place::Points => &phrases.keys_plain_page,
            Place::HelpLines | Place::SummaryHelpLines => &phrases.keys_plain_help_lines,
            Place::HelpNow | Place::Notice => &phrases.keys_plain_help_now,
            Place::FileNotice => &phrases.keys_plain_number,
            Place::Review => &phrases.keys_plain_review,
            Place::Skip | Place::Leave => &phrases.keys_plain_back,
            Place::Summary | Place::SummaryEnd => &phrases.keys_plain_finish,
            Place::SummaryChoices => &phrases.keys_plain_finish_choices,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KEYS, Place};

    const PLACES: [Place; 22] = [
        Place::OpeningVoice,
        Place::OpeningLength,
        Place::Choice,
        Place::Ticks,
        Place::Typed,
        Place::Text,
        Place::Beside,
        Place::FileName,
        Place::Keys,
        Place::Points,
        Place::HelpLines,
        Place::HelpNow,
        Place::Notice,
        Place::FileNotice,
        Place::Review,
        Place::Skip,
        Place::Leave,
        Place::Summary,
        Place::SummaryEnd,
        Place::SummaryChoices,
        Place::SummaryFileName,
        Place::SummaryHelpLines,
    ];

    /// No place has two actions for one key, or for one sign.
    #[test]
    fn a_key_has_one_action_at_a_place() {
        for place in PLACES {
            for binding in KEYS {
                let same_key = KEYS.iter().filter(|other| {
                    binding.key.is_some() && other.key == binding.key && (other.works)(place)
                });
                let same_sign = KEYS.iter().filter(|other| {
                    binding.sign.is_some()
                        && other.sign == binding.sign
                        && (other.sign_works)(place)
                });
                assert!(same_key.count() <= 1, "{:?} at {place:?}", binding.key);
                assert!(same_sign.count() <= 1, "{:?} at {place:?}", binding.sign);
            }
        }
    }
}
