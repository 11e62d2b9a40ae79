//! The terminal in raw mode, with the alternate screen. Only the lines that have changed are written.
#![expect(clippy::disallowed_methods, reason = "the edge: the terminal")]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{self, Stdin, stdin};
use std::time::{Duration, Instant};

use dialoguer::console::{Key, Term};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{LocalModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};
use signal_hook::consts::SIGTSTP;

use super::keyboard::{Keyboard, Pressed};
use super::layout::{Drawn, lay_out};
use super::{CLEAR_SCREEN, LEAVE_SCREEN, SHOW_CURSOR, Shown};
use crate::interview::{Action, View, signals};

/// How often the size of the window is looked at while no key comes.
const RESIZE_WAIT_MS: u64 = 200;
/// How long no key must come before a page that must be read takes one.
const READING_PAUSE: Duration = Duration::from_millis(1_000);

/// To the alternate screen, where what is pasted is told from what is typed.
const ENTER_SCREEN: &str = "\x1b[?1049h\x1b[?2004h";
const CLEAR_LINE: &str = "\x1b[K";
const HIDE_CURSOR: &str = "\x1b[?25l";

pub(super) struct Screen {
    term: Term,
    input: Stdin,
    cooked: Termios,
    raw: Termios,
    ascii: bool,
    keyboard: Keyboard,
    /// What stands on the screen; nothing where it must be drawn as a whole.
    drawn: RefCell<Option<Frame>>,
}

/// The lines in a window of a size.
struct Frame {
    size: (u16, u16),
    lines: Vec<String>,
}

impl Screen {
    pub fn enter(ascii: bool) -> io::Result<Screen> {
        let input = stdin();
        let cooked = tcgetattr(&input)?;
        let mut raw = cooked.clone();
        // Ctrl-C and Ctrl-Z come as keys, so that no moment between two keys loses one.
        raw.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN);
        let screen =
            Screen { term: Term::buffered_stderr(), input, cooked, raw, ascii, keyboard: Keyboard::default(), drawn: RefCell::new(None) };
        screen.resume()?;
        Ok(screen)
    }

    fn resume(&self) -> io::Result<()> {
        signals::set_on_screen(true);
        tcsetattr(&self.input, OptionalActions::Now, &self.raw)?;
        self.forget();
        self.write(ENTER_SCREEN)
    }

    pub fn leave(&self) -> io::Result<()> {
        let shown = self.write(LEAVE_SCREEN);
        signals::set_on_screen(false);
        // What is still typed was meant for the interview, and must not reach a shell.
        tcflush(&self.input, QueueSelector::IFlush)?;
        tcsetattr(&self.input, OptionalActions::Now, &self.cooked)?;
        shown
    }

    pub fn write(&self, text: &str) -> io::Result<()> {
        self.term.write_str(text)?;
        self.term.flush()
    }

    pub fn suspend(&self) -> io::Result<()> {
        self.leave()?;
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        self.resume()
    }

    /// The screen is drawn as a whole the next time: something else may have written to it.
    pub fn forget(&self) {
        self.drawn.replace(None);
    }

    /// One key as the terminal sends it, which may be the start of a sequence.
    pub fn key(&self) -> io::Result<Key> {
        self.term.read_key_raw()
    }

    /// Waits for a key, drawing anew where the window changes its size or a stopped program goes on.
    pub fn next(&self, shown: &mut impl Shown) -> io::Result<Pressed> {
        let mut size = self.term.size();
        while !self.waits_for_input(RESIZE_WAIT_MS)? {
            if signals::was_continued() {
                self.resume()?;
                self.draw(shown)?;
            } else if self.term.size() != size {
                size = self.term.size();
                self.draw(shown)?;
            }
        }
        self.keyboard.read(self)
    }

    /// Gives a page that must be read a moment without keys, before one counts: keys that are still being typed were not
    /// meant for it. Those that leave at once always do.
    pub fn pause_for_reading(&self, shown: &mut impl Shown) -> io::Result<Pressed> {
        let mut quiet_since = Instant::now();
        while quiet_since.elapsed() < READING_PAUSE {
            if self.waits_for_input(RESIZE_WAIT_MS)? {
                match self.next(shown)? {
                    pressed @ (Pressed::Interrupt | Pressed::Act(Action::LeaveAtOnce)) => return Ok(pressed),
                    Pressed::Suspend => {
                        self.suspend()?;
                        self.draw(shown)?;
                    }
                    _ => {}
                }
                quiet_since = Instant::now();
            }
        }
        Ok(Pressed::Nothing)
    }

    pub fn waits_for_input(&self, milliseconds: u64) -> io::Result<bool> {
        if self.keyboard.is_ahead() {
            return Ok(true);
        }
        let timeout = Timespec::try_from(Duration::from_millis(milliseconds)).unwrap_or_default();
        let mut wanted = [PollFd::new(&self.input, PollFlags::IN)];
        match poll(&mut wanted, Some(&timeout)) {
            Ok(ready) => Ok(ready > 0),
            // Woken by a signal that has a handler of its own, such as the one for a stopped program that goes on.
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn view(&self, shown: &impl Shown) -> View {
        if self.ascii { shown.view().in_ascii() } else { shown.view() }
    }

    pub fn draw(&self, shown: &mut impl Shown) -> io::Result<()> {
        let size = self.term.size();
        let (rows, columns) = (usize::from(size.0.max(1)), usize::from(size.1.max(1)));
        let view = self.view(shown);
        let mut drawn = lay_out(&view, rows, columns);
        if let Some(most) = drawn.most_scroll {
            shown.limit_scroll(most, drawn.room);
            // What is shown may say how far it reaches.
            drawn = lay_out(&self.view(shown), rows, columns);
        }
        let Drawn { lines, cursor, .. } = drawn;
        let before = self.drawn.borrow_mut().take().filter(|before| before.size == size).map(|before| before.lines);
        let mut written = HIDE_CURSOR.to_owned();
        if before.is_none() {
            written.push_str(CLEAR_SCREEN);
        }
        let before = before.unwrap_or_default();
        for row in 0..lines.len().max(before.len()) {
            let (old, new) = (before.get(row).map_or("", String::as_str), lines.get(row).map_or("", String::as_str));
            if old != new {
                // Writing to a String cannot fail.
                let _ = write!(written, "\x1b[{};1H{CLEAR_LINE}{new}", row + 1);
            }
        }
        let _ = write!(written, "\x1b[{};{}H{SHOW_CURSOR}", cursor.0 + 1, cursor.1 + 1);
        self.drawn.replace(Some(Frame { size, lines }));
        self.write(&written)
    }
}
