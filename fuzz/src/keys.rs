//! Bytes of a terminal.
#![allow(dead_code, reason = "the decoder is used in part")]

#[path = "../../src/terminal/decoder.rs"]
mod decoder;
#[path = "../../src/terminal/pressed.rs"]
mod pressed;

use std::time::{Duration, Instant};

use decoder::Decoder;

/// Takes all bytes, with the pauses that some of them stand for; no byte may bring more than a few keys.
pub fn read(input: &[u8]) -> Result<(), &'static str> {
    for is_text in [true, false] {
        let (mut decoder, mut now) = (Decoder::new(), Instant::now());
        let mut keys = 0;
        for byte in input {
            now += Duration::from_millis(u64::from(byte % 5) * 70);
            keys += decoder.take(*byte, now, is_text).len();
            if decoder.wait(now).is_some_and(|wait| wait.is_zero()) {
                decoder.rest(now);
                keys += 1;
            }
        }
        if keys > 2 * input.len() + 16 {
            return Err("more keys than bytes");
        }
    }
    Ok(())
}
