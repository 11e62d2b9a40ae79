//! What stops a command, in words with the way out, and with its exit code.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::io::files::FileError;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It did what was asked, whatever was found.
    Done = 0,
    /// The bank or the input is invalid, or a check or a case failed.
    Invalid = 1,
    /// Reading or writing failed, there is no terminal, or a file would be overwritten.
    Unavailable = 3,
    /// The person interrupted.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// What stops a command.
#[derive(Debug)]
pub enum Failure {
    /// It has been told already.
    Told(Exit),
    /// A file.
    File(FileError),
    /// Standard output.
    Output(io::Error),
    /// Somebody who read standard output went away: nothing to tell.
    OutputClosed,
    /// A terminal is needed.
    NoTerminal,
    /// Standard input ended in the middle of an interview; where the answers so far are, if they are kept.
    EndOfInput(Option<Kept>),
    /// The terminal failed.
    Terminal(io::Error),
    /// A name on the command line that the bank does not have.
    UnknownName {
        /// What kind of name.
        what: &'static str,
        /// The name.
        given: String,
        /// What would be right.
        help: Option<String>,
    },
    /// A file that is read was named for the output too.
    SameFile(PathBuf),
    /// Two sets of answers with different references.
    TwoReferences {
        /// That of the earlier.
        earlier: String,
        /// That of the later.
        later: String,
    },
    /// A code on the command line that no problem has.
    UnknownCode {
        /// The code.
        given: String,
        /// What would be right.
        help: Option<String>,
    },
}

/// Where the answers are that were kept.
#[derive(Debug)]
pub struct Kept {
    /// The file.
    pub file: PathBuf,
    /// The command that goes on with them.
    pub to_go_on: String,
}

impl Failure {
    /// A failure of standard output.
    pub fn output(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::OutputClosed,
            _ => Failure::Output(error),
        }
    }

    /// How the program ends.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Told(exit) => *exit,
            Failure::OutputClosed => Exit::Done,
            Failure::UnknownName { .. }
            | Failure::UnknownCode { .. }
            | Failure::TwoReferences { .. }
            | Failure::EndOfInput(_)
            | Failure::File(FileError::NotUtf8(_)) => Exit::Invalid,
            Failure::File(_)
            | Failure::SameFile(_)
            | Failure::Output(_)
            | Failure::NoTerminal
            | Failure::Terminal(_) => Exit::Unavailable,
        }
    }

    /// What to tell: what is wrong, and what to do.
    pub fn message(&self) -> Option<String> {
        let (wrong, right) = match self {
            Failure::Told(_) | Failure::OutputClosed => return None,
            Failure::File(FileError::Read(name, error)) => (
                format!("cannot read {name}: {}", reason(error)),
                match error.kind() {
                    io::ErrorKind::IsADirectory => "name a file in it, not the folder".to_owned(),
                    _ => "give the path of a file that can be read, or - for standard input".to_owned(),
                },
            ),
            Failure::File(FileError::NotUtf8(place)) => {
                (format!("{}:{}:{}: this is not UTF-8 text", place.name, place.line, place.column), "save the file as UTF-8".to_owned())
            }
            Failure::File(FileError::Write(path, error)) => {
                (format!("cannot write {}: {}", path.display(), reason(error)), "name a file in a folder that can be written".to_owned())
            }
            Failure::File(FileError::Delete(path, error)) => {
                (format!("cannot delete {}: {}", path.display(), reason(error)), "it is still there: delete it another way".to_owned())
            }
            Failure::File(FileError::Exists(path)) => (
                format!("{} exists already, and was left as it is", path.display()),
                "name another file, or add --force to overwrite it".to_owned(),
            ),
            Failure::File(FileError::Changed(path)) => (
                format!("{} was written by something else meanwhile, and was left as it is", path.display()),
                "name another file".to_owned(),
            ),
            Failure::File(FileError::NotAFile(path)) => (
                format!("{} is a link, a folder or a device, and was left as it is", path.display()),
                "name another file; without -o the summary goes to standard output".to_owned(),
            ),
            Failure::Output(error) => {
                (format!("cannot write to standard output: {}", reason(error)), "make room there, or send the output elsewhere".to_owned())
            }
            Failure::NoTerminal => (
                "the interview needs a terminal, and there is none here".to_owned(),
                "add --plain for questions line by line, or write the answers to a file and run: ketascreen summarize FILE".to_owned(),
            ),
            Failure::EndOfInput(Some(kept)) => (
                format!("standard input ended in the middle of the interview; the answers so far are in {}", kept.file.display()),
                format!("go on with: {}", kept.to_go_on),
            ),
            Failure::EndOfInput(None) => (
                "standard input ended in the middle of the interview; the answers were not saved".to_owned(),
                "answer every question, or write the answers to a file and run: ketascreen summarize FILE".to_owned(),
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
                format!("{} is read and named for the output too, which would take its place", path.display()),
                "name another file with -o".to_owned(),
            ),
            Failure::TwoReferences { earlier, later } => (
                format!("the references differ: {} and {}", earlier.escape_debug(), later.escape_debug()),
                "these may be the answers of two people; to compare them all the same, add --force".to_owned(),
            ),
            Failure::UnknownCode { given, help } => (
                format!("there is no code `{}`", given.escape_debug()),
                help.clone().unwrap_or_else(|| "a code stands in brackets behind `error` or `warning`, such as `unknown-key`".to_owned()),
            ),
        };
        Some(format!("error: {wrong}\n  help: {right}"))
    }
}

/// The system's own words, without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        Failure::File(error)
    }
}
