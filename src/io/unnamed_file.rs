//! Files that have no name until they are whole, so that nothing is left of a save that is killed.
//!
//! Linux makes a file without a name (`O_TMPFILE`), which is gone with the program. It gets its name
//! in one step where that is free; to take the place of another file it needs a second name for a
//! moment. Elsewhere it has such a name all along. Whoever writes holds a lock on the file, so that
//! what a killed program left is told from what another is writing.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// End of a name that a file has while it is written.
const ENDING: &str = ".part";

/// File that is written and has not got its name yet.
pub struct UnnamedFile {
    path: PathBuf,
    kind: Kind,
}

enum Kind {
    #[cfg(target_os = "linux")]
    WithoutName(File),
    Named(NamedTempFile),
}

impl UnnamedFile {
    /// File for a path, in the same folder, that only its owner may read.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn for_path(path: &Path) -> io::Result<UnnamedFile> {
        let path = path.to_owned();
        #[cfg(target_os = "linux")]
        if let Ok(file) = linux::create(folder_of(&path)) {
            return Ok(UnnamedFile { path, kind: Kind::WithoutName(file) });
        }
        let prefix = prefix(&path);
        let named = Builder::new().prefix(&prefix).suffix(ENDING).tempfile_in(folder_of(&path))?;
        // Where a file cannot be locked, what is left of it is named by its ending all the same.
        let _ = named.as_file().lock();
        Ok(UnnamedFile { path, kind: Kind::Named(named) })
    }

    /// Writes the whole text to the disk.
    ///
    /// # Errors
    /// Those of writing, such as a full disk.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        let file = match &mut self.kind {
            #[cfg(target_os = "linux")]
            Kind::WithoutName(file) => file,
            Kind::Named(named) => named.as_file_mut(),
        };
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }

    /// Gives the file its name, which must be free.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] where it is taken.
    pub fn name(self) -> io::Result<()> {
        match self.kind {
            #[cfg(target_os = "linux")]
            Kind::WithoutName(file) => linux::link(&file, &self.path)?,
            Kind::Named(named) => {
                named.persist_noclobber(&self.path).map_err(|error| error.error)?;
            }
        }
        sync_folder(&self.path);
        Ok(())
    }

    /// Gives the file its name, in the place of what has it.
    ///
    /// # Errors
    /// Those of renaming.
    pub fn replace(self) -> io::Result<()> {
        match self.kind {
            #[cfg(target_os = "linux")]
            Kind::WithoutName(file) => linux::replace(&file, &self.path)?,
            Kind::Named(named) => {
                named.persist(&self.path).map_err(|error| error.error)?;
            }
        }
        sync_folder(&self.path);
        Ok(())
    }
}

/// Removes what a killed program left of a file. What another one is writing stays.
pub fn remove_leftovers(path: &Path) {
    let prefix = prefix(path);
    let Ok(entries) = fs::read_dir(folder_of(path)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let between = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(ENDING));
        if is_file && between.is_some_and(is_made_here) {
            let is_abandoned = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if is_abandoned {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// True of what stands in the middle of a name for a moment: numbers, or what tempfile makes.
fn is_made_here(between: &str) -> bool {
    const RANDOM: usize = 6;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_random =
        between.len() == RANDOM && between.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let numbers = between.split_once('-');
    is_random || numbers.is_some_and(|(one, other)| is_number(one) && is_number(other))
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Begin of the names that a file has while it is written.
fn prefix(path: &Path) -> String {
    format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Has the new name on the disk too, where the system can.
fn sync_folder(path: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::{self, File};
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::{Path, PathBuf};
    use std::process;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    use super::{ENDING, folder_of, prefix};

    /// Names that are tried before giving up.
    const TRIES: u32 = 100;

    pub fn create(folder: &Path) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file: File = open(folder, flags, Mode::RUSR | Mode::WUSR)?.into();
        file.lock()?;
        Ok(file)
    }

    pub fn link(file: &File, path: &Path) -> io::Result<()> {
        let of_file = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, of_file, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }

    pub fn replace(file: &File, path: &Path) -> io::Result<()> {
        let for_a_moment = link_for_a_moment(file, path)?;
        fs::rename(&for_a_moment, path).inspect_err(|_| {
            let _ = fs::remove_file(&for_a_moment);
        })
    }

    fn link_for_a_moment(file: &File, path: &Path) -> io::Result<PathBuf> {
        let mut number = 0;
        loop {
            let name = format!("{}{}-{number}{ENDING}", prefix(path), process::id());
            let name = folder_of(path).join(name);
            match link(file, &name) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < TRIES => {
                    number += 1;
                }
                linked => return linked.map(|()| name),
            }
        }
    }
}
