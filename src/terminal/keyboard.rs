//! Keys as they come from the terminal.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

use super::bytes::Bytes;
use super::decoder::Decoder;
use super::pressed::Pressed;

/// Keys as they come, whose bytes may come in pieces.
#[derive(Debug)]
pub(super) struct Keyboard {
    bytes: Bytes,
    decoder: RefCell<Decoder>,
    /// Keys that came with another.
    ahead: RefCell<VecDeque<Pressed>>,
}

impl Keyboard {
    pub fn new() -> Keyboard {
        Keyboard {
            bytes: Bytes::new(),
            decoder: RefCell::new(Decoder::new()),
            ahead: RefCell::default(),
        }
    }

    /// True where something that was typed comes in time.
    pub fn waits_for_input(&self, wait: Duration) -> io::Result<bool> {
        // Esc may have come already, and wait for what follows it.
        let is_begun = self.decoder.borrow().wait(Instant::now()).is_some();
        Ok(is_begun || !self.ahead.borrow().is_empty() || self.bytes.come(wait)?)
    }

    /// Waits for a key, and for its end where that is in doubt. Where text is typed, a letter behind
    /// Esc may begin a word.
    pub fn read(&self, is_text: bool) -> io::Result<Pressed> {
        if self.ahead.borrow().is_empty() {
            let mut decoder = self.decoder.borrow_mut();
            let mut pressed = match decoder.wait(Instant::now()) {
                Some(_) => Vec::new(),
                None => decoder.take(self.bytes.next()?, Instant::now(), is_text),
            };
            while pressed.is_empty()
                && let Some(wait) = decoder.wait(Instant::now())
            {
                if self.bytes.come(wait)? {
                    pressed = decoder.take(self.bytes.next()?, Instant::now(), is_text);
                } else if wait_is_over(&decoder) {
                    pressed.push(decoder.rest(Instant::now()));
                }
            }
            self.ahead.borrow_mut().extend(pressed);
        }
        Ok(self.ahead.borrow_mut().pop_front().unwrap_or(Pressed::Nothing))
    }

    /// Has these keys come next.
    pub fn put_back(&self, keys: Vec<Pressed>) {
        let mut ahead = self.ahead.borrow_mut();
        keys.into_iter().rev().for_each(|key| ahead.push_front(key));
    }
}

/// True where the time is over, and not only a signal came.
fn wait_is_over(decoder: &Decoder) -> bool {
    decoder.wait(Instant::now()).is_none_or(|wait| wait.is_zero())
}
