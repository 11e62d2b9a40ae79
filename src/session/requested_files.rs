//! Files that are requested while the summary is read.

use super::closing::Closing;
use super::invocation::Invocation;
use super::named_file::{home_expanded, not_written};
use super::page_files::PageFiles;
use super::saving::Saving;
use crate::io::conflicts::refuse_same_file;
use crate::io::output::Output;
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
        let was = self.interview.country();
        let is_chosen = self.interview.is_country_chosen() || was.code != country.code;
        let options = self.invocation.page_options(is_chosen);
        summarize(self.bank, self.file, country).with(options)
    }
}

impl RequestedFiles<'_, '_> {
    fn write_chart(&self, name: &str, summary: &Summary<'_>) -> Result<(), String> {
        let path = home_expanded(name);
        let write = || {
            let mut output = Output::chart_to_named_file(self.invocation.summary, &path)?;
            output.write_to_file(summary)?;
            Ok(())
        };
        refuse_same_file(self.saving.files(), Some(&path))
            .and_then(|()| write())
            .map_err(|failure| not_written(self.bank, failure))
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
            FileRequest::Chart(name) => {
                let summary = self.summary(country);
                (name, self.write_chart(name, &summary))
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
