//! Lines of a stream, none of which takes more memory than the longest that is read.

use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes, without its line break.
pub const LONGEST_LINE: u64 = 1 << 20;

/// What was found where the next line begins.
#[derive(Debug, PartialEq, Eq)]
pub enum NextLine {
    /// A line, with its line break if it has one.
    Whole,
    /// A line that is too long: it was passed over.
    TooLong,
    /// The end of the stream.
    End,
}

/// Reads the next line into `line`.
///
/// # Errors
/// Those of the stream.
pub fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<NextLine> {
    line.clear();
    let read = input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(NextLine::End);
    }
    if read as u64 > LONGEST_LINE && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
        line.clear();
        return Ok(NextLine::TooLong);
    }
    Ok(NextLine::Whole)
}
