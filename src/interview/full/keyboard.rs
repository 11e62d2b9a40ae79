//! Keys: what comes from the terminal, as actions.
#![expect(clippy::disallowed_methods, reason = "the edge: the terminal")]

use std::cell::{Cell, RefCell};
use std::io;
use std::time::{Duration, Instant};

use dialoguer::console::Key;

use super::screen::Screen;
use crate::interview::Action;

/// How long Esc waits for the rest of an escape sequence, so that an arrow key on a slow line is not taken for it.
const ESCAPE_WAIT_MS: u64 = 250;
/// How long a sequence that has begun waits for its rest: nobody types one.
const REST_WAIT_MS: u64 = 1_000;
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
    PasteEnds,
    Nothing,
}

/// Keys as they come, whose sequences may come in pieces.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// A key that was read while the end of another was waited for.
    ahead: RefCell<Option<Key>>,
    /// When Esc alone was pressed last.
    escaped: Cell<Option<Instant>>,
}

impl Keyboard {
    /// Whether a key was read already that has not been told.
    pub fn is_ahead(&self) -> bool {
        self.ahead.borrow().is_some()
    }

    /// Waits for a key, its escape sequence included.
    pub fn read(&self, screen: &Screen) -> io::Result<Pressed> {
        let ahead = self.ahead.take();
        let key = ahead.map_or_else(|| screen.key(), Ok)?;
        let escaped = self.escaped.take();
        let begun = match &key {
            Key::Escape => String::new(),
            Key::UnknownEscSeq(rest) => rest.iter().collect(),
            Key::Char('[' | 'O') if escaped.is_some_and(|moment| moment.elapsed() < LATE) => return self.late(screen, key),
            key => return Ok(pressed(key)),
        };
        let rest = self.rest(screen, begun)?;
        Ok(match rest.as_str() {
            "" => {
                self.escaped.set(Some(Instant::now()));
                pressed(&Key::Escape)
            }
            sequence => match meant_by(sequence) {
                Some(pressed) => pressed,
                None => self.two_keys(sequence),
            },
        })
    }

    /// The rest of a sequence, as far as it comes in time.
    fn rest(&self, screen: &Screen, begun: String) -> io::Result<String> {
        let mut rest = begun;
        while !is_complete(&rest) && screen.waits_for_input(if rest.is_empty() { ESCAPE_WAIT_MS } else { REST_WAIT_MS })? {
            match screen.key()? {
                Key::Char(character) => rest.push(character),
                key => {
                    self.ahead.replace(Some(key));
                    break;
                }
            }
        }
        Ok(rest)
    }

    /// Esc with another key right behind it, such as keys typed ahead.
    fn two_keys(&self, sequence: &str) -> Pressed {
        let mut characters = sequence.chars();
        let behind = match (characters.next(), characters.next()) {
            (Some('\u{1b}'), None) => Key::Escape,
            (Some('\r' | '\n'), None) => Key::Enter,
            (Some(digit @ '0'..='9'), None) => Key::Char(digit),
            _ => return Pressed::Nothing,
        };
        self.ahead.replace(Some(behind));
        pressed(&Key::Escape)
    }

    /// The rest of an arrow key that comes so late that its start was taken for Esc: it is no text.
    fn late(&self, screen: &Screen, first: Key) -> io::Result<Pressed> {
        if screen.waits_for_input(TOGETHER_MS)? {
            match (&first, screen.key()?) {
                (Key::Char(first), Key::Char(second)) if meant_by(&format!("{first}{second}")).is_some() => return Ok(Pressed::Nothing),
                (_, key) => self.ahead.replace(Some(key)),
            };
        }
        Ok(pressed(&first))
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
        "[3~" => Pressed::Act(Action::Delete),
        "[5~" => Pressed::Act(Action::PageUp),
        "[6~" => Pressed::Act(Action::PageDown),
        "OP" | "[11~" | "[[A" => Pressed::Act(Action::HelpLines),
        "\u{7f}" => Pressed::Act(Action::DeleteWord),
        PASTE_BEGINS => Pressed::PasteBegins,
        PASTE_ENDS => Pressed::PasteEnds,
        _ => return None,
    })
}

fn is_complete(sequence: &str) -> bool {
    let mut characters = sequence.chars();
    match (characters.next(), characters.next_back()) {
        (Some('['), Some(last)) => last.is_ascii_alphabetic() || last == '~',
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
        Key::ArrowUp => Action::Up,
        Key::ArrowDown | Key::Tab => Action::Down,
        Key::ArrowLeft => Action::Left,
        Key::ArrowRight => Action::Right,
        Key::PageUp => Action::PageUp,
        Key::PageDown => Action::PageDown,
        Key::Home => Action::Home,
        Key::End => Action::End,
        Key::Enter => Action::Enter,
        Key::Backspace => Action::Backspace,
        Key::Del => Action::Delete,
        Key::Escape | Key::BackTab => Action::Back,
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
