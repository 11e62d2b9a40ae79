//! `screen`: the interview, then the summary.

mod closing;
mod command_line;
mod lines;
mod page_files;
mod saving;

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::path::PathBuf;

use dialoguer::console::Term;

use self::closing::{Farewell, Manner};
use self::command_line::StartedWith;
use self::lines::StandardLines;
use self::page_files::WrittenPages;
use self::saving::Saving;
use crate::cli::args::{GlobalOptions, ScreenOptions, SummaryOptions};
use crate::error::Kept;
use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::io::files::FileError;
use crate::io::output::{Output, country, refuse_same_file, width};
use crate::terminal::colour::Colour;
use crate::terminal::{driver as full, signals};
use ketascreen_core::bank::{Bank, Country};
use ketascreen_core::record::AnswersFile;
use ketascreen_core::render::{Layout, brief, spoken, text, text_page};
use ketascreen_core::summary::{Summary, page, summarize};
use ketascreen_interview::plain;
use ketascreen_interview::{
    FileRequest, Files, Interview, Length, Outcome, Overwrite, PageReader, ReaderChoice,
    SaveTarget, SavedParts, SessionEnd, Settings,
};

pub(super) fn run(
    context: &Context,
    global: &GlobalOptions,
    options: &ScreenOptions,
) -> Result<Exit, Failure> {
    let bank_file = global.bank.as_deref();
    let plain = options.plain || wants_plain();
    // Line by line nothing is coloured, the page at the end included.
    let uncoloured = Context { colour: Colour { stdout: false, stderr: false } };
    let context = if plain { &uncoloured } else { context };
    let is_terminal = stdin().is_terminal() && stderr().is_terminal();
    if !plain && !is_terminal {
        return Err(Failure::NoTerminal);
    }
    signals::answer_signals(plain).map_err(Failure::Terminal)?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.summary.reader.country.as_deref())?;
    let output_file = options.summary.reader.output.as_deref();
    refuse_same_file(
        options.resume.iter().chain(&options.save).map(PathBuf::as_path).chain(bank_file),
        output_file,
    )?;
    // At a terminal the interview asks first whether a file may be written over.
    let asks = is_terminal && !options.summary.force;
    let mut output = Output::prepare(&options.summary, options.summary.force || asks)?;
    if !options.summary.force {
        output.know();
    }
    let saving =
        Saving::prepare(context, &bank, bank_file, options, options.summary.force || asks)?;
    let resumed_voice = saving.resumed().and_then(|file| file.record.voice);
    let save_target = match (options.resume.is_some(), options.save.is_some()) {
        (true, _) => SaveTarget::Resumed,
        (false, true) => SaveTarget::New,
        (false, false) => SaveTarget::None,
    };
    let voice = options.summary.reader.voice.map(Into::into).or(resumed_voice);
    let settings = Settings { bank: &bank, country, voice, length: length(options), save_target };
    let mut interview = match saving.resumed() {
        Some(file) => Interview::resume(settings, file),
        None => Interview::new(settings),
    };
    let save = options.save.as_deref().filter(|_| options.resume.is_none());
    for (file, is_for_answers) in [(output_file, false), (save, true)] {
        if let Some(file) = file.filter(|file| asks && file.is_file()) {
            interview
                .ask_to_overwrite(Overwrite { file: file.display().to_string(), is_for_answers });
        }
    }
    let layout = Layout { width: width(true), colour: false, ascii: options.summary.reader.ascii };
    let shows = Shows {
        plain,
        layout: Layout { colour: context.colour.stderr, ..layout },
        may_be_read: stdout().is_terminal() || output.file().is_some(),
    };
    let manner =
        Manner { ascii: layout.ascii, started_with: StartedWith { global, options, plain } };
    Session {
        context,
        options,
        shows,
        manner,
        bank: &bank,
        interview,
        saving,
        output,
        unwritten: None,
        pages: WrittenPages::default(),
    }
    .conduct()
}

