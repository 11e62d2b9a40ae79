//! Reading files and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::FileError;
use ketascreen_core::text::Source;

/// The largest file that is read as a whole, in bytes (16 MiB): a hundred times a large bank.
pub const LARGEST_FILE: u64 = 16 << 20;

/// True where a path on the command line names standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Name of a path, or of standard input without one.
pub fn name_of(path: Option<&Path>) -> String {
    path.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
}

/// Reads a text file, or standard input for `-`.
pub fn read_source(path: &Path) -> Result<Source, FileError> {
    let file = Some(path).filter(|path| !is_standard_input(path));
    let name = name_of(file);
    let bytes = match file {
        Some(path) => File::open(path).and_then(read_bounded),
        None => read_bounded(io::stdin().lock()),
    };
    let bytes = bytes.map_err(|error| FileError::Read(name.clone(), error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(FileError::TooLarge(name, LARGEST_FILE));
    }
    Source::from_bytes(name, bytes).map_err(FileError::NotUtf8)
}

/// Reads all that may be read, and one byte more where there is more.
fn read_bounded(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
