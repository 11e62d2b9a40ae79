//! Course of an interview: questions and summary in turn, until one of them ends it.

use std::io::{Write, stderr};

use super::closing::Closing;
use super::lines::StandardLines;
use super::state::Session;
use crate::error::{Exit, Failure, FileError, SavedAnswers};
use crate::io::streams::print;
use crate::terminal::{driver, signals};
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::{Format, render};
use ketascreen_interview::{Interview, Outcome, ReaderChoice, SessionEnd, plain};

impl Session<'_> {
    /// Conducts the interview to its end.
    pub fn conduct(mut self) -> Result<Exit, Failure> {
        self.closing().prepare_for_signals();
        loop {
            match self.ask()? {
                SessionEnd::Interrupted => return Ok(self.interrupted()),
                SessionEnd::EndOfInput => return Err(self.input_ended()?),
                SessionEnd::By(Outcome::LeftAtOnce) => return self.left_at_once(),
                SessionEnd::By(Outcome::LeftFileAlone) => return Err(self.left_file_alone()),
                SessionEnd::By(Outcome::Finished) => {}
                SessionEnd::By(left) => return self.leave(left),
            }
            match self.show_until_chosen()? {
                None => return Ok(self.interrupted()),
                Some(ReaderChoice::Back) => {
                    self.interview.return_to_answers(self.saving.kept_in().is_some())
                }
                Some(ReaderChoice::LeaveAtOnce) => return self.left_at_once(),
                Some(ending) => return self.end(ending),
            }
        }
    }

    /// Asks the questions, until the person wants the summary or leaves.
    fn ask(&mut self) -> Result<SessionEnd, Failure> {
        let (bank, invocation, layout) = (self.bank, self.invocation, self.layout);
        let (saving, pages) = (&mut self.saving, &self.pages);
        let mut after = |interview: &mut Interview<'_>| {
            saving.observe(interview);
            match interview.take_file_to_keep() {
                Some(name) => {
                    let kept = saving.keep_in(&name, interview);
                    interview.report_kept(kept);
                }
                None => saving.save(interview),
            }
            if interview.asks_to_leave() {
                // The page to leave names what is in the file: it must be there.
                saving.ensure_still_saved(interview);
            }
            interview.report_saving(saving.has_written(), saving.problem());
            Closing { bank, interview, saving, pages, invocation }.prepare_for_signals();
        };
        if invocation.plain {
            let mut lines = StandardLines::default();
            return plain::run(&mut self.interview, &mut lines, layout, &mut after)
                .map_err(Failure::Terminal);
        }
        driver::run(&mut self.interview, layout.ascii, &mut after).map_err(|error| {
            signals::await_signal();
            Failure::Terminal(error)
        })
    }

    /// Shows the summary, anew where that is asked for.
    fn show_until_chosen(&mut self) -> Result<Option<ReaderChoice>, Failure> {
        loop {
            let file = &self.saving.answers(&self.interview);
            self.write_page(file);
            self.saving.ensure_still_saved(&self.interview);
            let ending = self.show(file)?;
            if ending != Some(ReaderChoice::Again) {
                return Ok(ending);
            }
        }
    }

    /// Writes the summary to the file that was named for it. A failure is reported where the
    /// summary is read, and at the end.
    fn write_page(&mut self, file: &AnswersFile) {
        let summary = self.summary(file);
        match self.output.write_to_file(&summary) {
            Ok(written) => {
                self.unwritten = None;
                if let Some((path, written)) = self.output.file().zip(written) {
                    self.pages.note(path, written, &summary);
                }
            }
            Err(error) => self.unwritten = Some(error.into()),
        }
        self.closing().prepare_for_signals();
    }

    /// Leaves without the summary.
    fn leave(mut self, left: Outcome) -> Result<Exit, Failure> {
        if left == Outcome::LeftWithoutFile {
            self.saving.delete();
        }
        self.saving.ensure_still_saved(&self.interview);
        self.closing().prepare_for_signals();
        self.closing().say_after_leaving();
        self.done()
    }

    /// Leaves without a word, not even about files that could not be written.
    fn left_at_once(self) -> Result<Exit, Failure> {
        self.done().map_err(|_| Failure::Reported(Exit::Unavailable))
    }

    fn left_file_alone(&self) -> Failure {
        FileError::Exists(self.interview.file_to_overwrite().unwrap_or_default().into()).into()
    }

    fn interrupted(&mut self) -> Exit {
        self.saving.ensure_still_saved(&self.interview);
        self.closing().say_when_interrupted();
        if let Some(problem) = self.unwritten.as_ref().and_then(Failure::message) {
            self.closing().say(&problem);
        }
        Exit::Interrupted
    }

    /// Failure of an input that ends before the questions do.
    fn input_ended(mut self) -> Result<Failure, Failure> {
        self.saving.ensure_still_saved(&self.interview);
        self.closing().say_where_to_find_help();
        let saved = self.saving.kept_in().map(|file| SavedAnswers {
            file: file.to_owned(),
            resume_command: self.invocation.resume_command(file, self.bank, &self.interview),
        });
        self.saving.finish()?;
        Ok(Failure::EndOfInput(saved))
    }

    /// Ends after the summary, which goes to the chosen place.
    fn end(mut self, ending: ReaderChoice) -> Result<Exit, Failure> {
        let file = &self.saving.answers(&self.interview);
        let summary = self.summary(file);
        match ending {
            // With -o standard output stays empty.
            ReaderChoice::Print if self.output.file().is_some() => {
                let _ = stderr().write_all(render(&summary, Format::Text, self.layout).as_bytes());
            }
            ReaderChoice::Print => self.output.write(self.context, &summary)?,
            ReaderChoice::PrintBrief => print(&render(&summary, Format::Brief, self.layout))?,
            _ => self.closing().say_if_nothing_is_kept(),
        }
        self.saving.ensure_still_saved(&self.interview);
        self.closing().say_after_summary(&summary);
        self.done()
    }

    /// Ends with the failure of a file, if one could not be written.
    fn done(self) -> Result<Exit, Failure> {
        self.saving.finish()?;
        self.unwritten.map_or(Ok(Exit::Done), Err)
    }
}