fn length(options: &ScreenOptions) -> Option<Length> {
    match (options.short, options.full) {
        (true, _) => Some(Length::Short),
        (_, true) => Some(Length::Full),
        _ => None,
    }
}

/// How the interview and the summary are shown.
#[derive(Clone, Copy)]
struct Shows {
    plain: bool,
    layout: Layout,
    /// Whether somebody is at the terminal to read the summary before it goes anywhere.
    may_be_read: bool,
}

/// An interview with all that belongs to it.
struct Session<'s> {
    context: &'s Context,
    options: &'s ScreenOptions,
    shows: Shows,
    manner: Manner<'s>,
    bank: &'s Bank,
    interview: Interview<'s>,
    saving: Saving<'s>,
    output: Output,
    /// What stopped the summary from being written to its file.
    unwritten: Option<Failure>,
    pages: WrittenPages,
}

impl<'s> Session<'s> {
    /// Interview and summary in turn, until one of them ends it.
    fn conduct(mut self) -> Result<Exit, Failure> {
        self.farewell().prepare_for_signals();
        loop {
            let left = match self.ask()? {
                SessionEnd::Interrupted => return Ok(self.interrupted()),
                SessionEnd::EndOfInput => return Err(self.input_ended()?),
                SessionEnd::By(Outcome::LeftAtOnce) => return self.left_at_once(),
                SessionEnd::By(Outcome::LeftFileAlone) => return Err(self.left_file_alone()),
                SessionEnd::By(left) => left,
            };
            if left != Outcome::Finished {
                return self.leave(left);
            }
            let file = self.saving.answered(&self.interview);
            let ending = loop {
                self.write_page(&file);
                self.saving.settle(&self.interview);
                match self.show(&file)? {
                    Some(ReaderChoice::Again) => {}
                    ending => break ending,
                }
            };
            match ending {
                None => return Ok(self.interrupted()),
                Some(ReaderChoice::Back) => {
                    self.interview.return_to_answers(self.saving.kept_in().is_some())
                }
                Some(ReaderChoice::LeaveAtOnce) => return self.left_at_once(),
                Some(ending) => return self.end(ending, &file),
            }
        }
    }

