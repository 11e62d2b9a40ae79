//! Bytes of the terminal as keys, however they come.
//!
//! A character may come in pieces on a slow line; console 0.16.6 takes what is there for the whole
//! of it.

use std::cell::Cell;
use std::io::{self, Stdin, stdin};
use std::time::Duration;

use dialoguer::console::Key;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};

/// Wait for the rest of a character or sequence that has begun: nobody types one.
pub(super) const REST_WAIT_MS: u64 = 1_000;

/// The bytes that come from the terminal.
#[derive(Debug)]
pub(super) struct Bytes {
    input: Stdin,
    /// One that was read behind a character that was cut short.
    held: Cell<Option<u8>>,
}

impl Bytes {
    pub fn new() -> Bytes {
        Bytes { input: stdin(), held: Cell::new(None) }
    }

    /// True where a byte comes in time.
    pub fn come(&self, milliseconds: u64) -> io::Result<bool> {
        if self.held.get().is_some() {
            return Ok(true);
        }
        self.comes(milliseconds)
    }

    /// True where a byte comes in time that was not read yet.
    fn comes(&self, milliseconds: u64) -> io::Result<bool> {
        let timeout = Timespec::try_from(Duration::from_millis(milliseconds)).unwrap_or_default();
        let mut wanted = [PollFd::new(&self.input, PollFlags::IN)];
        match poll(&mut wanted, Some(&timeout)) {
            Ok(ready) => Ok(ready > 0),
            // Woken by a signal that has a handler of its own, such as the one for a stopped
            // program that goes on.
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// One key: a character, a control character, or Esc, which may begin a sequence.
    ///
    /// # Errors
    /// The terminal cannot be read, or was closed.
    pub fn key(&self) -> io::Result<Key> {
        let first = self.held.take().map_or_else(|| self.byte(), Ok)?;
        Ok(match first {
            b'\x1b' => Key::Escape,
            b'\r' | b'\n' => Key::Enter,
            b'\t' => Key::Tab,
            0x7f | 0x08 => Key::Backspace,
            0x01 => Key::Home,
            0x03 => Key::CtrlC,
            0x05 => Key::End,
            0x00..=0x7f => Key::Char(char::from(first)),
            _ => Key::Char(self.character(first)?),
        })
    }

    /// A character of several bytes; one that shows that it is none where they make none, or do not
    /// come.
    fn character(&self, first: u8) -> io::Result<char> {
        let more = match first {
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        let mut bytes = vec![first];
        while bytes.len() <= more && self.comes(REST_WAIT_MS)? {
            match self.byte()? {
                next @ 0x80..=0xbf => bytes.push(next),
                next => {
                    self.held.set(Some(next));
                    break;
                }
            }
        }
        Ok(String::from_utf8_lossy(&bytes).chars().next().unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn byte(&self) -> io::Result<u8> {
        let mut byte = [0];
        loop {
            match read(&self.input, &mut byte) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(_) => return Ok(byte[0]),
                // Woken by a signal that has a handler of its own.
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}
