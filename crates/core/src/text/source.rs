//! Named text, and places in it.

use std::borrow::Cow;
use std::ops::Range;

/// Stretch of a text, in bytes.
pub type Span = Range<usize>;

/// Text that messages point into, with the name that a reader knows it by.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name to print: a file's path, or `standard input`.
    pub name: String,
    /// The text, without a byte-order mark.
    pub text: Cow<'static, str>,
    /// True where the file began with a byte-order mark.
    pub byte_order_mark: bool,
}

impl Source {
    /// Source from a file's bytes.
    ///
    /// # Errors
    /// [`NotUtf8`] with the offset of the first byte that is not UTF-8.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, NotUtf8> {
        let name = name.into();
        if let Some(coding) = OtherCoding::marked(&bytes) {
            return Err(NotUtf8 { name, line: 1, column: 1, coding });
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let marked = text.strip_prefix('\u{feff}').map(str::to_owned);
                Ok(Source {
                    name,
                    byte_order_mark: marked.is_some(),
                    text: marked.unwrap_or(text).into(),
                })
            }
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let before = error.as_bytes().get(..offset).unwrap_or_default();
                let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                let column = before
                    .rsplit(|byte| *byte == b'\n')
                    .next()
                    .map_or(0, |tail| String::from_utf8_lossy(tail).chars().count())
                    + 1;
                let has_zero = error.as_bytes().contains(&0);
                let coding = if has_zero { OtherCoding::NoText } else { OtherCoding::OneByte };
                Err(NotUtf8 { name, line, column, coding })
            }
        }
    }

    /// Source from a text that is compiled in.
    pub fn compiled_in(name: &str, text: &'static str) -> Source {
        Source { name: name.to_owned(), text: text.into(), byte_order_mark: false }
    }

    /// Line and column of an offset, each counted from 1, the column in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

/// File that is not UTF-8 text, with the place of the first wrong byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The file's name.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What the file looks like.
    pub coding: OtherCoding,
}

/// Coding that a file looks to have, where that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherCoding {
    /// Two bytes a letter.
    Utf16,
    /// The file of a word processor or a spreadsheet program.
    Office,
    /// One byte a letter, of some code page.
    OneByte,
    /// No text at all.
    NoText,
}

impl OtherCoding {
    /// The coding that the first bytes show, where no text in UTF-8 begins so.
    fn marked(bytes: &[u8]) -> Option<OtherCoding> {
        match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(OtherCoding::Utf16),
            [1..=255, 0, 1..=255, 0, ..] | [0, 1..=255, 0, 1..=255, ..] => Some(OtherCoding::Utf16),
            [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(OtherCoding::Office),
            _ => None,
        }
    }
}
