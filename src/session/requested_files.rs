//! Files that are requested while the summary is read.

use super::closing::Closing;
use super::invocation::Invocation;
use super::page_files::PageFiles;
use super::saving::Saving;
use ketascreen_core::bank::{Bank, Country};
use ketascreen_core::record::AnswersFile;
use ketascreen_core::summary::{Summary, summarize};
use ketascreen_interview::{FileRequest, Files, Interview, SavedParts};

/// Writer of the files that are requested while the summary is read.
pub(super) struct RequestedFiles<'f, 's> {
    pub bank: &'s Bank,
    pub invocation: Invocation<'s>,
    pub interview: &'f Interview<'s>,
    pub saving: &'f mut Saving<'s>,
    pub pages: &'f mut PageFiles,
    pub file: &'f AnswersFile,
}

impl<'f, 's> RequestedFiles<'f, 's> {
    fn summary(&self, country: &'s Country) -> Summary<'f>
    where
        's: 'f,
    {
        let options = self.invocation.page_options(self.file);
        summarize(self.bank, self.file, country).with(options)
    }
}

impl<'s> Files<'s> for RequestedFiles<'_, 's> {
    fn write(&mut self, wish: &FileRequest, country: &'s Country) -> Result<String, String> {
        let (name, written) = match wish {
            FileRequest::Summary(name) => {
                let summary = self.summary(country);
                let options = self.invocation.summary;
                (name, self.pages.write(options, name, self.saving.files(), &summary))
            }
            FileRequest::Answers(name) => (name, self.saving.keep_in(name, self.interview)),
        };
        Closing {
            bank: self.bank,
            interview: self.interview,
            saving: self.saving,
            pages: self.pages,
            invocation: self.invocation,
        }
        .prepare_for_signals();
        written.map(|()| name.clone())
    }

    fn kept(&mut self, country: &'s Country) -> SavedParts {
        self.saving.ensure_still_saved(self.interview);
        SavedParts {
            answers: self.saving.all_kept(self.interview).any(|file| file.is_there()),
            summary: !self.pages.is_empty() && self.pages.hold(&self.summary(country)),
        }
    }
}
