//! Pastes, kept apart from what is typed.

use std::io;
use std::time::Duration;

use super::pressed::Pressed;
use super::screen::Screen;
use super::shown::Shown;
use ketascreen_interview::Action;

/// Longest pause within a paste. Where the mark of its end got lost, a key that leaves after one
/// ends it.
const PASTE_WAIT: Duration = Duration::from_millis(500);

/// Paste that may be open.
#[derive(Debug, Default)]
pub(super) struct Paste {
    is_open: bool,
}

impl Paste {
    /// Waits for a key. What is pasted is text, or nothing: it holds no keys.
    pub fn next(&mut self, screen: &Screen, shown: &mut impl Shown) -> io::Result<Pressed> {
        let is_over = self.is_open && !screen.waits_for_input(PASTE_WAIT)?;
        let pressed = screen.next(shown)?;
        self.is_open = match pressed {
            Pressed::PasteBegins => true,
            Pressed::PasteEnds => false,
            Pressed::Act(Action::Back | Action::Leave | Action::LeaveAtOnce) if is_over => false,
            _ => self.is_open,
        };
        Ok(match pressed {
            Pressed::Act(action) if self.is_open => {
                pasted(action).map_or(Pressed::Nothing, Pressed::Pasted)
            }
            Pressed::Suspend if self.is_open => Pressed::Nothing,
            pressed => pressed,
        })
    }
}

/// Text of a key inside a paste: a character, a line break as a blank, nothing else.
fn pasted(action: Action) -> Option<Action> {
    match action {
        Action::Character(_) => Some(action),
        Action::Enter | Action::Down => Some(Action::Character(' ')),
        _ => None,
    }
}
