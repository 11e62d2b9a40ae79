//! The command line: one module for each command. Here a result becomes an exit code.

pub mod args;

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::command::{
    about, bank_check, bank_export, bank_show, bank_test, batch, compare, summarize,
};
use crate::error::{Exit, Failure};
use crate::io::context::{Context, print};
use crate::session as screen;
pub use args::Arguments;
use args::{BankCommand, CheckOptions, Command};

use crate::io::files::STANDARD_INPUT;
use crate::shipped::shipped_bank;
use crate::terminal::colour::Colour;
use ketascreen_core::bank::schema;
use ketascreen_core::text::visible;

/// Runs the program with the arguments that it was started with.
pub fn run() -> ExitCode {
    let mut command = Arguments::command();
    let wants_help = std::env::args_os().any(|argument| {
        argument == "--help" || argument == "-h" || argument == "help" || argument == "man"
    });
    if wants_help {
        let bank = shipped_bank();
        let keys = about::after_help(&bank);
        let with_keys =
            |command: clap::Command| command.after_long_help(keys.clone()).after_help(keys.clone());
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
    let screen = if let Some(Command::Screen(options)) = &arguments.command {
        options
    } else {
        &arguments.screen
    };
    if screen.saves_elsewhere() {
        Arguments::command()
            .error(
                ErrorKind::ArgumentConflict,
                "--resume goes on saving to its own file: leave --save out; to keep that file as it is, go on with a copy of it",
            )
            .exit();
    }
    let is_interview =
        matches!(arguments.command, None | Some(Command::Screen(_))) && !arguments.version;
    let bank = arguments.global.bank.as_ref().filter(|_| is_interview);
    if screen
        .resume
        .iter()
        .chain(&screen.save)
        .chain(bank)
        .any(|path| path.as_os_str() == STANDARD_INPUT)
    {
        let wrong = "the interview needs standard input (-) for its answers: name a file";
        Arguments::command().error(ErrorKind::ArgumentConflict, wrong).exit();
    }
    if let Some(Command::Bank { command: BankCommand::Check(CheckOptions { file: Some(_), .. }) }) =
        &arguments.command
        && arguments.global.bank.is_some()
    {
        Arguments::command()
            .error(ErrorKind::ArgumentConflict, "name the bank once: FILE or --bank FILE")
            .exit();
    }
    let file: Vec<&Path> = match &arguments.command {
        Some(Command::Summarize(options)) => vec![&options.file],
        Some(Command::Compare(options)) => vec![&options.earlier, &options.later],
        Some(Command::Batch(options)) => {
            vec![options.file.as_deref().unwrap_or(Path::new(STANDARD_INPUT))]
        }
        Some(Command::Bank { command: BankCommand::Test { cases } }) => {
            cases.iter().map(PathBuf::as_path).collect()
        }
        Some(Command::Bank { command: BankCommand::Check(CheckOptions { file, against, .. }) }) => {
            [file, against].into_iter().flatten().map(PathBuf::as_path).collect()
        }
        _ => Vec::new(),
    };
    let used = file
        .into_iter()
        .chain(arguments.global.bank.as_deref())
        .filter(|path| path.as_os_str() == STANDARD_INPUT)
        .count();
    if used > 1 {
        Arguments::command()
            .error(ErrorKind::ArgumentConflict, "standard input (-) can be read only once")
            .exit();
    }
}

fn dispatch(context: &Context, arguments: Arguments) -> Result<Exit, Failure> {
    let bank = arguments.global.bank.as_deref();
    if arguments.version {
        return about::version(context, bank);
    }
    match arguments.command {
        None => screen::run(context, &arguments.global, &arguments.screen),
        Some(Command::Screen(options)) => screen::run(context, &arguments.global, &options),
        Some(Command::Summarize(options)) => summarize::run(context, bank, &options),
        Some(Command::Compare(options)) => compare::run(context, bank, &options),
        Some(Command::Batch(options)) => batch::run(context, bank, &options),
        Some(Command::Bank { command: BankCommand::Check(options) }) => {
            bank_check::run(context, bank, &options)
        }
        Some(Command::Bank { command: BankCommand::Test { cases } }) => {
            bank_test::run(context, bank, &cases)
        }
        Some(Command::Bank { command: BankCommand::Schema }) => {
            print(&schema()).map(|()| Exit::Done)
        }
        Some(Command::Bank { command: BankCommand::Export(options) }) => {
            bank_export::run(context, bank, &options)
        }
        Some(Command::Bank { command: BankCommand::Show { id } }) => {
            bank_show::run(context, bank, id.as_deref())
        }
        Some(Command::Completions { shell }) => about::completions(shell),
        Some(Command::Man) => about::manual(context),
    }
}
