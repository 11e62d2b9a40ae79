//! The command line: one module for each command. Here a result becomes an exit code.
#![expect(clippy::disallowed_methods, reason = "the edge: streams, arguments and leaving")]

mod args;
mod bank_check;
mod bank_export;
mod bank_show;
mod bank_test;
mod batch;
mod command_line;
mod compare;
mod failure;
mod farewell;
mod lines;
mod output;
mod pages;
mod saving;
mod screen;
mod summarize;
mod written_pages;

use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

pub use args::Arguments;
use args::{BankCommand, CheckOptions, Command};
pub use failure::{Exit, Failure};

use crate::answers::{AnswersFile, Expected};
use crate::bank::Bank;
use crate::colour::Colour;
use crate::diagnostic::{Drawing, Problem, draw};
use crate::files::{STANDARD_INPUT, read_source};
use crate::render::visible;
use crate::schema::schema;
use crate::shipped::shipped_bank;
use crate::source::Source;

/// What every command works with.
pub(crate) struct Context {
    colour: Colour,
}

impl Context {
    /// How problems are drawn on a stream.
    fn drawing(&self, colour: bool, is_terminal: bool) -> Drawing {
        Drawing { colour, width: output::width(is_terminal) }
    }

    /// Draws problems on standard error.
    fn report(&self, source: &Source, problems: &[Problem]) {
        let drawing = self.drawing(self.colour.stderr, stderr().is_terminal());
        // Nothing can be told where standard error is closed.
        let _ = stderr().write_all(draw(source, problems, drawing).as_bytes());
    }

    /// A file of answers; its problems and warnings are told. Where the bank was named, it need not be that of the file.
    fn answers(&self, path: &Path, bank: &Bank, bank_file: Option<&Path>, read: ReadAnswers) -> Result<AnswersFile, Failure> {
        let source = read_source(path)?;
        let expected = if bank_file.is_some() { Expected::NamedBank } else { Expected::SameBank };
        let file = read(&source, bank, expected).map_err(|problems| {
            self.report(&source, &problems);
            Failure::Told(Exit::Invalid)
        })?;
        self.report(&source, &file.warnings);
        Ok(file)
    }

    /// The bank to use; its problems are told.
    fn bank(&self, path: Option<&Path>) -> Result<Bank, Failure> {
        let Some(path) = path else { return Ok(shipped_bank()) };
        Bank::read(read_source(path)?).map_err(|broken| {
            self.report(&broken.source, &broken.problems);
            Failure::Told(Exit::Invalid)
        })
    }
}

/// How a file of answers is read.
type ReadAnswers = fn(&Source, &Bank, Expected) -> Result<AnswersFile, Vec<Problem>>;

/// Runs the program with the arguments that it was started with.
pub fn run() -> ExitCode {
    let mut command = Arguments::command();
    let wants_help =
        std::env::args_os().any(|argument| argument == "--help" || argument == "-h" || argument == "help" || argument == "man");
    if wants_help {
        let bank = shipped_bank();
        let keys = pages::after_help(&bank);
        let with_keys = |command: clap::Command| command.after_long_help(keys.clone()).after_help(keys.clone());
        command = with_keys(command).mut_subcommand("screen", with_keys);
    }
    let matches = match command.try_get_matches() {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => error.exit(),
        // Help is output like any other: where it cannot be written, that is told.
        Err(help) => return ended(print(&help.render().to_string()).map(|()| Exit::Done)),
    };
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    check(&arguments);
    let context = Context { colour: Colour::decide(arguments.global.no_color) };
    ended(dispatch(&context, arguments))
}

/// Tells what stopped a command, and makes its exit code.
fn ended(result: Result<Exit, Failure>) -> ExitCode {
    let exit = result.unwrap_or_else(|failure| {
        if let Some(message) = failure.message() {
            let _ = writeln!(stderr(), "{}", visible(&message));
        }
        failure.exit()
    });
    exit.into()
}

