//! Keys that were pressed, by the bytes of a terminal.

use ketascreen_interview::{Action, Effect, KeyCode, effect};

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

impl Pressed {
    /// The key of one byte that is no part of a longer character.
    pub fn of_byte(byte: u8) -> Pressed {
        Pressed::Act(match byte {
            b'\r' | b'\n' => Action::Enter,
            b'\t' => Action::Down,
            0x7f | 0x08 => Action::Backspace,
            0x01 => Action::Home,
            0x05 => Action::End,
            // A control character is 64 below the letter that is held with Ctrl.
            0x00..0x20 => return Pressed::of_code(KeyCode::Control(char::from(byte + 64))),
            _ => Action::Character(char::from(byte)),
        })
    }

    /// The key of a whole sequence, without its escape character.
    pub fn of_sequence(sequence: &str) -> Pressed {
        Pressed::Act(match sequence {
            "[A" | "OA" => Action::Up,
            "[B" | "OB" => Action::Down,
            "[C" | "OC" => Action::Right,
            "[D" | "OD" => Action::Left,
            "[H" | "OH" | "[1~" | "[7~" => Action::Home,
            "[F" | "OF" | "[4~" | "[8~" => Action::End,
            "[Z" => Action::Back,
            "[3~" => Action::Delete,
            "[5~" => Action::PageUp,
            "[6~" => Action::PageDown,
            "OP" | "[11~" | "[[A" => return Pressed::of_code(KeyCode::Function(1)),
            "[200~" => return Pressed::PasteBegins,
            "[201~" => return Pressed::PasteEnds,
            _ => return Pressed::Nothing,
        })
    }

    /// The key, where it is a mark of a paste: whatever else comes late was not pressed now.
    pub fn if_mark(self) -> Pressed {
        match self {
            mark @ (Pressed::PasteBegins | Pressed::PasteEnds) => mark,
            _ => Pressed::Nothing,
        }
    }

    fn of_code(code: KeyCode) -> Pressed {
        match effect(code) {
            Some(Effect::Act(action)) => Pressed::Act(action),
            Some(Effect::Interrupt) => Pressed::Interrupt,
            Some(Effect::Suspend) => Pressed::Suspend,
            Some(Effect::Redraw) => Pressed::Redraw,
            None => Pressed::Nothing,
        }
    }
}
