//! Keys: what comes from the terminal, as actions.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

use dialoguer::console::Key;

use super::screen::Screen;
use ketascreen_interview::Action;

/// How long Esc waits for the rest of an escape sequence, so that an arrow key on a slow line is not taken for it.
const ESCAPE_WAIT_MS: u64 = 250;
/// How long a sequence that has begun waits for its rest: nobody types one.
pub(super) const REST_WAIT_MS: u64 = 1_000;
/// How long after Esc the rest of an arrow key may still come, and how close together its characters are.
const LATE: Duration = Duration::from_millis(1_000);
const TOGETHER_MS: u64 = 40;

const PASTE_BEGINS: &str = "[200~";
const PASTE_ENDS: &str = "[201~";

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    Act(Action),
    Interrupt,
    Suspend,
    /// The screen is to be drawn anew, as something else may have written to it.
    Redraw,
    PasteBegins,
    /// What stands between these marks.
    Pasted(Action),
    PasteEnds,
    Nothing,
}

/// Keys as they come, whose sequences may come in pieces.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// Keys that were read while the end of another was waited for.
    ahead: RefCell<VecDeque<Key>>,
    /// When Esc alone was pressed last.
    escaped: Cell<Option<Instant>>,
}

impl Keyboard {
    /// Whether a key was read already that has not been told.
    pub fn is_ahead(&self) -> bool {
        !self.ahead.borrow().is_empty()
    }

    /// Waits for a key, its escape sequence included.
    pub fn read(&self, screen: &Screen) -> io::Result<Pressed> {
        let escaped = self.escaped.take();
        let key = self.next(screen)?;
        match &key {
            Key::Escape => self.behind_escape(screen),
            Key::Char('[' | 'O') if escaped.is_some_and(|moment| moment.elapsed() < LATE) => {
                self.late(screen, key)
            }
            _ => Ok(pressed(&key)),
        }
    }

    fn next(&self, screen: &Screen) -> io::Result<Key> {
        let ahead = self.ahead.borrow_mut().pop_front();
        ahead.map_or_else(|| screen.key(), Ok)
    }

    /// Tells a sequence from Esc alone, from Esc with another key behind it, and from a key that is held with Alt.
    fn behind_escape(&self, screen: &Screen) -> io::Result<Pressed> {
        let is_together = screen.waits_for_input(0)?;
        let mut sequence = String::new();
        while !is_complete(&sequence)
            && screen.waits_for_input(if sequence.is_empty() {
                ESCAPE_WAIT_MS
            } else {
                REST_WAIT_MS
            })?
        {
            match self.next(screen)? {
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

    /// The rest of a sequence that comes so late that its start was taken for Esc: it is no text, and no key.
    fn late(&self, screen: &Screen, first: Key) -> io::Result<Pressed> {
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
        while !is_complete(&sequence(&keys)) && screen.waits_for_input(wait)? {
            let key = self.next(screen)?;
            let is_end = !matches!(key, Key::Char(_));
            keys.push(key);
            if is_end {
                break;
            }
        }
        match meant_by(&sequence(&keys)) {
            Some(mark @ (Pressed::PasteBegins | Pressed::PasteEnds)) => return Ok(mark),
            // What is followed at once by more is text.
            Some(_) if keys.len() > 1 && !screen.waits_for_input(0)? => {
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

/// What a whole sequence means, behind its Esc.
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
        "OP" | "[11~" | "[[A" => Pressed::Act(Action::HelpLines),
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
        Key::CtrlC => return Pressed::Interrupt,
        Key::Char('\u{1a}') => return Pressed::Suspend,
        Key::Char('\u{c}') => return Pressed::Redraw,
        Key::Tab => Action::Down,
        Key::Home => Action::Home,
        Key::End => Action::End,
        Key::Enter => Action::Enter,
        Key::Backspace => Action::Backspace,
        Key::Char('\u{4}') => Action::Leave,
        Key::Char('\u{18}') => Action::LeaveAtOnce,
        Key::Char('\u{15}') => Action::DeleteToStart,
        Key::Char('\u{17}') => Action::DeleteWord,
        Key::Char(character) if !character.is_control() => Action::Character(*character),
        _ => return Pressed::Nothing,
    })
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