/// Ends with a wrong command line where clap sees none: options before a command that does not take them, two
/// banks for one check, and a second `-`, as standard input can be read only once.
fn check(arguments: &Arguments) {
    if arguments.misplaced_options() {
        let wrong = "options of the interview stand before another command; write the options of a command after it";
        Arguments::command().error(ErrorKind::ArgumentConflict, wrong).exit();
    }
    let screen = if let Some(Command::Screen(options)) = &arguments.command { options } else { &arguments.screen };
    if screen.saves_elsewhere() {
        Arguments::command()
            .error(
                ErrorKind::ArgumentConflict,
                "--resume goes on saving to its own file: leave --save out; to keep that file as it is, go on with a copy of it",
            )
            .exit();
    }
    let is_interview = matches!(arguments.command, None | Some(Command::Screen(_))) && !arguments.version;
    let bank = arguments.global.bank.as_ref().filter(|_| is_interview);
    if screen.resume.iter().chain(&screen.save).chain(bank).any(|path| path.as_os_str() == STANDARD_INPUT) {
        let wrong = "the interview needs standard input (-) for its answers: name a file";
        Arguments::command().error(ErrorKind::ArgumentConflict, wrong).exit();
    }
    if let Some(Command::Bank { command: BankCommand::Check(CheckOptions { file: Some(_), .. }) }) = &arguments.command
        && arguments.global.bank.is_some()
    {
        Arguments::command().error(ErrorKind::ArgumentConflict, "name the bank once: FILE or --bank FILE").exit();
    }
    let file: Vec<&Path> = match &arguments.command {
        Some(Command::Summarize(options)) => vec![&options.file],
        Some(Command::Compare(options)) => vec![&options.earlier, &options.later],
        Some(Command::Batch(options)) => vec![options.file.as_deref().unwrap_or(Path::new(STANDARD_INPUT))],
        Some(Command::Bank { command: BankCommand::Test { cases } }) => cases.iter().map(PathBuf::as_path).collect(),
        Some(Command::Bank { command: BankCommand::Check(CheckOptions { file, against, .. }) }) => {
            [file, against].into_iter().flatten().map(PathBuf::as_path).collect()
        }
        _ => Vec::new(),
    };
    let used = file.into_iter().chain(arguments.global.bank.as_deref()).filter(|path| path.as_os_str() == STANDARD_INPUT).count();
    if used > 1 {
        Arguments::command().error(ErrorKind::ArgumentConflict, "standard input (-) can be read only once").exit();
    }
}

fn dispatch(context: &Context, arguments: Arguments) -> Result<Exit, Failure> {
    let bank = arguments.global.bank.as_deref();
    if arguments.version {
        return pages::version(context, bank);
    }
    match arguments.command {
        None => screen::run(context, &arguments.global, &arguments.screen),
        Some(Command::Screen(options)) => screen::run(context, &arguments.global, &options),
        Some(Command::Summarize(options)) => summarize::run(context, bank, &options),
        Some(Command::Compare(options)) => compare::run(context, bank, &options),
        Some(Command::Batch(options)) => batch::run(context, bank, &options),
        Some(Command::Bank { command: BankCommand::Check(options) }) => bank_check::run(context, bank, &options),
        Some(Command::Bank { command: BankCommand::Test { cases } }) => bank_test::run(context, bank, &cases),
        Some(Command::Bank { command: BankCommand::Schema }) => print(&schema()).map(|()| Exit::Done),
        Some(Command::Bank { command: BankCommand::Export(options) }) => bank_export::run(context, bank, &options),
        Some(Command::Bank { command: BankCommand::Show { id } }) => bank_show::run(context, bank, id.as_deref()),
        Some(Command::Completions { shell }) => pages::completions(shell),
        Some(Command::Man) => pages::manual(context),
    }
}

/// Writes to standard output. A reader that went away ends the program quietly.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::output)
}
