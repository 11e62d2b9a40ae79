//! The front end for a terminal: keys become actions, views are drawn on the alternate screen.
//!
//! The whole interview runs in one raw mode, so that nothing typed between two keys is echoed. The
//! terminal is put back when the front end ends, and by a thread of its own when a signal comes.

use std::io;
use std::time::{Duration, Instant};

use super::clipboard::copied;
use super::escapes::CLEAR_SCREEN;
use super::paste::Paste;
use super::pressed::Pressed;
use super::screen::Screen;
use super::taps::Taps;
use ketascreen_interview::{
    Action, Files, Interview, Outcome, PageReader, ReaderChoice, ReaderRequest, SessionEnd,
};

/// Puts the interview at the terminal, and calls `after` after every key.
///
/// # Errors
/// The terminal cannot be read, written or switched.
pub fn run(
    interview: &mut Interview<'_>,
    ascii: bool,
    after: &mut dyn FnMut(&mut Interview<'_>),
) -> io::Result<SessionEnd> {
    let screen = Screen::enter(ascii)?;
    let ended = conduct(&screen, interview, after);
    screen.leave()?;
    if matches!(ended, Ok(SessionEnd::By(Outcome::LeftAtOnce))) {
        screen.write(CLEAR_SCREEN)?;
    }
    ended
}

/// Shows the summary page by page. Returns how the reading ended; nothing if it was interrupted.
///
/// # Errors
/// The terminal cannot be read, written or switched.
pub fn read_summary<'b>(
    reader: &mut PageReader<'b>,
    ascii: bool,
    files: &mut dyn Files<'b>,
) -> io::Result<Option<ReaderChoice>> {
    let screen = Screen::enter(ascii)?;
    let ending = read(&screen, reader, files);
    screen.leave()?;
    if matches!(ending, Ok(Some(ReaderChoice::LeaveAtOnce))) {
        screen.write(CLEAR_SCREEN)?;
    }
    ending
}

/// Pause without a key before a page that must be read takes one: keys that are still being typed
/// were not meant for it.
const READING_PAUSE: Duration = Duration::from_millis(1_000);

fn conduct(
    screen: &Screen,
    interview: &mut Interview<'_>,
    after: &mut dyn FnMut(&mut Interview<'_>),
) -> io::Result<SessionEnd> {
    let mut stood = None;
    // Since when no key has come that could have been meant for the question before.
    let mut quiet_since = Instant::now();
    let mut paste = Paste::default();
    let mut taps = Taps::default();
    loop {
        if let Some(end) = interview.outcome() {
            return Ok(SessionEnd::By(end));
        }
        let stands = interview.key_target();
        let is_new = stood.as_ref() != Some(&stands);
        // Keys from before a question was drawn were not meant for it.
        if is_new && stands.is_of_other_page(stood.as_ref()) && interview.takes_answers() {
            screen.forget_typed(interview, |pressed| !could_choose(pressed))?;
        }
        // Keys that are there already are taken before anything is drawn, so that a long paste
        // draws once.
        if is_new || !screen.waits_for_input(Duration::ZERO)? {
            screen.draw(interview)?;
        }
        if is_new && interview.must_read() {
            paste = Paste::default();
            screen.forget_typed(interview, ends)?;
            quiet_since = Instant::now();
        }
        stood = Some(stands);
        let pressed = taps.next(screen, &mut paste, interview)?;
        let was_quiet = quiet_since.elapsed() >= READING_PAUSE;
        match pressed {
            Pressed::Interrupt => return Ok(SessionEnd::Interrupted),
            Pressed::Suspend => screen.suspend(interview.suspend_text())?,
            Pressed::Redraw => screen.forget(),
            Pressed::PasteBegins if !interview.takes_text() => interview.refuse_paste(),
            Pressed::Pasted(action) if interview.takes_text() => interview.act(action),
            // What only looks around is done at once.
            Pressed::Act(_) if interview.must_read() && !was_quiet && could_choose(pressed) => {
                quiet_since = Instant::now();
                interview.refuse_early_key();
            }
            Pressed::Act(action) => interview.act(action),
            Pressed::PasteBegins | Pressed::Pasted(_) | Pressed::PasteEnds | Pressed::Nothing => {}
        }
        if stood.as_ref() != Some(&interview.key_target()) {
            taps.brought_another_page(pressed);
        }
        // A paste is kept once, as a whole.
        if !interview.takes_text() || !screen.waits_for_input(Duration::ZERO)? {
            after(interview);
        }
    }
}

/// True for a key that ends the program.
fn ends(pressed: Pressed) -> bool {
    matches!(pressed, Pressed::Interrupt | Pressed::Act(Action::LeaveAtOnce))
}

fn could_choose(pressed: Pressed) -> bool {
    matches!(pressed, Pressed::Act(action) if Interview::could_choose(action))
}

fn read<'b>(
    screen: &Screen,
    reader: &mut PageReader<'b>,
    files: &mut dyn Files<'b>,
) -> io::Result<Option<ReaderChoice>> {
    let mut paste = Paste::default();
    loop {
        if !screen.waits_for_input(Duration::ZERO)? {
            screen.draw(reader)?;
        }
        let pressed = paste.next(screen, reader)?;
        reader.look_at(files);
        let request = match pressed {
            Pressed::Interrupt => return Ok(None),
            Pressed::Act(action) => reader.act(action),
            Pressed::Pasted(action) if reader.takes_text() => reader.act(action),
            Pressed::Suspend => {
                screen.suspend(reader.suspend_text())?;
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
        match request {
            Some(ReaderRequest::Write(file)) => {
                reader.written(files.write(&file, reader.country()))
            }
            Some(ReaderRequest::Copy(text)) => {
                screen.write(&copied(&text))?;
                reader.copied(true);
            }
            Some(ReaderRequest::End(ending)) => return Ok(Some(ending)),
            None => {}
        }
    }
}
