//! Keys: what comes from the terminal, as actions.

use std::io;

use dialoguer::console::Key;

use super::screen::Screen;
use crate::interview::Action;

/// How long a key waits for the rest of an escape sequence, so that an arrow key on a slow line is not taken for Esc.
const ESCAPE_WAIT_MS: u64 = 100;

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

/// Waits for a key, its escape sequence included.
pub(super) fn read_key(screen: &Screen) -> io::Result<Pressed> {
    let key = screen.key()?;
    let begun = match &key {
        Key::Escape => String::new(),
        Key::UnknownEscSeq(rest) => rest.iter().collect(),
        key => return Ok(pressed(key)),
    };
    let mut rest = begun;
    while !is_complete(&rest) && screen.waits_for_input(ESCAPE_WAIT_MS)? {
        match screen.key()? {
            Key::Char(character) => rest.push(character),
            Key::CtrlC => return Ok(Pressed::Interrupt),
            _ => break,
        }
    }
    Ok(match rest.as_str() {
        "" => pressed(&Key::Escape),
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
        PASTE_BEGINS => Pressed::PasteBegins,
        PASTE_ENDS => Pressed::PasteEnds,
        _ => Pressed::Nothing,
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
