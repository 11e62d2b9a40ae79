//! Where a summary goes, in which format, and how wide.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};

use dialoguer::console::Term;

use crate::cli::args::{SummaryOptions, VoiceName};
use crate::error::Failure;
use crate::io::context::Context;
use crate::io::files::{FileError, OutputFile, is_same_file};
use crate::terminal::signals::undisturbed;
use ketascreen_core::bank::{Bank, Country, Voice};
use ketascreen_core::render::{Format, Layout, render};
use ketascreen_core::summary::Summary;
use ketascreen_core::text::{suggestion, visible};

/// Refuses an output that would take the place of a file that is read or saved.
pub(crate) fn refuse_same_file<'p>(
    others: impl IntoIterator<Item = &'p Path>,
    output: Option<&Path>,
) -> Result<(), Failure> {
    match output.filter(|output| others.into_iter().any(|path| is_same_file(path, output))) {
        Some(output) => Err(Failure::SameFile(output.to_owned())),
        None => Ok(()),
    }
}

/// Where something is going to be written, settled before any work.
pub(crate) struct Destination {
    file: Option<OutputFile>,
    ascii: bool,
}

impl Destination {
    /// Settles the file, if there is one.
    pub fn prepare(
        path: Option<&Path>,
        overwrite: bool,
        ascii: bool,
    ) -> Result<Destination, Failure> {
        let file =
            path.map(|path| undisturbed(|| OutputFile::prepare(path, overwrite))).transpose()?;
        Ok(Destination { file, ascii })
    }

    /// Writes it, and tells where it is if it is in a file.
    pub fn write(
        &mut self,
        context: &Context,
        laid_out: impl Fn(Layout) -> String,
    ) -> Result<(), Failure> {
        let here = Layout { ascii: self.ascii, ..on_standard_output(context) };
        let in_file = self.in_file();
        match &mut self.file {
            Some(file) => {
                if let Err(error) = undisturbed(|| file.write(&laid_out(in_file))) {
                    // What was asked must not be lost with the file.
                    crate::io::context::print(&laid_out(here))?;
                    return Err(error.into());
                }
                wrote(file.path());
                Ok(())
            }
            None => crate::io::context::print(&laid_out(here)),
        }
    }

    fn in_file(&self) -> Layout {
        Layout { ascii: self.ascii, ..Layout::default() }
    }
}

/// Where and how a summary is going to be written.
pub(crate) struct Output {
    format: Format,
    destination: Destination,
}

impl Output {
    /// Settles format and file.
    pub fn prepare(options: &SummaryOptions, overwrite: bool) -> Result<Output, Failure> {
        let path = options.reader.output.as_deref();
        Ok(Output {
            format: format_of(options, path),
            destination: Destination::prepare(path, overwrite, options.reader.ascii)?,
        })
    }

    /// Settles a file that was named at the end of an interview: a new one, or one that still holds what was written.
    pub fn named(
        options: &SummaryOptions,
        path: &Path,
        written: Option<&str>,
    ) -> Result<Output, Failure> {
        let mut destination =
            Destination::prepare(Some(path), written.is_some(), options.reader.ascii)?;
        for (file, written) in destination.file.iter_mut().zip(written) {
            file.expect(written);
        }
        Ok(Output { format: format_of(options, Some(path)), destination })
    }

    /// Writes the summary to its file, if it has one, and says nothing; what was written.
    pub fn write_to_file(&mut self, summary: &Summary<'_>) -> Result<Option<String>, Failure> {
        let layout = self.destination.in_file();
        let Some(file) = &mut self.destination.file else { return Ok(None) };
        let text = render(summary, self.format, layout);
        undisturbed(|| file.write(&text))?;
        Ok(Some(text))
    }

    /// The file that it goes to, if it goes to one.
    pub fn file(&self) -> Option<&Path> {
        self.destination.file.as_ref().map(OutputFile::path)
    }

    /// What is at the place of the file now is the only thing that may be overwritten.
    pub fn know(&mut self) {
        self.destination.file.iter_mut().for_each(OutputFile::know);
    }

    /// Writes the summary, and tells where it is if it is in a file.
    pub fn write(&mut self, context: &Context, summary: &Summary<'_>) -> Result<(), Failure> {
        let format = self.format;
        self.destination.write(context, |layout| render(summary, format, layout))
    }
}

/// Tells that a file was written. Nothing can be told where standard error is closed.
pub(crate) fn wrote(path: &Path) {
    let _ = writeln!(stderr(), "wrote {}", visible(&path.display().to_string()));
}

/// Format of the files with a path's ending.
pub(crate) fn format_of_ending(path: &Path) -> Option<Format> {
    path.extension().and_then(|ending| Format::of_ending(&ending.to_string_lossy()))
}

/// The format that was asked for, else that of the file's ending, else text.
fn format_of(options: &SummaryOptions, path: Option<&Path>) -> Format {
    options.format.or_else(|| path.and_then(format_of_ending)).unwrap_or_default()
}

/// True where a file's ending is that of a format, or the file has none.
pub(crate) fn has_known_ending(path: &Path) -> bool {
    path.extension().is_none() || format_of_ending(path).is_some()
}

/// A file that was named in the interview, where no shell does so: `~/` is the home folder.
pub(crate) fn home_expanded(name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(name),
    }
}

/// Why a file that was named in the interview could not be written, in the words of the interview.
pub(crate) fn named_file_failed(bank: &Bank, voice: Voice, failure: Failure) -> String {
    match failure {
        Failure::File(FileError::Exists(path)) => {
            bank.phrases().say_file_exists.fill(voice, &[("file", &path.display().to_string())])
        }
        failure => failure.message().unwrap_or_default(),
    }
}

/// How text is laid out on standard output.
pub(crate) fn on_standard_output(context: &Context) -> Layout {
    Layout { width: width(stdout().is_terminal()), colour: context.colour.stdout, ascii: false }
}

/// The width of a stream in columns: the terminal's, or 80.
pub(crate) fn width(is_terminal: bool) -> usize {
    if !is_terminal {
        return Layout::default().width;
    }
    let terminal = [Term::stdout(), Term::stderr()].iter().find_map(Term::size_checked);
    terminal.map_or(Layout::default().width, |(_, columns)| usize::from(columns))
}

/// The country to put first: the bank's first, unless one was named.
pub(crate) fn country<'b>(bank: &'b Bank, named: Option<&str>) -> Result<&'b Country, Failure> {
    let wanted = named.map(str::to_uppercase);
    let found = bank
        .countries()
        .iter()
        .find(|country| wanted.as_ref().is_none_or(|code| country.code == *code));
    found.ok_or_else(|| {
        let given = named.unwrap_or_default();
        let codes = bank.countries().iter().map(|country| country.code.as_str());
        Failure::UnknownName {
            what: "country",
            given: given.to_owned(),
            help: suggestion(given, codes),
        }
    })
}

impl From<VoiceName> for Voice {
    fn from(name: VoiceName) -> Voice {
        match name {
            VoiceName::Person => Voice::Person,
            VoiceName::Client => Voice::Client,
        }
    }
}
