//! Keys: what comes from the terminal, as actions.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

use dialoguer::console::Key;

use super::bytes::{Bytes, REST_WAIT_MS};
use ketascreen_interview::{Action, Effect, KeyCode, effect};

/// Wait of Esc for the rest of an escape sequence, so that an arrow key on a slow line is not taken
/// for it.
const ESCAPE_WAIT_MS: u64 = 250;
/// Time after Esc in which the rest of an arrow key may still come, and the gap between its
/// characters.
const LATE: Duration = Duration::from_millis(1_000);
const TOGETHER_MS: u64 = 40;

const PASTE_BEGINS: &str = "[200~";
const PASTE_ENDS: &str = "[201~";

/// Key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    Act(Action),
    Interrupt,
    Suspend,
    /// The screen is to be drawn anew, as something else may have written to it.
    Redraw,
    PasteBegins,
    /// A key between these marks.
    Pasted(Action),
    PasteEnds,
    Nothing,
}

/// Keys as they come, whose sequences may come in pieces.
#[derive(Debug)]
pub(super) struct Keyboard {
    bytes: Bytes,
    /// Keys that were read while the end of another was waited for.
    ahead: RefCell<VecDeque<Key>>,
    /// When Esc alone was pressed last.
    escaped: Cell<Option<Instant>>,
}

impl Keyboard {
    pub fn new() -> Keyboard {
        Keyboard { bytes: Bytes::new(), ahead: RefCell::default(), escaped: Cell::default() }
    }

    /// True where something that was typed comes in time.
    pub fn waits_for_input(&self, milliseconds: u64) -> io::Result<bool> {
        Ok(!self.ahead.borrow().is_empty() || self.bytes.come(milliseconds)?)
    }

    /// Waits for a key, its escape sequence included.
    pub fn read(&self) -> io::Result<Pressed> {
        let escaped = self.escaped.take();
        let key = self.next()?;
        match &key {
            Key::Escape => self.behind_escape(),
            Key::Char('[' | 'O') if escaped.is_some_and(|moment| moment.elapsed() < LATE) => {
                self.late(key)
            }
            _ => Ok(pressed(&key)),
        }
    }

    fn next(&self) -> io::Result<Key> {
        let ahead = self.ahead.borrow_mut().pop_front();
        ahead.map_or_else(|| self.bytes.key(), Ok)
    }

    /// Tells a sequence from Esc alone, from Esc with another key behind it, and from a key that is
    /// held with Alt.
    fn behind_escape(&self) -> io::Result<Pressed> {
        let is_together = self.waits_for_input(0)?;
        let mut sequence = String::new();
        while !is_complete(&sequence)
            && self.waits_for_input(if sequence.is_empty() {
                ESCAPE_WAIT_MS
            } else {
                REST_WAIT_MS
            })?
        {
            match self.next()? {
                Key::Char(character)
                    if !character.is_control()
                        && (!sequence.is_empty()
                            || is_together
                            || matches!(character, '[' | 'O')) =>
                {
                    sequence.push(character);
                }
                Key::Backspace if sequence.is_empty() && is_together => {
                    return Ok(Pressed::Act(Action::DeleteWord));
                }
                // A key of its own, which comes behind Esc.
                key => {
                    self.ahead.borrow_mut().push_front(key);
                    break;
                }
            }
        }
        if sequence.is_empty() {
            self.escaped.set(Some(Instant::now()));
            return Ok(Pressed::Act(Action::Back));
        }
        Ok(meant_by(&sequence).unwrap_or(Pressed::Nothing))
    }

