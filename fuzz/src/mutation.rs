//! Inputs made of others.

use crate::dice::Dice;

/// Bytes that mean too much in most notations.
const BYTES: &[&[u8]] = &[
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"\n", b"\"", b"'", b"\\", b"\x1b", b"{", b"}", b"[", b"]", b"=", b",", b"#",
    "\u{202e}".as_bytes(), "\u{1f600}".as_bytes(), b"9223372036854775807", b"-9223372036854775808",
    b"99999999999999999999", b"1e999", b"\"\"\"", b"\\u0000", b"\\ud800", b"0", b"-1",
];

/// One of the inputs, changed in a few places.
pub fn changed(seeds: &[Vec<u8>], pieces: &[&str], longest: usize, dice: &mut Dice) -> Vec<u8> {
    let mut input = dice.of(seeds).cloned().unwrap_or_default();
    for _ in 0..=dice.below(6) {
        let at = dice.below(input.len() + 1);
        let end = (at + 1 + dice.below(if dice.below(4) == 0 { 400 } else { 12 })).min(input.len());
        let part = input.get(at..end).unwrap_or_default().to_vec();
        let put: Vec<u8> = match dice.below(8) {
            0 => Vec::new(),
            1 => part.repeat(2 + dice.below(60)),
            2 => dice.of(BYTES).map(|bytes| bytes.to_vec()).unwrap_or_default(),
            3 => dice.of(BYTES).map(|bytes| bytes.repeat(1 + dice.below(300))).unwrap_or_default(),
            4 => vec![dice.below(256) as u8],
            5 => part_of(seeds, dice),
            _ => dice.of(pieces).map(|piece| piece.as_bytes().to_vec()).unwrap_or_default(),
        };
        let removed = if dice.below(2) == 0 { at } else { end };
        input.splice(at..removed.max(at), put);
    }
    input.truncate(longest);
    input
}

fn part_of(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let Some(other) = dice.of(seeds) else { return Vec::new() };
    let start = dice.below(other.len());
    let end = (start + dice.below(300)).min(other.len());
    other.get(start..end).unwrap_or_default().to_vec()
}
