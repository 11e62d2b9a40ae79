//! Reading of the summary at the end of an interview.

use std::io::{IsTerminal, stdin, stdout};

use dialoguer::console::Term;

use super::lines::StandardLines;
use super::state::Session;
use crate::error::Failure;
use crate::terminal::driver;
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::{Format, Layout, pages, render, spoken, text_page};
use ketascreen_core::summary::Summary;
use ketascreen_interview::{Files, PageReader, ReaderChoice, plain};

impl<'s> Session<'s> {
    /// Shows the summary to be read, and returns the choice at its end; nothing if the person
    /// interrupted.
    pub(super) fn show(&mut self, file: &AnswersFile) -> Result<Option<ReaderChoice>, Failure> {
        let summary = self.summary(file);
        let is_terminal = stdin().is_terminal();
        // At a terminal, a summary that goes to a file or a program is not held up.
        if !self.is_read_first() && is_terminal {
            return Ok(Some(self.print_at_once()));
        }
        let country = self.interview.country();
        // Wrapped to the window, and without colour, as the screen is drawn line by line.
        let layout = Layout { colour: false, ..self.layout };
        let shown = self.shown(&summary, layout);
        let kept = self.requested_files(file).kept(country);
        let mut finish = PageReader::new(self.bank, country, &shown, kept, file);
        finish.say(self.warnings(&summary));
        if self.interview.is_with_counselor() {
            finish.offer_chart(render(&summary, Format::Chart, layout));
        }
        // Where the summary is not read first, the steps to take now come before any choice.
        if self.invocation.plain && !is_terminal {
            self.closing().say_what_to_do(&summary.help);
        }
        let ending = self.read(&mut finish, file, layout)?;
        if let Some(country) = finish.chosen_country() {
            self.interview.prefer_country(country);
        }
        self.interview.put_on_page(finish.on_page());
        self.saving.save(&self.interview);
        Ok(ending)
    }

    /// True where somebody is at the terminal to read the summary before it goes anywhere.
    fn is_read_first(&self) -> bool {
        stdout().is_terminal() || self.output.file().is_some()
    }

    fn print_at_once(&self) -> ReaderChoice {
        self.closing().say(self.bank.phrases().finish.as_str());
        ReaderChoice::Print
    }

    fn shown(&self, summary: &Summary<'_>, layout: Layout) -> String {
        if self.invocation.plain {
            text_page(&spoken(pages(summary), self.bank), layout)
        } else {
            render(summary, Format::Text, layout)
        }
    }

    /// Messages about files that failed, and pages and copies of older answers.
    fn warnings(&self, summary: &Summary<'_>) -> impl Iterator<Item = String> {
        let unwritten = self.unwritten.as_ref().and_then(Failure::message);
        unwritten
            .into_iter()
            .chain(self.saving.problem())
            .chain(self.pages.older(summary))
            .chain(self.closing().older_copies())
    }

    /// Has the summary read, and writes files that are requested meanwhile.
    fn read(
        &mut self,
        finish: &mut PageReader<'s>,
        file: &AnswersFile,
        layout: Layout,
    ) -> Result<Option<ReaderChoice>, Failure> {
        let is_plain = self.invocation.plain;
        let mut files = self.requested_files(file);
        if !is_plain {
            return driver::read_summary(finish, layout.ascii, &mut files)
                .map_err(Failure::Terminal);
        }
        let is_terminal = stdin().is_terminal();
        let rows = is_terminal.then_some(&rows as &dyn Fn() -> usize);
        let ending =
            plain::read_summary(finish, &mut StandardLines::default(), layout, rows, &mut files)
                .map_err(Failure::Terminal)?;
        Ok(Some(match ending {
            // The summary was asked for before the script ended.
            None if !is_terminal => self.print_at_once(),
            ending => ending.unwrap_or(ReaderChoice::Leave),
        }))
    }
}

/// Number of lines in a part of the summary, so that none is out of sight before it is read.
fn rows() -> usize {
    const BESIDE: u16 = 6;
    usize::from(Term::stderr().size().0.saturating_sub(BESIDE).max(BESIDE))
}
