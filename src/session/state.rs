//! State of an interview with its files.

use super::closing::Closing;
use super::invocation::Invocation;
use super::page_files::PageFiles;
use super::requested_files::RequestedFiles;
use super::saving::Saving;
use crate::error::Failure;
use crate::io::context::Context;
use crate::io::output::Output;
use ketascreen_core::bank::Bank;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::Layout;
use ketascreen_core::summary::{Summary, summarize};
use ketascreen_interview::Interview;

/// Interview with its files.
pub struct Session<'s> {
    pub(super) context: Context<'s>,
    pub(super) bank: &'s Bank,
    pub(super) invocation: Invocation<'s>,
    pub(super) layout: Layout,
    pub(super) interview: Interview<'s>,
    pub(super) saving: Saving<'s>,
    pub(super) output: Output,
    /// Failure to write the summary to its file.
    pub(super) unwritten: Option<Failure>,
    pub(super) pages: PageFiles,
}

impl<'s> Session<'s> {
    pub(super) fn closing(&self) -> Closing<'_> {
        Closing {
            bank: self.bank,
            interview: &self.interview,
            saving: &self.saving,
            pages: &self.pages,
            invocation: self.invocation,
        }
    }

    pub(super) fn summary<'f>(&self, file: &'f AnswersFile) -> Summary<'f>
    where
        's: 'f,
    {
        let country = self.interview.country();
        let options = self.invocation.page_options(file);
        summarize(self.bank, file, country).with(options)
    }

    pub(super) fn requested_files<'f>(
        &'f mut self,
        file: &'f AnswersFile,
    ) -> RequestedFiles<'f, 's> {
        RequestedFiles {
            bank: self.bank,
            invocation: self.invocation,
            interview: &self.interview,
            saving: &mut self.saving,
            pages: &mut self.pages,
            file,
        }
    }
}
