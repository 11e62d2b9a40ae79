//! The terminal in raw mode, with the alternate screen. Only the lines that have changed are
//! written.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{self, Stdin, stdin};
use std::time::Duration;

use dialoguer::console::Term;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr,
};
use signal_hook::consts::SIGTSTP;

use super::escapes::{
    CLEAR_LINE, CLEAR_SCREEN, ENTER_SCREEN, HIDE_CURSOR, LEAVE_SCREEN, SHOW_CURSOR,
};
use super::keyboard::Keyboard;
use super::layout::{Drawn, lay_out, line_at, row_of};
use super::pressed::Pressed;
use super::shown::Shown;
use super::signals;
use ketascreen_interview::View;

/// Interval at which the size of the window is looked at while no key comes.
const RESIZE_WAIT: Duration = Duration::from_millis(200);

pub(super) struct Screen {
    term: Term,
    input: Stdin,
    cooked: Termios,
    raw: Termios,
    ascii: bool,
    keyboard: Keyboard,
    /// The frame on the screen; none where it must be drawn as a whole.
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
        raw.local_modes
            .remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN);
        // Ctrl-S is a key like any other, and stops no output.
        raw.input_modes.remove(InputModes::IXON | InputModes::IXOFF);
        let term = Term::buffered_stderr();
        let drawn = RefCell::new(None);
        let screen = Screen { term, input, cooked, raw, ascii, keyboard: Keyboard::new(), drawn };
        screen.resume()?;
        Ok(screen)
    }

    fn resume(&self) -> io::Result<()> {
        if signals::is_ending() {
            return Ok(());
        }
        signals::set_on_screen(true);
        tcsetattr(&self.input, OptionalActions::Now, &self.raw)?;
        signals::let_output_go_on();
        self.forget();
        self.write(ENTER_SCREEN)
    }

    pub fn leave(&self) -> io::Result<()> {
        // Ctrl-C is a signal again before anything is written: where nobody reads, that may take long.
        let mut silent = self.cooked.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&self.input, OptionalActions::Now, &silent)?;
        let shown = self.write(LEAVE_SCREEN);
        signals::set_on_screen(false);
        // What is still typed was meant for the interview, and must not reach a shell.
        tcflush(&self.input, QueueSelector::IFlush)?;
        tcsetattr(&self.input, OptionalActions::Now, &self.cooked)?;
        shown
    }

    pub fn write(&self, text: &str) -> io::Result<()> {
        if signals::is_ending() {
            return Ok(());
        }
        self.term.write_str(text)?;
        self.term.flush()
    }

    /// Stops the program, to be gone on with, and leaves a line that explains how.
    pub fn suspend(&self, said: &str) -> io::Result<()> {
        self.leave()?;
        self.write(&format!("{said}\n"))?;
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
        self.resume()
    }

    /// The screen is drawn as a whole the next time: something else may have written to it.
    pub fn forget(&self) {
        self.drawn.replace(None);
    }

    /// Waits for a key, drawing anew where the window changes its size or a stopped program goes
    /// on.
    pub fn next(&self, shown: &mut impl Shown) -> io::Result<Pressed> {
        while !self.waits_for_input(RESIZE_WAIT)? {
            if signals::was_continued() {
                self.resume()?;
                self.draw(shown)?;
            } else if !self.fits_what_is_drawn() {
                self.draw(shown)?;
            }
        }
        self.keyboard.read(shown.takes_text())
    }

    /// True where the window is as large as the one that was drawn for: it may have changed since,
    /// however short ago that was.
    fn fits_what_is_drawn(&self) -> bool {
        self.drawn.borrow().as_ref().is_none_or(|frame| frame.size == self.term.size())
    }

    /// Forgets the keys that were typed before now, but for those that are kept.
    pub fn forget_typed(
        &self,
        shown: &mut impl Shown,
        is_kept: impl Fn(Pressed) -> bool,
    ) -> io::Result<()> {
        let mut kept = Vec::new();
        while self.waits_for_input(Duration::ZERO)? {
            kept.extend(Some(self.next(shown)?).filter(|pressed| is_kept(*pressed)));
        }
        self.put_back(kept);
        Ok(())
    }

    /// Has these keys come next.
    pub fn put_back(&self, keys: Vec<Pressed>) {
        self.keyboard.put_back(keys);
    }

    pub fn waits_for_input(&self, wait: Duration) -> io::Result<bool> {
        self.keyboard.waits_for_input(wait)
    }

    fn view(&self, shown: &impl Shown) -> View {
        if self.ascii { shown.view().in_ascii() } else { shown.view() }
    }

    pub fn draw(&self, shown: &mut impl Shown) -> io::Result<()> {
        let size = self.term.size();
        let (rows, columns) = (usize::from(size.0.max(1)), usize::from(size.1.max(1)));
        let view = self.view(shown);
        let mut drawn = lay_out(&view, rows, columns);
        if let (Some(most), Some(scroll)) = (drawn.most_scroll, shown.scroll_mut()) {
            let (at, was_wide) = (scroll.at(), scroll.columns());
            // A page leaves one line of the page before in sight, and its last line says that there
            // is more.
            scroll.limit(most, drawn.room.saturating_sub(2), columns);
            if was_wide > 0 && was_wide != columns {
                // What stood first in the window still does, however it is wrapped now.
                scroll.go_to(row_of(&view, line_at(&view, at, was_wide), columns));
            }
            // What is shown may say how far it reaches.
            drawn = lay_out(&self.view(shown), rows, columns);
        }
        let Drawn { lines, cursor, in_sight, .. } = drawn;
        shown.see(in_sight);
        let before = self
            .drawn
            .borrow_mut()
            .take()
            .filter(|before| before.size == size)
            .map(|before| before.lines);
        let mut written = HIDE_CURSOR.to_owned();
        if before.is_none() {
            written.push_str(CLEAR_SCREEN);
        }
        let before = before.unwrap_or_default();
        for row in 0..lines.len().max(before.len()) {
            let (old, new) = (
                before.get(row).map_or("", String::as_str),
                lines.get(row).map_or("", String::as_str),
            );
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
