//! Failures of reading and writing files.

use std::io;
use std::path::PathBuf;

use ketascreen_core::text::{NotUtf8, OtherCoding};

use super::exit::Exit;

/// Failure of reading, writing or deleting a file.
#[derive(Debug)]
pub enum FileError {
    /// Failed reading of a named file or of standard input.
    Read(String, io::Error),
    /// File that is larger than any that is read, in bytes.
    TooLarge(String, u64),
    /// Text that is not UTF-8.
    NotUtf8(NotUtf8),
    /// Failed writing.
    Write(PathBuf, io::Error),
    /// Failed deletion.
    Delete(PathBuf, io::Error),
    /// File that exists and may not be overwritten.
    Exists(PathBuf),
    /// File that another program wrote meanwhile.
    Changed(PathBuf),
    /// File that its owner made read-only.
    ReadOnly(PathBuf),
    /// Link, folder or device.
    NotAFile(PathBuf),
}

impl FileError {
    /// Exit code of a command that it stops.
    pub fn exit(&self) -> Exit {
        match self {
            FileError::NotUtf8(_) | FileError::TooLarge(..) => Exit::Invalid,
            _ => Exit::Unavailable,
        }
    }

    /// Problem and the way out.
    pub(super) fn problem_and_help(&self) -> (String, String) {
        match self {
            FileError::Read(name, error) => (
                format!("cannot read {name}: {}", reason(error)),
                match error.kind() {
                    io::ErrorKind::IsADirectory => "name a file in it, not the folder".to_owned(),
                    _ => "give the path of a file that can be read, or - for standard input"
                        .to_owned(),
                },
            ),
            FileError::TooLarge(name, most) => (
                format!("{name} is larger than {most} bytes ({} MiB)", most >> 20),
                "no bank, record or file of cases is that large: name the right file, or split it"
                    .to_owned(),
            ),
            FileError::NotUtf8(place) => (
                format!("{}:{}:{}: this is not UTF-8 text", place.name, place.line, place.column),
                save_as(place.coding).to_owned(),
            ),
            FileError::Write(path, error) => (
                format!("cannot write {}: {}", path.display(), reason(error)),
                "name a file in a folder that can be written".to_owned(),
            ),
            FileError::Delete(path, error) => (
                format!("cannot delete {}: {}", path.display(), reason(error)),
                "it is still there: delete it another way".to_owned(),
            ),
            FileError::Exists(path) => (
                format!("{} exists already, and was left as it is", path.display()),
                "name another file, or add --force to overwrite it".to_owned(),
            ),
            FileError::Changed(path) => (
                format!(
                    "{} was written by something else meanwhile, and was left as it is",
                    path.display()
                ),
                "name another file".to_owned(),
            ),
            FileError::ReadOnly(path) => (
                format!("{} is read-only, and was left as it is", path.display()),
                "name another file, or let its owner make it writable".to_owned(),
            ),
            FileError::NotAFile(path) => (
                format!(
                    "{} is a link, a folder or a device, and was left as it is",
                    path.display()
                ),
                "name another file; without -o the summary goes to standard output".to_owned(),
            ),
        }
    }
}

/// How to save a file so that it can be read.
fn save_as(coding: OtherCoding) -> &'static str {
    match coding {
        OtherCoding::Utf16 => {
            "it looks like UTF-16: save it again, and choose UTF-8 where the program asks for the encoding"
        }
        OtherCoding::Office => {
            "it looks like the file of a word processor or spreadsheet: save it as plain text, in UTF-8"
        }
        OtherCoding::OneByte => {
            "it looks like an older coding, such as Windows-1252 (\"ANSI\"): save it again, and choose UTF-8 where the program asks for the encoding"
        }
        OtherCoding::NoText => "name a text file, saved as UTF-8",
    }
}

/// The system's own words, without its number.
pub(super) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
