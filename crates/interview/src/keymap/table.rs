//! The one table of keys, of which the screen, `--help`, the manual, plain mode and the dispatch
//! are made.

use super::place::Place;
use crate::action::Action;
use ketascreen_core::bank::{Phrase, Phrases};

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
pub(super) struct Binding {
    pub key: Option<KeyCode>,
    /// Its counterpart line by line.
    pub sign: Option<&'static str>,
    pub effect: Option<Effect>,
    /// The bank's word for the key, where it is not called by its sign.
    pub name: Option<Choose>,
    /// Its effect, in the list of all keys.
    pub label: Option<Choose>,
    /// True where the list of all keys at a question has it.
    pub is_listed: bool,
    /// Places whose footer names it.
    pub footer: fn(Place) -> bool,
    /// Places at which the key works on the screen.
    pub works: fn(Place) -> bool,
    /// Places at which the sign works line by line.
    pub sign_works: fn(Place) -> bool,
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
    is_listed: true,
    footer: nowhere,
    works: nowhere,
    sign_works: nowhere,
};

/// A key that the front end makes an action of, under the bank's word for it.
const fn named(name: Choose, label: Choose, footer: fn(Place) -> bool) -> Binding {
    Binding { name: Some(name), label: Some(label), footer, ..NONE }
}

