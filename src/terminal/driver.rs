//! The front end for a terminal: keys become actions, views are drawn on the alternate screen.
//!
//! The whole interview runs in one raw mode, so that nothing typed between two keys is echoed. The terminal is put back
//! when the front end ends, and by a thread of its own when a signal comes.

use std::io;
use std::time::{Duration, Instant};

use super::keyboard::Pressed;
use super::paste::Paste;
use super::screen::Screen;

use ketascreen_interview::{
    Action, End, Ended, Ending, Files, Finish, Interview, Scroll, View, Wish,
};

/// From the alternate screen, with the cursor shown.
pub(super) const LEAVE_SCREEN: &str = "\x1b[?2004l\x1b[?25h\x1b[?1049l";
pub(super) const SHOW_CURSOR: &str = "\x1b[?25h";
pub(super) const CLEAR_SCREEN: &str = "\x1b[2J\x1b[H";

/// Puts the interview at the terminal, and tells `after` of it after every key.
///
/// # Errors
/// The terminal cannot be read, written or switched.
pub fn run(
    interview: &mut Interview<'_>,
    ascii: bool,
    after: &mut dyn FnMut(&mut Interview<'_>),
) -> io::Result<Ended> {
    let screen = Screen::enter(ascii)?;
    let ended = conduct(&screen, interview, after);
    screen.leave()?;
    if matches!(ended, Ok(Ended::By(End::LeftAtOnce))) {
        screen.write(CLEAR_SCREEN)?;
    }
    ended
}

/// Shows the summary page by page. Returns how the reading ended; nothing if it was interrupted.
///
/// # Errors
/// The terminal cannot be read, written or switched.
pub fn finish<'b>(
    finish: &mut Finish<'b>,
    ascii: bool,
    files: &mut dyn Files<'b>,
) -> io::Result<Option<Ending>> {
    let screen = Screen::enter(ascii)?;
    let ending = read(&screen, finish, files);
    screen.leave()?;
    if matches!(ending, Ok(Some(Ending::LeaveAtOnce))) {
        screen.write(CLEAR_SCREEN)?;
    }
    ending
}

/// What can be drawn on the screen.
pub(super) trait Shown {
    fn view(&self) -> View;
    /// How far the view is scrolled; told how far it can be.
    fn scroll_mut(&mut self) -> &mut Scroll;
}

impl Shown for Interview<'_> {
    fn view(&self) -> View {
        Interview::view(self)
    }

    fn scroll_mut(&mut self) -> &mut Scroll {
        Interview::scroll_mut(self)
    }
}

impl Shown for Finish<'_> {
    fn view(&self) -> View {
        Finish::view(self)
    }

    fn scroll_mut(&mut self) -> &mut Scroll {
        Finish::scroll_mut(self)
    }
}

/// How long no key must come before a page that must be read takes one: keys that are still being typed were not meant for
/// it.
const READING_PAUSE: Duration = Duration::from_millis(1_000);

fn conduct(
    screen: &Screen,
    interview: &mut Interview<'_>,
    after: &mut dyn FnMut(&mut Interview<'_>),
) -> io::Result<Ended> {
    let mut demanded = None;
    // Since when no key has come that could have been meant for the question before.
    let mut quiet_since = Instant::now();
    let mut paste = Paste::default();
    loop {
        if let Some(end) = interview.end() {
            return Ok(Ended::By(end));
        }
        let demands = interview.demands_attention().then(|| interview.page().clone());
        let begins = demands.is_some() && demands != demanded;
        // Keys that are there already are taken before anything is drawn, so that a long paste draws once.
        if demands != demanded || !screen.waits_for_input(0)? {
            screen.draw(interview)?;
        }
        demanded = demands;
        let mut pressed = None;
        if begins {
            paste = Paste::default();
            pressed = screen.forget_typed(interview)?;
            quiet_since = Instant::now();
        }
        let pressed = pressed.map_or_else(|| paste.next(screen, interview), Ok)?;
        let was_quiet = quiet_since.elapsed() >= READING_PAUSE;
        match pressed {
            Pressed::Interrupt => return Ok(Ended::Interrupted),
            Pressed::Suspend => screen.suspend(interview.suspended())?,
            Pressed::Redraw => screen.forget(),
            Pressed::PasteBegins if !interview.takes_text() => interview.leave_out_paste(),
            Pressed::Pasted(action) if interview.takes_text() => interview.act(action),
            // What only looks around is done at once.
            Pressed::Act(action) if demanded.is_some() && !was_quiet && chooses(action) => {
                quiet_since = Instant::now();
                interview.ask_to_read();
            }
            Pressed::Act(action) => interview.act(action),
            Pressed::PasteBegins | Pressed::Pasted(_) | Pressed::PasteEnds | Pressed::Nothing => {}
        }
        after(interview);
    }
}

/// Whether a key could choose a line where one is to be chosen.
fn chooses(action: Action) -> bool {
    matches!(action, Action::Enter)
        || matches!(action, Action::Character(key) if !matches!(key, '?' | '!' | '='))
}

fn read<'b>(
    screen: &Screen,
    finish: &mut Finish<'b>,
    files: &mut dyn Files<'b>,
) -> io::Result<Option<Ending>> {
    let mut paste = Paste::default();
    loop {
        if !screen.waits_for_input(0)? {
            screen.draw(finish)?;
        }
        let pressed = paste.next(screen, finish)?;
        finish.look_at(files);
        let wish = match pressed {
            Pressed::Interrupt => return Ok(None),
            Pressed::Act(action) => finish.act(action),
            Pressed::Pasted(action) if finish.takes_text() => finish.act(action),
            Pressed::Suspend => {
                screen.suspend(finish.suspended())?;
                None
            }
            Pressed::Redraw => {
                screen.forget();
                None
            }
            Pressed::PasteBegins | Pressed::Pasted(_) | Pressed::PasteEnds | Pressed::Nothing => {
                None
            }
        };
        match wish {
            Some(Wish::File(file)) => finish.written(files.write(&file, finish.country())),
            Some(Wish::End(ending)) => return Ok(Some(ending)),
            None => {}
        }
    }
}
