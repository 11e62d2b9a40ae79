//! Failures that stop a command.

use std::io;
use std::path::PathBuf;

use super::exit::Exit;
use super::file_error::{FileError, reason};

/// Failure that stops a command.
#[derive(Debug)]
pub enum Failure {
    /// Problem that was reported already.
    Reported(Exit),
    /// Wrong command line that the parser accepts, in words for the parser to report.
    Usage(&'static str),
    /// Failure of a file.
    File(FileError),
    /// Failure of standard output.
    Output(io::Error),
    /// Reader of standard output that went away, which is not reported.
    OutputClosed,
    /// Lack of a terminal.
    NoTerminal,
    /// End of standard input in the middle of an interview, with the answers if they were saved.
    EndOfInput(Option<SavedAnswers>),
    /// Failure of the terminal.
    Terminal(io::Error),
    /// Name on the command line that the bank does not have.
    UnknownName {
        /// Kind of name.
        what: &'static str,
        /// Name as it was given.
        given: String,
        /// Suggestion.
        help: Option<String>,
    },
    /// File that is read and was named for the output too.
    SameFile(PathBuf),
    /// File that a new visit cannot begin with, as it does not say on which day it was saved.
    VisitWithoutDay(PathBuf),
    /// Two sets of answers with different references.
    TwoReferences {
        /// Reference of the earlier answers.
        earlier: String,
        /// Reference of the later answers.
        later: String,
    },
    /// Limit of steps that was reached before anything could be told.
    OutOfSteps,
    /// Code on the command line that no problem has.
    UnknownCode {
        /// Code as it was given.
        given: String,
        /// Suggestion.
        help: Option<String>,
    },
}

/// Answers of an interrupted interview in their file.
#[derive(Debug)]
pub struct SavedAnswers {
    /// File of the answers.
    pub file: PathBuf,
    /// Command that resumes the interview.
    pub resume_command: String,
}

impl Failure {
    /// Failure of standard output.
    pub fn output(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::OutputClosed,
            _ => Failure::Output(error),
        }
    }

    /// Exit code of the command that it stops.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Reported(exit) => *exit,
            Failure::Usage(_) => Exit::Usage,
            Failure::OutputClosed => Exit::Done,
            Failure::File(error) => error.exit(),
            Failure::UnknownName { .. }
            | Failure::UnknownCode { .. }
            | Failure::VisitWithoutDay(_)
            | Failure::TwoReferences { .. }
            | Failure::OutOfSteps
            | Failure::EndOfInput(_) => Exit::Invalid,
            Failure::SameFile(_)
            | Failure::Output(_)
            | Failure::NoTerminal
            | Failure::Terminal(_) => Exit::Unavailable,
        }
    }

    /// Message with the problem and the way out, where there is one to print.
    pub fn message(&self) -> Option<String> {
        let (problem, help) = self.problem_and_help()?;
        Some(format!("error: {problem}\n  help: {help}"))
    }

    fn problem_and_help(&self) -> Option<(String, String)> {
        Some(match self {
            Failure::Reported(_) | Failure::Usage(_) | Failure::OutputClosed => return None,
            Failure::File(error) => error.problem_and_help(),
            Failure::Output(error) => (
                format!("cannot write to standard output: {}", reason(error)),
                "make room there, or send the output elsewhere".to_owned(),
            ),
            Failure::NoTerminal => (
                "the interview needs a terminal, and there is none here".to_owned(),
                "add --plain for questions line by line, or write the answers to a file and run: \
                 ketascreen summarize FILE"
                    .to_owned(),
            ),
            Failure::EndOfInput(Some(saved)) => (
                format!(
                    "standard input ended in the middle of the interview; the answers so far are \
                     in {}",
                    saved.file.display()
                ),
                format!("go on with: {}", saved.resume_command),
            ),
            Failure::EndOfInput(None) => (
                "standard input ended in the middle of the interview; the answers were not saved"
                    .to_owned(),
                "answer every question, or write the answers to a file and run: ketascreen \
                 summarize FILE"
                    .to_owned(),
            ),
            Failure::Terminal(error) => (
                format!("the terminal failed: {}", reason(error)),
                "write the answers to a file and run: ketascreen summarize FILE".to_owned(),
            ),
            Failure::UnknownName { what, given, help } => (
                format!("the bank has no {what} `{}`", given.escape_debug()),
                help.clone().unwrap_or_else(|| "`ketascreen bank show` lists them".to_owned()),
            ),
            Failure::SameFile(path) => (
                format!(
                    "{} is named twice, and what is written would take its place",
                    path.display()
                ),
                "name another file to write".to_owned(),
            ),
            Failure::VisitWithoutDay(path) => (
                format!("{} does not say on which day it was saved", path.display()),
                "begin a visit with a record that this program saved, or go on with a copy of the \
                 file: --resume FILE"
                    .to_owned(),
            ),
            Failure::TwoReferences { earlier, later } => (
                format!(
                    "the references differ: {} and {}",
                    earlier.escape_debug(),
                    later.escape_debug()
                ),
                "these may be the answers of two people; to compare them all the same, add --force"
                    .to_owned(),
            ),
            Failure::OutOfSteps => (
                "the smallest cases could not be found within the limit of steps".to_owned(),
                "let fewer questions meet in one condition, or split a scale".to_owned(),
            ),
            Failure::UnknownCode { given, help } => (
                format!("there is no code `{}`", given.escape_debug()),
                help.clone().unwrap_or_else(|| {
                    "a code stands in brackets behind `error` or `warning`, such as `unknown-key`"
                        .to_owned()
                }),
            ),
        })
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        Failure::File(error)
    }
}
