//! The record of an interview: read to go on, and saved after every answer.
#![expect(clippy::disallowed_methods, reason = "the edge: the clock and the terminal")]

use std::path::{Path, PathBuf};

use jiff::{Timestamp, Unit};

use super::args::ScreenOptions;
use super::{Context, Exit, Failure};
use crate::answers::{Answers, AnswersFile, Expected, read};
use crate::bank::Bank;
use crate::files::{FileError, OutputFile, read_source};
use crate::interview::Interview;
use crate::record::{Stamp, record};

const TOOL: &str = concat!("ketascreen ", env!("CARGO_PKG_VERSION"));

/// What is kept of an interview.
pub(super) struct Saving<'b> {
    bank: &'b Bank,
    /// Where to; nowhere, if no file was named.
    file: Option<OutputFile>,
    started: String,
    /// What was read to go on: its reference and notes are kept.
    resumed: Option<AnswersFile>,
    saved: Option<Answers>,
    failed: Option<FileError>,
}

impl<'b> Saving<'b> {
    /// Settles where to, and reads what there is to go on with.
    pub fn prepare(
        context: &Context,
        bank: &'b Bank,
        bank_file: Option<&Path>,
        options: &ScreenOptions,
        overwrite: bool,
    ) -> Result<Saving<'b>, Failure> {
        let resumed = options.resume.as_deref().map(|path| resumed(context, bank, bank_file, path)).transpose()?;
        let path = options.resume.as_deref().or(options.save.as_deref());
        let file = path.map(|path| OutputFile::prepare(path, overwrite || options.resume.is_some())).transpose()?;
        let started = resumed.as_ref().and_then(|file| file.record.started.clone()).unwrap_or_else(now);
        Ok(Saving { bank, file, started, resumed, saved: None, failed: None })
    }

    /// What was read to go on with.
    pub fn resumed(&self) -> Option<&AnswersFile> {
        self.resumed.as_ref()
    }

    /// Saves the answers if they have changed. A failure is kept for the end: the interview goes on.
    pub fn save(&mut self, interview: &Interview<'_>) {
        let Some(file) = &mut self.file else { return };
        if self.saved.as_ref() == Some(interview.answers()) || (self.saved.is_none() && *interview.answers() == Answers::none(self.bank)) {
            return;
        }
        let kept = kept(self.bank, interview.answers(), self.resumed.as_ref());
        let stamp = Stamp { voice: interview.voice(), started: &self.started, saved: &now(), tool: TOOL };
        match file.write(&record(self.bank, &kept, stamp)) {
            Ok(()) => {
                self.saved = Some(interview.answers().clone());
                self.failed = None;
            }
            Err(error) => self.failed = Some(error),
        }
    }

    /// Where the answers are, if any were saved.
    pub fn kept_in(&self) -> Option<PathBuf> {
        let written = self.saved.is_some() || self.resumed.is_some();
        self.file.as_ref().filter(|_| written).map(|file| file.path().to_owned())
    }

    /// Deletes what was saved.
    pub fn delete(&mut self) -> Result<(), Failure> {
        match &self.file {
            Some(file) if self.saved.take().is_some() => Ok(file.delete()?),
            _ => Ok(()),
        }
    }

    /// The failure to save, if the last answers could not be saved.
    pub fn failure(self) -> Result<(), Failure> {
        self.failed.map_or(Ok(()), |error| Err(error.into()))
    }
}

/// The answers of an interview, with the reference and the notes of the record that it goes on with.
pub(super) fn kept(bank: &Bank, answers: &Answers, resumed: Option<&AnswersFile>) -> AnswersFile {
    let mut kept = AnswersFile::of(bank, answers);
    if let Some(resumed) = resumed {
        kept.notes.clone_from(&resumed.notes);
        kept.record.client.clone_from(&resumed.record.client);
    }
    kept
}

fn resumed(context: &Context, bank: &Bank, bank_file: Option<&Path>, path: &Path) -> Result<AnswersFile, Failure> {
    let source = read_source(path)?;
    let expected = if bank_file.is_some() { Expected::NamedBank } else { Expected::SameBank };
    let file = read(&source, bank, expected).map_err(|problems| {
        context.report(&source, &problems);
        Failure::Told(Exit::Invalid)
    })?;
    context.report(&source, &file.warnings);
    Ok(file)
}

/// Now, in whole seconds. In UTC, so that a record does not tell where it was made.
fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}
