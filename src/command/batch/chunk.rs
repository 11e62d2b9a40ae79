//! Some lines of a stream at a time.

use std::io::{self, BufReader, Read};
use std::ops::Range;

use super::bounded_line::{NextLine, next_line};

/// Lines of a chunk, at most.
const LINES: usize = 64;
/// Bytes after which no further line is taken into a chunk.
const BYTES: usize = 1 << 16;

/// Some lines, with their numbers; blank ones are counted and left out.
#[derive(Debug, Default)]
pub struct Chunk {
    text: Vec<u8>,
    /// The place of each in the text; none where it was too long to be kept.
    lines: Vec<(u64, Option<Range<usize>>)>,
    /// True where nothing more comes: the stream has ended, or failed.
    pub is_last: bool,
    /// Why it failed.
    pub error: Option<io::Error>,
    /// True where no further line can be read without waiting.
    pub is_all_there_is: bool,
}

impl Chunk {
    /// Reads the lines that are there, up to a bound, counting on from `number`.
    pub fn read<R: Read>(input: &mut BufReader<R>, number: &mut u64) -> Chunk {
        let mut chunk = Chunk::default();
        let mut line = Vec::new();
        while chunk.lines.len() < LINES && chunk.text.len() < BYTES {
            let found = match next_line(input, &mut line) {
                Ok(NextLine::End) => {
                    chunk.is_last = true;
                    break;
                }
                Ok(found) => found,
                Err(error) => {
                    (chunk.is_last, chunk.error) = (true, Some(error));
                    break;
                }
            };
            *number += 1;
            let first = chunk.text.len();
            match found {
                NextLine::TooLong => chunk.lines.push((*number, None)),
                _ if line.iter().all(u8::is_ascii_whitespace) => {}
                _ => {
                    chunk.text.extend_from_slice(&line);
                    chunk.lines.push((*number, Some(first..chunk.text.len())));
                }
            }
            if !input.buffer().contains(&b'\n') {
                chunk.is_all_there_is = true;
                break;
            }
        }
        chunk
    }

    /// Its lines with their numbers; none where a line was too long to be kept.
    pub fn lines(&self) -> impl Iterator<Item = (u64, Option<&[u8]>)> {
        self.lines.iter().map(|(number, place)| {
            (*number, place.as_ref().and_then(|place| self.text.get(place.clone())))
        })
    }
}
