//! Taps: one press of a key does one thing, however long the key is held.

use std::io;
use std::time::{Duration, Instant};

use super::paste::Paste;
use super::pressed::Pressed;
use super::screen::Screen;
use ketascreen_interview::Interview;

/// Longest gap between two repeats of a key that is held: a slow keyboard repeats 11 times a second.
const REPEAT: Duration = Duration::from_millis(100);
/// Longest wait before a key that is held repeats for the first time.
const FIRST_REPEAT: Duration = Duration::from_millis(700);

/// The key that brought what is on the screen: while it is held it does nothing there.
#[derive(Debug, Default)]
pub(super) struct Taps {
    last: Option<(Pressed, Instant)>,
    /// When the present key came.
    came: Option<Instant>,
}

impl Taps {
    /// Waits for a key that is no repeat of the one that brought the page.
    pub fn next(
        &mut self,
        screen: &Screen,
        paste: &mut Paste,
        interview: &mut Interview<'_>,
    ) -> io::Result<Pressed> {
        let pressed = paste.next(screen, interview)?;
        let now = Instant::now();
        self.came = Some(now);
        let Some((_, at)) = self.last.filter(|(last, _)| *last == pressed) else {
            if pressed != Pressed::Nothing {
                self.last = None;
            }
            return Ok(pressed);
        };
        let gap = now.duration_since(at);
        if gap < REPEAT || (gap < FIRST_REPEAT && is_held(pressed, screen, interview)?) {
            self.last = Some((pressed, Instant::now()));
            return Ok(Pressed::Nothing);
        }
        self.last = None;
        Ok(pressed)
    }

    /// Notes the key that brought another page, if it could choose something there.
    pub fn brought_another_page(&mut self, pressed: Pressed) {
        let chooses = matches!(pressed, Pressed::Act(action) if Interview::could_choose(action));
        self.last = self.came.filter(|_| chooses).map(|came| (pressed, came));
    }
}

/// True where the key comes again and again, so soon that it is held. Two taps in one are a tap.
fn is_held(pressed: Pressed, screen: &Screen, interview: &mut Interview<'_>) -> io::Result<bool> {
    let mut repeats = 0;
    while screen.waits_for_input(REPEAT)? {
        let next = screen.next(interview)?;
        if next != pressed {
            screen.put_back(vec![next]);
            break;
        }
        repeats += 1;
    }
    Ok(repeats > 1)
}
