//! Run of the program: arguments in, exit code out.

use std::io::{Write, stderr};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use super::arguments::Arguments;
use crate::command::{about, screen, version};
use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::io::streams::print;
use crate::shipped::shipped_bank;
use crate::terminal::signals::{let_signal_end, survive_full_files};
use ketascreen_core::text::visible;

/// Runs the program with the arguments that it was started with.
pub fn run() -> ExitCode {
    // Where it cannot be done, such a signal ends the program as it would have.
    let _ = survive_full_files();
    let matches = match command_line().try_get_matches() {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => error.exit(),
        // Help is output like any other: where it cannot be written, that is reported.
        Err(help) => return exit_code(print(&help.render().to_string()).map(|()| Exit::Done)),
    };
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let code = exit_code(dispatch(arguments));
    let_signal_end();
    code
}

/// Command line of the program, with the text below the help where that is wanted.
fn command_line() -> clap::Command {
    let wants_help = std::env::args_os()
        .any(|argument| argument == "--help" || argument == "-h" || argument == "help");
    if !wants_help {
        return Arguments::command();
    }
    let text = about::after_help(&shipped_bank());
    let with_text =
        |command: clap::Command| command.after_long_help(text.clone()).after_help(text.clone());
    with_text(Arguments::command()).mut_subcommand("screen", with_text)
}

fn dispatch(arguments: Arguments) -> Result<Exit, Failure> {
    let Arguments { command, screen, global, version } = arguments;
    if command.is_some() && screen.is_given() {
        return Err(Failure::Usage(
            "options of the interview stand before another command; write the options of a \
             command after it",
        ));
    }
    let context = Context::new(&global);
    match command {
        _ if version => version::run(context),
        None => screen::run(context, &screen),
        Some(command) => command.run(context, Arguments::command()),
    }
}

/// Reports the failure of a command, and returns its exit code.
fn exit_code(result: Result<Exit, Failure>) -> ExitCode {
    let exit = result.unwrap_or_else(|failure| {
        report(&failure);
        failure.exit()
    });
    exit.into()
}

/// Reports a failure. Nothing can be reported where standard error is closed.
fn report(failure: &Failure) {
    if let Failure::Usage(wrong) = failure {
        let _ = Arguments::command().error(ErrorKind::ArgumentConflict, wrong).print();
    } else if let Some(message) = failure.message() {
        let _ = writeln!(stderr(), "{}", visible(&message));
    }
}
