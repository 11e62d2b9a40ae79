//! Bytes that come from the terminal.

use std::io::{self, Stdin, stdin};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use rustix::termios::{QueueSelector, tcflush};

/// The bytes that come from the terminal.
#[derive(Debug)]
pub(super) struct Bytes {
    input: Stdin,
}

impl Bytes {
    pub fn new() -> Bytes {
        Bytes { input: stdin() }
    }

    /// True where a byte comes in time.
    pub fn come(&self, wait: Duration) -> io::Result<bool> {
        let timeout = Timespec::try_from(wait).unwrap_or_default();
        let mut wanted = [PollFd::new(&self.input, PollFlags::IN)];
        match poll(&mut wanted, Some(&timeout)) {
            Ok(ready) => Ok(ready > 0),
            // Woken by a signal that has a handler of its own, such as the one for a stopped
            // program that goes on.
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The next byte.
    ///
    /// # Errors
    /// The terminal cannot be read, or was closed.
    pub fn next(&self) -> io::Result<u8> {
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

/// Forgets what was typed at the terminal before now.
pub(crate) fn forget_typed() -> io::Result<()> {
    Ok(tcflush(stdin(), QueueSelector::IFlush)?)
}
