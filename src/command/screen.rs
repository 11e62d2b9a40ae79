//! `screen`: asks the questions, then shows the summary.

use std::io::{IsTerminal, stderr, stdin};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::io::input::is_standard_input;
use crate::io::private_memory::keep_memory_private;
use crate::options::SummaryOptions;
use crate::session::{AnotherDay, RecordFile, Session, SessionOptions, ask_on_another_day};
use crate::terminal::signals;
use ketascreen_interview::Length;

/// Ask the questions at the terminal, then show the summary (this is what happens without a
/// command)
#[derive(Debug, Args)]
pub struct ScreenOptions {
    #[command(flatten)]
    summary: SummaryOptions,

    /// A counselor asks: the questions are words to read aloud, with hints, and with questions for
    /// the counselor
    #[arg(long)]
    counselor: bool,

    /// The short interview
    #[arg(long, conflicts_with = "full")]
    short: bool,

    /// The full interview
    #[arg(long)]
    full: bool,

    /// Keep the answers in FILE after every one, to go on later
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,

    /// Go on with the answers in FILE, and keep them there
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,

    /// Begin a new visit with the answers in FILE, which is not touched; --save names the file of
    /// the new one
    ///
    /// What changes with time is asked again, the rest is carried over with its day.
    #[arg(long, value_name = "FILE", requires = "save", conflicts_with = "resume")]
    from: Option<PathBuf>,

    /// Line by line, without cursor movement or colour: for a screen reader, a slow line or a pipe
    /// (also ACCESSIBLE=1)
    #[arg(long)]
    plain: bool,
}

impl ScreenOptions {
    /// True where an option was given.
    pub fn is_given(&self) -> bool {
        let ScreenOptions { summary, counselor, short, full, save, resume, from, plain } = self;
        summary.is_given()
            || *counselor
            || *short
            || *full
            || save.is_some()
            || resume.is_some()
            || from.is_some()
            || *plain
    }

    fn length(&self) -> Option<Length> {
        match (self.short, self.full) {
            (true, _) => Some(Length::Short),
            (_, true) => Some(Length::Full),
            _ => None,
        }
    }

    /// File that the answers are saved in.
    fn record(&self, bank_file: Option<&Path>) -> Result<Option<RecordFile<'_>>, Failure> {
        let record = match (&self.resume, &self.save) {
            (Some(resume), Some(save)) if save != resume => {
                return Err(Failure::Usage(
                    "--resume goes on saving to its own file: leave --save out; to keep that file \
                     as it is, go on with a copy of it",
                ));
            }
            (Some(path), _) => Some(RecordFile::Resumed(path)),
            (None, Some(save)) => Some(match &self.from {
                Some(from) => RecordFile::Visit { from, save },
                None => RecordFile::New(save),
            }),
            (None, None) => None,
        };
        let earlier = record.and_then(RecordFile::earlier_visit);
        let files = record.map(RecordFile::path).into_iter().chain(earlier).chain(bank_file);
        if files.into_iter().any(is_standard_input) {
            return Err(Failure::Usage(
                "the interview needs standard input (-) for its answers: name a file",
            ));
        }
        Ok(record)
    }
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &ScreenOptions) -> Result<Exit, Failure> {
    let record = options.record(context.bank_file())?;
    let plain = options.plain || wants_plain();
    // Line by line nothing is coloured, the page at the end included.
    let context = if plain { context.without_colour() } else { context };
    let has_terminal = stdin().is_terminal() && stderr().is_terminal();
    if !plain && !has_terminal {
        return Err(Failure::NoTerminal);
    }
    keep_memory_private();
    signals::answer_signals(plain).map_err(Failure::Terminal)?;
    let bank = context.bank()?;
    let named;
    let record = match record {
        Some(RecordFile::Resumed(from)) => {
            match ask_on_another_day(context, &bank, from, options.summary.reader.ascii)? {
                AnotherDay::GoOn => record,
                AnotherDay::Stop => return Ok(Exit::Done),
                AnotherDay::NewVisit(save) => {
                    named = save;
                    Some(RecordFile::Visit { from, save: &named })
                }
            }
        }
        record => record,
    };
    let session = SessionOptions {
        summary: &options.summary,
        counselor: options.counselor,
        length: options.length(),
        record,
        plain,
    };
    Session::prepare(context, &bank, session)?.conduct()
}

/// True where the environment asks for lines instead of a screen: `ACCESSIBLE`, or a terminal that
/// can do no more.
fn wants_plain() -> bool {
    let accessible =
        std::env::var("ACCESSIBLE").is_ok_and(|value| !value.is_empty() && value != "0");
    accessible || std::env::var("TERM").is_ok_and(|term| term == "dumb")
}