/// The same on pages over the questions: their footers name it, and the list of all keys does not.
const fn on_pages(name: Choose, label: Choose, footer: fn(Place) -> bool) -> Binding {
    Binding { is_listed: false, ..named(name, label, footer) }
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

pub(super) const KEYS: &[Binding] = &[
    on_pages(
        |words| &words.name_lines,
        |words| &words.key_choose_line,
        |place| matches!(place, Place::Opening | Place::OpeningLength),
    ),
    on_pages(
        |words| &words.name_lines_then_enter,
        |words| &words.key_choose_line,
        |place| {
            matches!(place, Place::Skip | Place::Leave | Place::NoteAsks | Place::SummaryChoices)
        },
    ),
    on_pages(|words| &words.name_second, |words| &words.key_go_on, Place::must_read),
    on_pages(|words| &words.name_first, |words| &words.key_stop, Place::must_read),
    on_pages(|words| &words.name_number, |words| &words.key_country, Place::is_help_lines),
    on_pages(
        |words| &words.name_number,
        |words| &words.key_put_on_page,
        |place| place == Place::SummaryPrivate,
    ),
    on_pages(|words| &words.name_words, |words| &words.key_find, |place| place == Place::Review),
    on_pages(|words| &words.name_row, |words| &words.key_ask, |place| place == Place::Review),
    on_pages(
        |words| &words.name_change,
        |words| &words.key_change,
        |place| place == Place::Lowering,
    ),
    on_pages(|words| &words.name_enter, |words| &words.key_keep, |place| place == Place::Lowering),
    on_pages(
        |words| &words.name_enter,
        |words| &words.key_read_on,
        |place| place == Place::Summary,
    ),
    on_pages(
        |words| &words.name_enter,
        |words| &words.key_ways,
        |place| place == Place::SummaryEnd,
    ),
    on_pages(
        |words| &words.name_enter,
        |words| &words.key_write_chart,
        |place| place == Place::SummaryChart,
    ),
    on_pages(
        |words| &words.name_enter,
        |words| &words.key_copy_chart,
        |place| place == Place::SummaryCopy,
    ),
    on_pages(
        |words| &words.name_escape,
        |words| &words.key_back,
        |place| matches!(place, Place::SummaryChart | Place::SummaryCopy),
    ),
    on_pages(|words| &words.name_past, |words| &words.key_ways, |place| place == Place::Summary),
    on_pages(
        |words| &words.name_close,
        |words| &words.key_back,
        |place| {
            matches!(place, Place::Keys | Place::Points | Place::SummaryPrivate)
                || place.is_help_lines()
        },
    ),
    on_pages(
        |words| &words.name_escape,
        |words| &words.key_change_answer,
        |place| matches!(place, Place::HelpNow | Place::Notice),
    ),
    on_pages(
        |words| &words.name_arrows,
        |words| &words.key_scroll,
        |place| {
            matches!(place, Place::Keys | Place::Points | Place::SummaryChart)
                || place.must_read()
                || place.is_help_lines()
        },
    ),
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
        |place| (place.is_question() && place != Place::Choice) || place.is_typed_on_page(),
    ),
    named(|words| &words.name_down, |words| &words.key_below, |place| place == Place::Text),
    Binding {
        label: Some(|words| &words.key_not_sure),
        ..sign('-', "-", Action::NotSure, Place::takes_signs, Place::is_question)
    },
    in_lines("-", Action::Clear, |place| {
        matches!(place, Place::OpeningReference | Place::Note | Place::FileName)
    }),
    Binding {
        label: Some(|words| &words.key_prefer_not),
        ..sign('*', "*", Action::PreferNot, Place::takes_signs, Place::is_question)
    },
    Binding {
        label: Some(|words| &words.key_as_last),
        ..sign('&', "&", Action::AsLast, Place::takes_signs, Place::is_question)
    },
    Binding {
        label: Some(|words| &words.key_clear),
        ..in_lines("0", Action::Clear, |place| place == Place::Ticks)
    },
    Binding {
        label: Some(|words| &words.key_help),
        footer: |place| {
            place.takes_signs() || matches!(place, Place::Opening | Place::OpeningLength)
        },
        ..sign(
            HELP_KEY,
            "?",
            Action::Help,
            |place| {
                !matches!(
                    place,
                    Place::Text
                        | Place::Keys
                        | Place::SummaryChoices
                        | Place::SummaryHelpLines
                        | Place::SummaryPrivate
                        | Place::SummaryChart
                        | Place::SummaryCopy
                )
            },
            |place| {
                !matches!(
                    place,
                    Place::Keys
                        | Place::HelpNow
                        | Place::SummaryChoices
                        | Place::SummaryHelpLines
                        | Place::SummaryPrivate
                        | Place::SummaryChart
                        | Place::SummaryCopy
                )
            },
        )
    },
    sign(HELP_KEY, "?", Action::Close, |place| place == Place::Keys, |place| place == Place::Keys),
    in_lines("?", Action::ReadAgain, |place| place == Place::HelpNow),
    Binding {
        label: Some(|words| &words.key_help_lines),
        footer: |place| {
            place.takes_signs()
                || place.is_summary()
                || matches!(
                    place,
                    Place::Opening
                        | Place::OpeningLength
                        | Place::Skip
                        | Place::Leave
                        | Place::Review
                        | Place::Lowering
                        | Place::SummaryChoices
                )
        },
        ..sign(
            '!',
            "!",
            Action::HelpLines,
            |place| place != Place::Text && !place.is_help_lines(),
            |place| place != Place::HelpNow && !place.is_help_lines(),
        )
    },
    on_screen('!', Action::Close, Place::is_help_lines),
    in_lines("!", Action::ReadAgain, |place| place == Place::HelpNow),
    Binding {
        name: Some(|words| &words.name_help_lines),
        label: Some(|words| &words.key_help_lines_typing),
        footer: |place| place == Place::Text || place.is_typed_on_page(),
        ..key(KeyCode::Function(1), Effect::Act(Action::HelpLines))
    },
    Binding {
        name: Some(|words| &words.name_escape),
        label: Some(|words| &words.key_back),
        footer: |place| {
            place.is_question()
                || place.is_typed_on_page()
                || matches!(place, Place::OpeningLength | Place::Review | Place::SummaryChoices)
        },
        // Some screen readers keep Esc to themselves.
        ..sign('<', "<", Action::Back, Place::takes_signs, everywhere)
    },
    on_pages(
        |words| &words.name_escape,
        |words| &words.key_go_on,
        |place| matches!(place, Place::Skip | Place::Leave),
    ),
    on_pages(|words| &words.name_escape, |words| &words.key_to_answers, Place::is_summary),
    sign(
        'y',
        "y",
        Action::Change,
        |place| place == Place::Lowering,
        |place| place == Place::Lowering,
    ),
    Binding {
        sign: Some("<<"),
        name: Some(|words| &words.name_backspace),
        label: Some(|words| &words.key_take_back),
        sign_works: Place::is_question,
        effect: Some(Effect::Act(Action::TakeBack)),
        ..NONE
    },
    Binding {
        sign: Some("."),
        name: Some(|words| &words.name_leave),
        label: Some(|words| &words.key_leave),
        footer: |place| {
            place.is_question()
                || place.is_opening()
                || matches!(place, Place::Note | Place::Review | Place::SummaryChoices)
        },
        sign_works: everywhere,
        ..key(KeyCode::Control('D'), Effect::Act(Action::Leave))
    },
    Binding {
        label: Some(|words| &words.key_note),
        ..sign('+', "+", Action::Note, Place::takes_signs, Place::is_question)
    },
    Binding {
        label: Some(|words| &words.key_points),
        ..sign(
            '=',
            "=",
            Action::Points,
            |place| {
                place.takes_signs()
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
        ..sign('#', "#", Action::Review, Place::takes_signs, Place::is_question)
    },
    Binding {
        label: Some(|words| &words.key_find),
        footer: |place| matches!(place, Place::Choice | Place::Typed),
        ..sign('/', "/", Action::Find, Place::is_beside_questions, Place::is_beside_questions)
    },
    Binding {
        label: Some(|words| &words.key_skip),
        ..sign(
            '>',
            ">",
            Action::Skip,
            |place| place.takes_signs() || place == Place::Skip || place.is_summary(),
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

impl Binding {
    pub fn action(&self) -> Option<Action> {
        match self.effect {
            Some(Effect::Act(action)) => Some(action),
            _ => None,
        }
    }

    /// The key as the screen calls it, with what it does.
    pub fn full(&self, phrases: &Phrases) -> Option<String> {
        let label = self.label?(phrases);
        match (self.name, self.key) {
            (Some(name), _) => Some(line(phrases, name(phrases).as_str(), label)),
            (None, Some(KeyCode::Sign(sign))) => Some(line(phrases, &sign.to_string(), label)),
            _ => None,
        }
    }

    /// The sign as it is typed, with what it does.
    pub fn plain(&self, phrases: &Phrases) -> Option<String> {
        Some(line(phrases, self.sign?, self.label?(phrases)))
    }
}

fn line(phrases: &Phrases, key: &str, label: &Phrase) -> String {
    phrases.key.fill(&[("key", key), ("what", label.as_str())])
}

#[cfg(test)]
mod tests {
    use super::{KEYS, Place};

    const PLACES: [Place; 28] = [
        Place::Opening,
        Place::OpeningLength,
        Place::Choice,
        Place::Ticks,
        Place::Typed,
        Place::Text,
        Place::OpeningReference,
        Place::Note,
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
        Place::Lowering,
        Place::NoteAsks,
        Place::Summary,
        Place::SummaryEnd,
        Place::SummaryChoices,
        Place::SummaryFileName,
        Place::SummaryHelpLines,
        Place::SummaryPrivate,
        Place::SummaryChart,
        Place::SummaryCopy,
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
