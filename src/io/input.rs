//! Reading files and standard input.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::error::FileError;
use ketascreen_core::text::Source;

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
        Some(path) => fs::read(path),
        None => read_standard_input(),
    };
    let bytes = bytes.map_err(|error| FileError::Read(name.clone(), error))?;
    Source::from_bytes(name, bytes).map_err(FileError::NotUtf8)
}

fn read_standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
