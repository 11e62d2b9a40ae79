//! The record of an interview: read to go on, and saved after every answer.

use std::path::Path;

use jiff::{Timestamp, Unit};

use crate::cli::args::ScreenOptions;
use crate::error::Failure;
use crate::io::context::Context;
use crate::io::files::{FileError, OutputFile, is_same_file};
use crate::io::output::{home_expanded, named_file_failed};
use crate::terminal::signals::undisturbed;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, Voice};
use ketascreen_core::record::{AnswersFile, Stamp, read_for_interview, record};
use ketascreen_interview::Interview;

/// In place of the time, where records are compared.
const UNSTAMPED: &str = "";
const TOOL: &str = concat!("ketascreen ", env!("CARGO_PKG_VERSION"));

/// What is kept of an interview.
pub(super) struct Saving<'b> {
    bank: &'b Bank,
    /// Where to; nowhere, if no file was named.
    file: Option<OutputFile>,
    started: String,
    /// When it was saved last.
    saved_at: Option<String>,
    /// Copies in other files, each with the record as it was then, but for the time.
    copies: Vec<(OutputFile, String)>,
    /// What was read to go on.
    resumed: Option<AnswersFile>,
    /// The record as it was saved last, but for the time.
    saved: Option<String>,
    failed: Option<Failure>,
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
        let resumed = options
            .resume
            .as_deref()
            .map(|path| context.answers(path, bank, bank_file, read_for_interview))
            .transpose()?;
        let path = options.resume.as_deref().or(options.save.as_deref());
        let mut file = path
            .map(|path| OutputFile::prepare(path, overwrite || options.resume.is_some()))
            .transpose()?;
        // Another program may be going on with the same answers, or take the name meanwhile.
        file.iter_mut()
            .filter(|_| !options.summary.force || resumed.is_some())
            .for_each(OutputFile::know);
        let started =
            resumed.as_ref().and_then(|file| file.record.started.clone()).unwrap_or_else(now);
        let saved_at = resumed.as_ref().and_then(|file| file.record.saved.clone());
        Ok(Saving {
            bank,
            file,
            started,
            saved_at,
            copies: Vec::new(),
            resumed,
            saved: None,
            failed: None,
        })
    }

    /// What was read to go on with.
    pub fn resumed(&self) -> Option<&AnswersFile> {
        self.resumed.as_ref()
    }

    /// Saves the answers if they have changed. A failure is kept for the end: the interview goes on.
    pub fn save(&mut self, interview: &Interview<'_>) {
        if self.file.is_none() || interview.must_not_save() {
            return;
        }
        if !self.is_in_file(interview)
            && let Err(error) = self.write(interview)
        {
            self.failed = Some(error.into());
        }
    }

    /// Whether the file of the answers holds them as they are now, or is to stay as it is because nothing was answered yet.
    fn is_in_file(&self, interview: &Interview<'_>) -> bool {
        match &self.saved {
            Some(saved) => *saved == self.unstamped(interview),
            None => self.is_as_it_began(&interview.file()),
        }
    }

    fn write(&mut self, interview: &Interview<'_>) -> Result<(), FileError> {
        let moment = now();
        let stamped = record(self.bank, &interview.file(), self.stamp(interview, &moment));
        let unstamped = self.unstamped(interview);
        let Some(file) = &mut self.file else { return Ok(()) };
        undisturbed(|| file.write(&stamped))?;
        (self.saved, self.saved_at, self.failed) = (Some(unstamped), Some(moment), None);
        Ok(())
    }

    /// Whether nothing was answered since the interview began: a file that is gone on with stays as it is until then.
    fn is_as_it_began(&self, kept: &AnswersFile) -> bool {
        let nothing = AnswersFile::of(self.bank, &Answers::none(self.bank));
        let began = self.resumed.as_ref().unwrap_or(&nothing);
        let answers = AnswersFile::of(self.bank, &began.answers).answers;
        (&kept.answers, &kept.notes, &kept.record.client)
            == (&answers, &began.notes, &began.record.client)
    }

    /// Keeps the answers in a file that was named in the interview, which is never overwritten unless it is such a copy: a
    /// copy of them where they have a file already.
    pub fn keep_in(&mut self, name: &str, interview: &Interview<'_>) -> Result<(), String> {
        let told = |error: FileError| named_file_failed(self.bank, interview.voice(), error.into());
        let path = home_expanded(name);
        if self.failed.is_none()
            && self.file.as_ref().is_some_and(|file| is_same_file(file.path(), &path))
        {
            if self.kept_in().is_some() && self.is_in_file(interview) {
                let file = path.display().to_string();
                return Err(self
                    .bank
                    .phrases()
                    .say_kept_already
                    .fill(interview.voice(), &[("file", &file)]));
            }
            return self.write(interview).map_err(told);
        }
        let moment = now();
        let stamped = record(self.bank, &interview.file(), self.stamp(interview, &moment));
        let unstamped = self.unstamped(interview);
        if let Some((copy, text)) =
            self.copies.iter_mut().find(|(copy, _)| is_same_file(copy.path(), &path))
        {
            undisturbed(|| copy.write(&stamped)).map_err(told)?;
            *text = unstamped;
            return Ok(());
        }
        let mut file = undisturbed(|| OutputFile::prepare(&path, false)).map_err(told)?;
        undisturbed(|| file.write(&stamped)).map_err(told)?;
        if self.file.is_some() && self.failed.is_none() {
            self.copies.push((file, unstamped));
        } else {
            // From now on this is the file of the answers; another that could not be written stays as it is.
            self.saved = Some(unstamped);
            self.saved_at = Some(moment);
            self.file = Some(file);
            self.failed = None;
        }
        Ok(())
    }

    /// Makes sure, at the end, that what was saved is still there: something else may have deleted or written the file.
    pub fn settle(&mut self, interview: &Interview<'_>) {
        let is_gone = self.file.as_ref().is_some_and(|file| !file.is_there());
        if self.kept_in().is_some()
            && is_gone
            && let Err(error) = self.write(interview)
        {
            self.failed = Some(error.into());
        }
    }

    /// Every file of the answers, whatever it holds by now.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.file.iter().chain(self.copies.iter().map(|(copy, _)| copy)).map(OutputFile::path)
    }

    /// Whether a file was written.
    pub fn has_written(&self) -> bool {
        self.saved.is_some()
    }

    /// The answers for the summary. Its date is that of the answers, as it is for a record.
    pub fn answered(&self, interview: &Interview<'_>) -> AnswersFile {
        let mut file = interview.file();
        file.record.saved.clone_from(&self.saved_at);
        file
    }

    /// In the words of the interview, why the last answers are not in their file.
    pub fn problem(&self, voice: Voice) -> Option<String> {
        let phrases = self.bank.phrases();
        let said = match self.failed.as_ref()? {
            Failure::File(FileError::Changed(_) | FileError::NotAFile(_)) => {
                &phrases.say_file_changed
            }
            _ => &phrases.say_not_saved,
        };
        Some(said.get(voice).to_owned())
    }

    /// What stopped the last answers from being saved.
    pub fn failed(&self) -> Option<&Failure> {
        self.failed.as_ref()
    }

    /// Every file that holds the answers as they are now.
    pub fn all_kept(&self, interview: &Interview<'_>) -> impl Iterator<Item = &OutputFile> {
        let present = self.present(interview);
        let copies = self
            .copies
            .iter()
            .filter(move |(copy, text)| Some(text) == present.as_ref() && copy.is_there());
        self.kept().into_iter().chain(copies.map(|(copy, _)| copy))
    }

    /// The copies that were made before the last change.
    pub fn older_copies(&self, interview: &Interview<'_>) -> impl Iterator<Item = &Path> {
        let present = self.present(interview);
        self.copies
            .iter()
            .filter(move |(_, text)| Some(text) != present.as_ref())
            .map(|(copy, _)| copy.path())
    }

    /// The record as it is now, where there are copies to compare with it.
    fn present(&self, interview: &Interview<'_>) -> Option<String> {
        (!self.copies.is_empty()).then(|| self.unstamped(interview))
    }

    /// The record as it is now, but for the time.
    fn unstamped(&self, interview: &Interview<'_>) -> String {
        record(self.bank, &interview.file(), self.stamp(interview, UNSTAMPED))
    }

    fn stamp<'s>(&'s self, interview: &Interview<'_>, saved: &'s str) -> Stamp<'s> {
        Stamp { voice: interview.voice(), started: &self.started, saved, tool: TOOL }
    }

    /// Where the answers are, if all of them were saved.
    pub fn kept_in(&self) -> Option<&Path> {
        self.kept().map(OutputFile::path)
    }

    fn kept(&self) -> Option<&OutputFile> {
        let written = self.saved.is_some() || self.resumed.is_some();
        self.file.as_ref().filter(|_| written && self.failed.is_none())
    }

    /// Deletes what was saved. A failure is kept for the end.
    pub fn delete(&mut self) {
        let Some(file) = self.file.as_ref().filter(|_| self.saved.is_some()) else { return };
        match file.delete() {
            Ok(()) => self.saved = None,
            Err(error) => self.failed = Some(error.into()),
        }
    }

    /// The failure to save, if the last answers could not be saved.
    pub fn failure(self) -> Result<(), Failure> {
        self.failed.map_or(Ok(()), Err)
    }
}

/// Now, in whole seconds. In UTC, so that a record does not tell where it was made.
fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}