    fn farewell(&self) -> Farewell<'_> {
        Farewell {
            bank: self.bank,
            interview: &self.interview,
            saving: &self.saving,
            pages: &self.pages,
            manner: self.manner,
        }
    }

    fn summary<'f>(&self, file: &'f AnswersFile) -> Summary<'f>
    where
        's: 'f,
    {
        summarize(self.bank, file, self.interview.voice(), self.interview.country())
    }

    /// Writes the summary to the file that was named for it. A failure is told where the summary is read, and at the end.
    fn write_page(&mut self, file: &AnswersFile) {
        let summary = self.summary(file);
        match self.output.write_to_file(&summary) {
            Ok(written) => {
                self.unwritten = None;
                self.output
                    .file()
                    .zip(written)
                    .into_iter()
                    .for_each(|(path, written)| self.pages.note(path, written, &summary));
            }
            Err(failure) => self.unwritten = Some(failure),
        }
        self.farewell().prepare_for_signals();
    }

    /// Leaves without the summary.
    fn leave(mut self, left: Outcome) -> Result<Exit, Failure> {
        if left == Outcome::LeftWithoutFile {
            self.saving.delete();
        }
        self.saving.settle(&self.interview);
        self.farewell().prepare_for_signals();
        self.farewell().say_after_leaving();
        self.done()
    }

    /// After leaving at once nothing is said, not even what could not be written.
    fn left_at_once(self) -> Result<Exit, Failure> {
        self.done().map_err(|_| Failure::Told(Exit::Unavailable))
    }

    /// How it ended, when all was said: with what could not be written, if anything could not.
    fn done(self) -> Result<Exit, Failure> {
        self.saving.failure()?;
        self.unwritten.map_or(Ok(Exit::Done), Err)
    }

    /// The questions, until the person wants the summary or leaves.
    fn ask(&mut self) -> Result<SessionEnd, Failure> {
        let (saving, layout, bank, manner, pages) =
            (&mut self.saving, self.shows.layout, self.bank, self.manner, &self.pages);
        let mut after = |interview: &mut Interview<'_>| {
            match interview.take_file_to_keep() {
                Some(name) => {
                    let kept = saving.keep_in(&name, interview);
                    interview.report_kept(kept);
                }
                None => saving.save(interview),
            }
            if interview.asks_to_leave() {
                // What is said there of the file must be so.
                saving.settle(interview);
            }
            interview.report_saving(saving.has_written(), saving.problem(interview.voice()));
            Farewell { bank, interview, saving, pages, manner }.prepare_for_signals();
        };
        if self.shows.plain {
            return plain::run(
                &mut self.interview,
                &mut StandardLines::default(),
                layout,
                &mut after,
            )
            .map_err(Failure::Terminal);
        }
        full::run(&mut self.interview, layout.ascii, &mut after).map_err(|error| {
            signals::await_signal();
            Failure::Terminal(error)
        })
    }

    fn left_file_alone(&self) -> Failure {
        FileError::Exists(self.interview.file_to_overwrite().unwrap_or_default().into()).into()
    }

    fn interrupted(&mut self) -> Exit {
        self.saving.settle(&self.interview);
        self.farewell().say_when_interrupted();
        self.unwritten
            .as_ref()
            .and_then(Failure::message)
            .iter()
            .for_each(|problem| self.farewell().say(problem));
        Exit::Interrupted
    }

    /// What is told where the input ends before the questions do.
    fn input_ended(mut self) -> Result<Failure, Failure> {
        self.saving.settle(&self.interview);
        self.farewell().say_where_to_find_help();
        let to_go_on = |path| self.manner.started_with.to_go_on(path, self.bank, &self.interview);
        let kept = self
            .saving
            .kept_in()
            .map(|path| Kept { file: path.to_owned(), to_go_on: to_go_on(path) });
        self.saving.failure()?;
        Ok(Failure::EndOfInput(kept))
    }

    /// Shows the summary to be read, and returns how that ended; nothing if it was interrupted.
    fn show(&mut self, file: &AnswersFile) -> Result<Option<ReaderChoice>, Failure> {
        let summary = self.summary(file);
        let is_terminal = stdin().is_terminal();
        let country = self.interview.country();
        let kept = self.files(file).kept(country);
        let follows = self.bank.phrases().finish.get(self.interview.voice());
        // At a terminal, a summary that goes to a file or a program is not held up.
        if !self.shows.may_be_read && is_terminal {
            self.farewell().say(follows);
            return Ok(Some(ReaderChoice::Print));
        }
        // Wrapped to the window, and without colour, as the screen is drawn line by line.
        let layout = Layout { colour: false, ..self.shows.layout };
        let said = || text_page(&spoken(page(&summary), self.bank, summary.voice), layout);
        let shown = if self.shows.plain { said() } else { text(&summary, layout) };
        let mut finish = PageReader::new(
            self.bank,
            self.interview.voice(),
            self.interview.country(),
            &shown,
            kept,
        );
        let unwritten = self.unwritten.as_ref().and_then(Failure::message);
        let unsaved = self.saving.problem(self.interview.voice());
        finish.say(
            unwritten
                .into_iter()
                .chain(unsaved)
                .chain(self.pages.older(&summary))
                .chain(self.farewell().older_copies()),
        );
        // Where the summary is not read first, what to do now is said before anything can be chosen.
        if self.shows.plain && !is_terminal {
            self.farewell().say_what_to_do(&summary.help);
        }
        let ending = self.read(&mut finish, file, layout)?;
        self.interview.prefer_country(finish.country());
        Ok(ending)
    }

    /// Has the summary read, and files written that are wished meanwhile; nothing if it was interrupted.
    fn read(
        &mut self,
        finish: &mut PageReader<'s>,
        file: &AnswersFile,
        layout: Layout,
    ) -> Result<Option<ReaderChoice>, Failure> {
        let bank = self.bank;
        let plain = self.shows.plain;
        let mut files = self.files(file);
        if !plain {
            return full::read_summary(finish, layout.ascii, &mut files).map_err(Failure::Terminal);
        }
        let is_terminal = stdin().is_terminal();
        let rows = is_terminal.then_some(&rows as &dyn Fn() -> usize);
        let ending =
            plain::read_summary(finish, &mut StandardLines::default(), layout, rows, &mut files)
                .map_err(Failure::Terminal)?;
        if ending.is_none() && !is_terminal {
            // The summary was asked for before the script ended.
            self.farewell().say(bank.phrases().finish.get(self.interview.voice()));
            return Ok(Some(ReaderChoice::Print));
        }
        Ok(Some(ending.unwrap_or(ReaderChoice::Leave)))
    }

    fn files<'f>(&'f mut self, file: &'f AnswersFile) -> SessionFiles<'f, 's> {
        SessionFiles {
            options: &self.options.summary,
            bank: self.bank,
            manner: self.manner,
            interview: &self.interview,
            saving: &mut self.saving,
            pages: &mut self.pages,
            file,
        }
    }

    /// After the summary: it goes where it was asked for, and what matters most is said last.
    fn end(mut self, ending: ReaderChoice, file: &AnswersFile) -> Result<Exit, Failure> {
        let summary = summarize(self.bank, file, self.interview.voice(), self.interview.country());
        match ending {
            // With -o standard output stays empty.
            ReaderChoice::Print if self.output.file().is_some() => {
                let _ = stderr().write_all(text(&summary, self.shows.layout).as_bytes());
            }
            ReaderChoice::Print => self.output.write(self.context, &summary)?,
            ReaderChoice::PrintBrief => {
                crate::io::context::print(&brief(&summary, self.shows.layout))?
            }
            _ if self.farewell().are_answers_lost() => self.farewell().say_nothing_is_kept(),
            _ => {}
        }
        self.saving.settle(&self.interview);
        self.farewell().say_after_summary(&summary);
        self.done()
    }
}

