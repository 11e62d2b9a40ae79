//! Bytes of the terminal as keys, however they come.
//!
//! A character may come in pieces on a slow line; console 0.16.6 takes what is there for the whole of it.

use std::cell::Cell;
use std::io::{self, Stdin};

use dialoguer::console::Key;
use rustix::io::{Errno, read};

/// The bytes that come from the terminal.
#[derive(Debug, Default)]
pub(super) struct Bytes {
    /// One that was read behind a character that was cut short.
    held: Cell<Option<u8>>,
}

impl Bytes {
    /// Whether a byte was read already that belongs to the next key.
    pub fn is_held(&self) -> bool {
        self.held.get().is_some()
    }

    /// One key: a character, a control character, or Esc, which may begin a sequence. `comes` says whether more comes in time.
    ///
    /// # Errors
    /// The terminal cannot be read, or was closed.
    pub fn key(&self, input: &Stdin, comes: impl Fn() -> io::Result<bool>) -> io::Result<Key> {
        let first = self.held.take().map_or_else(|| byte(input), Ok)?;
        Ok(match first {
            b'\x1b' => Key::Escape,
            b'\r' | b'\n' => Key::Enter,
            b'\t' => Key::Tab,
            0x7f | 0x08 => Key::Backspace,
            0x01 => Key::Home,
            0x03 => Key::CtrlC,
            0x05 => Key::End,
            0x00..=0x7f => Key::Char(char::from(first)),
            _ => Key::Char(self.character(input, first, comes)?),
        })
    }

    /// A character of several bytes; one that shows that it is none where they make none, or do not come.
    fn character(
        &self,
        input: &Stdin,
        first: u8,
        comes: impl Fn() -> io::Result<bool>,
    ) -> io::Result<char> {
        let more = match first {
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        let mut bytes = vec![first];
        while bytes.len() <= more && comes()? {
            match byte(input)? {
                next @ 0x80..=0xbf => bytes.push(next),
                next => {
                    self.held.set(Some(next));
                    break;
                }
            }
        }
        Ok(String::from_utf8_lossy(&bytes).chars().next().unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

fn byte(input: &Stdin) -> io::Result<u8> {
    let mut byte = [0];
    loop {
        match read(input, &mut byte) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => return Ok(byte[0]),
            // Woken by a signal that has a handler of its own.
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
