//! Record of an interview: read to be resumed, and saved after every answer.

use std::path::Path;

use super::copies::Copies;
use super::named_file::{home_expanded, not_written};
use super::options::RecordFile;
use super::recorder::{Recorder, Version};
use crate::error::{Failure, FileError};
use crate::io::clock::now;
use crate::io::conflicts::is_same_file;
use crate::io::context::Context;
use crate::io::output_file::OutputFile;
use crate::terminal::signals::undisturbed;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{
    AnswersFile, LastAnswers, Moment, Notation, begin_visit, go_on, read_for_interview,
};
use ketascreen_interview::Interview;

/// Files that hold the answers of an interview.
pub(super) struct Saving<'b> {
    bank: &'b Bank,
    /// File that the answers are saved in, if one was named.
    file: Option<OutputFile>,
    recorder: Recorder<'b>,
    /// Time of the last saving.
    saved_at: Option<Moment>,
    copies: Copies,
    /// Answers that the interview begins with.
    began: Option<AnswersFile>,
    /// True where they are in the file already.
    is_resumed: bool,
    /// Answers of an earlier visit that are asked again.
    last: LastAnswers,
    /// Record as it was saved last, without the time.
    saved: Option<String>,
    failed: Option<Failure>,
}

impl<'b> Saving<'b> {
    /// Checks the file, and reads the answers in it that are resumed.
    pub fn prepare(
        context: Context<'_>,
        bank: &'b Bank,
        record: Option<RecordFile<'_>>,
        force: bool,
        overwrite: bool,
    ) -> Result<Saving<'b>, Failure> {
        let (began, last) = Saving::begin(context, bank, record)?;
        let is_resumed = matches!(record, Some(RecordFile::Resumed(_)));
        let mut file = record
            .map(|record| OutputFile::prepare(record.path(), overwrite || is_resumed))
            .transpose()?;
        // Another program may be resuming the same answers, or take the name meanwhile.
        if !force || is_resumed {
            file.iter_mut().for_each(OutputFile::expect_present_content);
        }
        let ending = record.and_then(|record| record.path().extension());
        let written = began.as_ref().filter(|_| is_resumed).map(|file| file.notation);
        let notation = written
            .or_else(|| ending.map(|ending| Notation::of_ending(&ending.to_string_lossy())))
            .unwrap_or_default();
        Ok(Saving {
            bank,
            file,
            recorder: Recorder::new(bank, began.as_ref(), notation),
            saved_at: began.as_ref().and_then(|file| file.record.saved.clone()),
            copies: Copies::default(),
            began,
            is_resumed,
            last,
            saved: None,
            failed: None,
        })
    }

    /// Reads the answers that the interview begins with, and those that it asks again.
    fn begin(
        context: Context<'_>,
        bank: &Bank,
        record: Option<RecordFile<'_>>,
    ) -> Result<(Option<AnswersFile>, LastAnswers), Failure> {
        match record {
            Some(RecordFile::Resumed(path)) => {
                let mut file = context.answers(path, bank, read_for_interview)?;
                if let Some(now) = now() {
                    go_on(bank, &mut file, now.day());
                }
                Ok((Some(file), LastAnswers::new()))
            }
            Some(RecordFile::Visit { from, .. }) => {
                let earlier = context.answers(from, bank, read_for_interview)?;
                let visit = begin_visit(bank, &earlier)
                    .map_err(|_| Failure::VisitWithoutDay(from.to_owned()))?;
                Ok((Some(visit.file), visit.last))
            }
            Some(RecordFile::New(_)) | None => Ok((None, LastAnswers::new())),
        }
    }

    /// Answers that the interview begins with.
    pub fn began(&self) -> Option<&AnswersFile> {
        self.began.as_ref()
    }

    /// Answers of an earlier visit that are asked again.
    pub fn last(&self) -> &LastAnswers {
        &self.last
    }

    /// Observes the present answers, before they are saved.
    pub fn observe(&mut self, interview: &Interview<'_>) {
        self.recorder.observe(interview.answers());
    }

    /// Saves the answers if they have changed. A failure is kept for the end: the interview goes
    /// on.
    pub fn save(&mut self, interview: &Interview<'_>) {
        if self.file.is_none() || interview.must_not_save() {
            return;
        }
        if !self.is_in_file(interview) {
            self.write_or_note_failure(interview);
        }
    }

    /// True where the file holds the present answers, or stays unchanged because nothing was
    /// answered yet.
    fn is_in_file(&self, interview: &Interview<'_>) -> bool {
        match &self.saved {
            Some(saved) => *saved == self.recorder.unstamped(interview),
            None => self.is_unanswered(&interview.file()),
        }
    }

    /// True where nothing was answered, or put on the page, since the interview began: until then a resumed file stays
    /// unchanged.
    fn is_unanswered(&self, present: &AnswersFile) -> bool {
        let nothing = AnswersFile::of(self.bank, &Answers::none(self.bank));
        let began = self.began.as_ref().unwrap_or(&nothing);
        let answers = AnswersFile::of(self.bank, &began.answers).answers;
        (&present.answers, &present.carried, &present.notes, &present.begun)
            == (&answers, &began.carried, &began.notes, &began.begun)
            && (&present.record.client, &present.on_page) == (&began.record.client, &began.on_page)
    }

    fn write_or_note_failure(&mut self, interview: &Interview<'_>) {
        if let Err(error) = self.write(interview) {
            self.failed = Some(error.into());
        }
    }

    fn write(&mut self, interview: &Interview<'_>) -> Result<(), FileError> {
        let version = self.recorder.version(interview);
        let Some(file) = &mut self.file else { return Ok(()) };
        undisturbed(|| file.write(&version.stamped))?;
        self.note_saved(version);
        Ok(())
    }

    fn note_saved(&mut self, version: Version) {
        self.saved = Some(version.unstamped);
        self.saved_at = version.moment;
        self.failed = None;
    }

    /// Keeps the answers in a file that was named in the interview, which is never overwritten
    /// unless it is a copy of them: a further copy where they have a file already.
    pub fn keep_in(&mut self, name: &str, interview: &Interview<'_>) -> Result<(), String> {
        let path = home_expanded(name);
        let is_own = self.failed.is_none()
            && self.file.as_ref().is_some_and(|file| is_same_file(file.path(), &path));
        if is_own && self.kept_in().is_some() && self.is_in_file(interview) {
            let phrase = &self.bank.phrases().say_kept_already;
            let file = path.display().to_string();
            return Err(phrase.fill(&[("file", &file)]));
        }
        let kept =
            if is_own { self.write(interview) } else { self.keep_elsewhere(&path, interview) };
        kept.map_err(|error| not_written(self.bank, error.into()))
    }

    fn keep_elsewhere(&mut self, path: &Path, interview: &Interview<'_>) -> Result<(), FileError> {
        let version = self.recorder.version(interview);
        if let Some(rewritten) = self.copies.rewrite(path, &version) {
            return rewritten;
        }
        let mut file = undisturbed(|| OutputFile::prepare(path, false))?;
        undisturbed(|| file.write(&version.stamped))?;
        if self.file.is_some() && self.failed.is_none() {
            self.copies.add(file, version);
        } else {
            // From now on this is the file of the answers; one that failed stays unchanged.
            self.file = Some(file);
            self.note_saved(version);
        }
        Ok(())
    }

    /// Writes saved answers anew where their file was deleted, or notes that another program wrote
    /// it.
    pub fn ensure_still_saved(&mut self, interview: &Interview<'_>) {
        let is_gone = self.file.as_ref().is_some_and(|file| !file.is_there());
        if self.kept_in().is_some() && is_gone {
            self.write_or_note_failure(interview);
        }
    }

    /// Every file of the answers, old or not.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.file.iter().map(OutputFile::path).chain(self.copies.paths())
    }

    /// True where a file was written.
    pub fn has_written(&self) -> bool {
        self.saved.is_some()
    }

    /// Answers for the summary, with the date of saving.
    pub fn answers(&self, interview: &Interview<'_>) -> AnswersFile {
        let mut file = self.recorder.file(interview);
        file.record.saved.clone_from(&self.saved_at);
        file
    }

    /// Reason why the last answers are not in their file, in the words of the interview.
    pub fn problem(&self) -> Option<String> {
        let phrases = self.bank.phrases();
        let phrase = match self.failed.as_ref()? {
            Failure::File(
                FileError::Changed(_) | FileError::NotAFile(_) | FileError::ReadOnly(_),
            ) => &phrases.say_file_changed,
            _ => &phrases.say_not_saved,
        };
        Some(phrase.as_str().to_owned())
    }

    /// Failure to save the last answers.
    pub fn failed(&self) -> Option<&Failure> {
        self.failed.as_ref()
    }

    /// Every file that holds the present answers.
    pub fn all_kept(&self, interview: &Interview<'_>) -> impl Iterator<Item = &OutputFile> {
        self.kept().into_iter().chain(self.copies.present(self.compared(interview)))
    }

    /// Copies that were made before the last change.
    pub fn older_copies(&self, interview: &Interview<'_>) -> impl Iterator<Item = &Path> {
        self.copies.older(self.compared(interview))
    }

    /// Record without the time, where there are copies to compare with it.
    fn compared(&self, interview: &Interview<'_>) -> String {
        if self.copies.is_empty() { String::new() } else { self.recorder.unstamped(interview) }
    }

    /// File of the answers, if all of them were saved.
    pub fn kept_in(&self) -> Option<&Path> {
        self.kept().map(OutputFile::path)
    }

    fn kept(&self) -> Option<&OutputFile> {
        let is_written = self.saved.is_some() || self.is_resumed;
        self.file.as_ref().filter(|_| is_written && self.failed.is_none())
    }

    /// Deletes the saved answers. A failure is kept for the end.
    pub fn delete(&mut self) {
        let Some(file) = self.file.as_ref().filter(|_| self.saved.is_some()) else { return };
        match file.delete() {
            Ok(()) => self.saved = None,
            Err(error) => self.failed = Some(error.into()),
        }
    }

    /// Ends with the failure to save the last answers, if there is one.
    pub fn finish(self) -> Result<(), Failure> {
        self.failed.map_or(Ok(()), Err)
    }
}