/// The files of an interview, as they are written while its summary is read.
struct SessionFiles<'f, 's> {
    options: &'f SummaryOptions,
    bank: &'s Bank,
    manner: Manner<'s>,
    interview: &'f Interview<'s>,
    saving: &'f mut Saving<'s>,
    pages: &'f mut WrittenPages,
    file: &'f AnswersFile,
}

impl<'s> Files<'s> for SessionFiles<'_, 's> {
    fn write(&mut self, wish: &FileRequest, country: &'s Country) -> Result<String, String> {
        let (bank, interview, manner) = (self.bank, self.interview, self.manner);
        let written = match wish {
            FileRequest::Summary(name) => {
                let summary = summarize(bank, self.file, interview.voice(), country);
                self.pages.write(self.options, name, self.saving.files(), &summary)
            }
            FileRequest::Answers(name) => {
                self.saving.keep_in(name, interview).map(|()| name.clone())
            }
        };
        Farewell { bank, interview, saving: self.saving, pages: self.pages, manner }
            .prepare_for_signals();
        written
    }

    fn kept(&mut self, country: &'s Country) -> SavedParts {
        self.saving.settle(self.interview);
        let is_held =
            || self.pages.hold(&summarize(self.bank, self.file, self.interview.voice(), country));
        SavedParts {
            answers: self.saving.all_kept(self.interview).any(|file| file.is_there()),
            summary: !self.pages.is_empty() && is_held(),
        }
    }
}

/// How many lines of the summary are said at once, so that none is out of sight before it is read.
fn rows() -> usize {
    const BESIDE: u16 = 6;
    usize::from(Term::stderr().size().0.saturating_sub(BESIDE).max(BESIDE))
}

/// Whether the environment asks for lines instead of a screen: `ACCESSIBLE`, or a terminal that can do no more.
fn wants_plain() -> bool {
    let accessible =
        std::env::var("ACCESSIBLE").is_ok_and(|value| !value.is_empty() && value != "0");
    accessible || std::env::var("TERM").is_ok_and(|term| term == "dumb")
}