    /// The rest of a sequence that comes so late that its start was taken for Esc: it is no text,
    /// and no key.
    fn late(&self, first: Key) -> io::Result<Pressed> {
        let mut keys = vec![first];
        let sequence = |keys: &[Key]| -> String {
            keys.iter()
                .filter_map(
                    |key| if let Key::Char(character) = key { Some(*character) } else { None },
                )
                .collect()
        };
        // Nobody types a bracket right behind Esc; an O may begin a word.
        let wait = if keys == [Key::Char('[')] { REST_WAIT_MS } else { TOGETHER_MS };
        while !is_complete(&sequence(&keys)) && self.waits_for_input(wait)? {
            let key = self.next()?;
            let is_end = !matches!(key, Key::Char(_));
            keys.push(key);
            if is_end {
                break;
            }
        }
        match meant_by(&sequence(&keys)) {
            Some(mark @ (Pressed::PasteBegins | Pressed::PasteEnds)) => return Ok(mark),
            // What is followed at once by more is text.
            Some(_) if keys.len() > 1 && !self.waits_for_input(0)? => {
                return Ok(Pressed::Nothing);
            }
            _ => {}
        }
        let mut keys = keys.into_iter();
        let first = keys.next().map_or(Pressed::Nothing, |key| pressed(&key));
        keys.rev().for_each(|key| self.ahead.borrow_mut().push_front(key));
        Ok(first)
    }
}

/// Meaning of a whole sequence, behind its Esc.
fn meant_by(sequence: &str) -> Option<Pressed> {
    Some(match sequence {
        "[A" | "OA" => Pressed::Act(Action::Up),
        "[B" | "OB" => Pressed::Act(Action::Down),
        "[C" | "OC" => Pressed::Act(Action::Right),
        "[D" | "OD" => Pressed::Act(Action::Left),
        "[H" | "OH" | "[1~" | "[7~" => Pressed::Act(Action::Home),
        "[F" | "OF" | "[4~" | "[8~" => Pressed::Act(Action::End),
        "[Z" => Pressed::Act(Action::Back),
        "[3~" => Pressed::Act(Action::Delete),
        "[5~" => Pressed::Act(Action::PageUp),
        "[6~" => Pressed::Act(Action::PageDown),
        "OP" | "[11~" | "[[A" => pressed_code(KeyCode::Function(1)),
        PASTE_BEGINS => Pressed::PasteBegins,
        PASTE_ENDS => Pressed::PasteEnds,
        _ => return None,
    })
}

fn is_complete(sequence: &str) -> bool {
    let mut characters = sequence.chars();
    match (characters.next(), characters.next_back()) {
        // The Linux console names its F keys with two brackets.
        (Some('['), Some('[')) if sequence.len() == 2 => false,
        (Some('['), Some(last)) => matches!(last, '@'..='~' | '$'),
        (Some('O'), Some(_)) => true,
        (Some('[' | 'O') | None, None) => false,
        _ => true,
    }
}

fn pressed(key: &Key) -> Pressed {
    Pressed::Act(match key {
        Key::CtrlC => return pressed_code(KeyCode::Control('C')),
        Key::Tab => Action::Down,
        Key::Home => Action::Home,
        Key::End => Action::End,
        Key::Enter => Action::Enter,
        Key::Backspace => Action::Backspace,
        Key::Char(character) if character.is_control() => return pressed_control(*character),
        Key::Char(character) => Action::Character(*character),
        _ => return Pressed::Nothing,
    })
}

/// Effect of a control character, which is 64 below the letter that is held with Ctrl.
fn pressed_control(character: char) -> Pressed {
    char::from_u32(u32::from(character) + 64)
        .map_or(Pressed::Nothing, |letter| pressed_code(KeyCode::Control(letter)))
}

fn pressed_code(code: KeyCode) -> Pressed {
    match effect(code) {
        Some(Effect::Act(action)) => Pressed::Act(action),
        Some(Effect::Interrupt) => Pressed::Interrupt,
        Some(Effect::Suspend) => Pressed::Suspend,
        Some(Effect::Redraw) => Pressed::Redraw,
        None => Pressed::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::is_complete;

    #[test]
    fn an_escape_sequence_is_complete_at_its_last_character() {
        for complete in ["[A", "OB", "[3~", "[15~", "x"] {
            assert!(is_complete(complete), "{complete}");
        }
        for begun in ["", "[", "O", "[1", "[15"] {
            assert!(!is_complete(begun), "{begun}");
        }
    }
}
