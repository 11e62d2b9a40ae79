//! Reading files and standard input, and writing files whole or not at all.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use ketascreen_core::text::{NotUtf8, Source};

/// What stops reading or writing.
#[derive(Debug)]
pub enum FileError {
    /// It could not be read.
    Read(String, io::Error),
    /// It is not UTF-8.
    NotUtf8(NotUtf8),
    /// It could not be written.
    Write(PathBuf, io::Error),
    /// It could not be deleted.
    Delete(PathBuf, io::Error),
    /// It exists.
    Exists(PathBuf),
    /// Something else has written it meanwhile.
    Changed(PathBuf),
    /// It exists and is not an ordinary file.
    NotAFile(PathBuf),
}

/// The name for standard input on the command line.
pub const STANDARD_INPUT: &str = "-";

/// Reads a text file, or standard input for `-`.
///
/// # Errors
/// [`FileError::Read`] or [`FileError::NotUtf8`].
pub fn read_source(path: &Path) -> Result<Source, FileError> {
    let (name, bytes) = if path.as_os_str() == STANDARD_INPUT {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes);
        ("standard input".to_owned(), read)
    } else {
        (path.display().to_string(), fs::read(path))
    };
    let bytes = bytes.map_err(|error| FileError::Read(name.clone(), error))?;
    Source::from_bytes(name, bytes).map_err(FileError::NotUtf8)
}

/// Whether two names are of the same file, which need not exist yet.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        fs::canonicalize(path).ok().or_else(|| {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
                .unwrap_or(Path::new("."));
            Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
        })
    };
    place(one).is_some_and(|found| Some(found) == place(other))
}

/// Whether a file is there and holds what was written to it.
pub fn is_as_written(path: &Path, written: &str) -> bool {
    // Reading what is no file may never end.
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
        && fs::read(path).is_ok_and(|found| found == written.as_bytes())
}

/// A file that is going to be written.
#[derive(Debug, Clone)]
pub struct OutputFile {
    path: PathBuf,
    overwrite: bool,
    /// What it holds as far as is known: anything else was written by somebody else.
    known: Option<Vec<u8>>,
}

impl OutputFile {
    /// Settles that a file can be written, before any work is done for it. Nothing is left in its folder.
    ///
    /// # Errors
    /// [`FileError::Exists`] without `overwrite`; [`FileError::Write`] where the folder cannot be written.
    pub fn prepare(path: &Path, overwrite: bool) -> Result<OutputFile, FileError> {
        match fs::symlink_metadata(path) {
            Ok(found) if !found.is_file() => return Err(FileError::NotAFile(path.to_owned())),
            Ok(_) if !overwrite => return Err(FileError::Exists(path.to_owned())),
            _ => {}
        }
        let output = OutputFile { path: path.to_owned(), overwrite, known: None };
        output.temporary().map_err(|error| FileError::Write(path.to_owned(), error))?;
        Ok(output)
    }

    /// Takes what is there now as known: from here on a file that holds anything else, or that is new, is not overwritten.
    pub fn know(&mut self) {
        self.known = fs::read(&self.path).ok();
        self.overwrite = self.known.is_some();
    }

    /// From here on it is overwritten only while it holds this.
    pub fn expect(&mut self, text: &str) {
        self.known = Some(text.as_bytes().to_owned());
    }

    /// Where it is going to be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the file whole, under its name only when it is complete and on the disk.
    ///
    /// # Errors
    /// [`FileError::Write`], [`FileError::Exists`] where another file took the name meanwhile, or [`FileError::Changed`]
    /// where something else wrote the file.
    pub fn write(&mut self, text: &str) -> Result<(), FileError> {
        self.refuse_changed()?;
        let path = self.path.clone();
        let failed = |error| FileError::Write(path.clone(), error);
        let mut file = self.temporary().map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
        if self.overwrite {
            file.persist(&self.path).map_err(|error| failed(error.error))?;
        } else {
            file.persist_noclobber(&self.path).map_err(|error| match error.error.kind() {
                io::ErrorKind::AlreadyExists => FileError::Exists(self.path.clone()),
                _ => failed(error.error),
            })?;
        }
        // From now on it is our own file that is overwritten.
        self.overwrite = true;
        self.known = Some(text.as_bytes().to_owned());
        Ok(())
    }

    /// Deletes the file.
    ///
    /// # Errors
    /// [`FileError::Delete`], or [`FileError::Changed`] where something else wrote the file.
    pub fn delete(&self) -> Result<(), FileError> {
        self.refuse_changed()?;
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(FileError::Delete(self.path.clone(), error))
            }
            _ => Ok(()),
        }
    }

    /// Whether it is still there, as it was written.
    pub fn is_there(&self) -> bool {
        self.path.exists() && self.refuse_changed().is_ok()
    }

    /// What something else wrote stays.
    fn refuse_changed(&self) -> Result<(), FileError> {
        // Reading what is no file may never end.
        if fs::symlink_metadata(&self.path).is_ok_and(|found| !found.is_file()) {
            return Err(FileError::NotAFile(self.path.clone()));
        }
        match self.known.is_some()
            && fs::read(&self.path).is_ok_and(|found| Some(found) != self.known)
        {
            true => Err(FileError::Changed(self.path.clone())),
            false => Ok(()),
        }
    }

    /// In the same folder, so that giving it its name is one step. Only its owner may read it.
    fn temporary(&self) -> io::Result<NamedTempFile> {
        let folder = self
            .path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        NamedTempFile::new_in(folder)
    }
}
