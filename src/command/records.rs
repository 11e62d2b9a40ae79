//! `records`: lists the records of a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::error::{Exit, Failure, FileError};
use crate::io::context::Context;
use crate::io::input::read_source;
use crate::io::streams::print;
use crate::options::ReportFormat;
use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Problem, Severity};
use ketascreen_core::record::{ExpectedBank, is_record, read_for_comparison};
use ketascreen_core::render::{records_json, text_page};
use ketascreen_core::summary::{ListedFile, ListedRecord, records_page, sort_records, summarize};
use ketascreen_core::text::Source;

/// List the records in a folder: reference, day, how much is answered, what is open, and whether
/// help comes first
///
/// What is no record is passed over; a record that cannot be read is named, and the others are
/// listed all the same. Of an encrypted record (.age) only its name and the day of its last change
/// are known.
#[derive(Debug, Args)]
pub struct RecordsOptions {
    /// The folder
    #[arg(default_value = ".")]
    folder: PathBuf,

    /// How to list them
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &RecordsOptions) -> Result<Exit, Failure> {
    let bank = context.bank()?;
    let mut exit = Exit::Done;
    let mut files = Vec::new();
    for path in files_of(&options.folder)? {
        let (listed, outcome) = Listing { context, bank: &bank }.listed(&path);
        files.extend(listed);
        // A file that cannot be read beats one that is wrong.
        if exit != Exit::Unavailable && outcome != Exit::Done {
            exit = outcome;
        }
    }
    sort_records(&mut files);
    print(&match options.format {
        ReportFormat::Text => text_page(&records_page(&bank, &files), context.layout()),
        ReportFormat::Json => records_json(&bank, &files),
    })?;
    Ok(exit)
}

/// Files of a folder whose names end as those of records do.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let failed = |error| FileError::Read(folder.display().to_string(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        // Reading what is no file may never end.
        if ["toml", "json", "age"].contains(&ending.as_str()) && path.is_file() {
            paths.push(path);
        }
    }
    Ok(paths)
}

struct Listing<'l> {
    context: Context<'l>,
    bank: &'l Bank,
}

impl Listing<'_> {
    /// File as it is listed, if it is a record, and the exit code that it asks for.
    fn listed(&self, path: &Path) -> (Option<ListedFile>, Exit) {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("age")) {
            return (Some(ListedFile::Encrypted { file, day: day_of_change(path) }), Exit::Done);
        }
        let source = match read_source(path) {
            Ok(source) => source,
            // What is no text is no record.
            Err(FileError::NotUtf8(_)) => return (None, Exit::Done),
            Err(error) => {
                let failure = Failure::from(error);
                let reason = failure.message().unwrap_or_default();
                return (Some(ListedFile::Broken { file, reason }), failure.exit());
            }
        };
        if !is_record(&source) {
            return (None, Exit::Done);
        }
        match self.record(&file, &source) {
            Ok(record) => (Some(ListedFile::Record(record)), Exit::Done),
            Err(problems) => {
                self.context.report(&source, &problems);
                let first = problems.iter().find(|problem| problem.severity == Severity::Error);
                let reason = first.map(|problem| problem.message.clone()).unwrap_or_default();
                (Some(ListedFile::Broken { file, reason }), Exit::Invalid)
            }
        }
    }

    fn record(&self, file: &str, source: &Source) -> Result<ListedRecord, Vec<Problem>> {
        let expected = match self.context.bank_file() {
            Some(_) => ExpectedBank::Named,
            None => ExpectedBank::Same,
        };
        let answers = read_for_comparison(source, self.bank, expected)?;
        let Some(country) = self.bank.countries().first() else { return Err(Vec::new()) };
        Ok(ListedRecord::of(file, &summarize(self.bank, &answers, country)))
    }
}

/// Local day on which a file was changed last.
fn day_of_change(path: &Path) -> Option<String> {
    let changed: SystemTime = fs::metadata(path).ok()?.modified().ok()?;
    let changed = Timestamp::try_from(changed).ok()?.to_zoned(TimeZone::system());
    Some(changed.date().to_string())
}
