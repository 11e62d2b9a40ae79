//! `compare`: shows the changes between two sets of answers.

use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::error::{Exit, Failure};

use crate::io::conflicts::{refuse_same_file, refuse_second_standard_input};
use crate::io::context::Context;
use crate::io::destination::Destination;
use crate::options::{ReaderOptions, comparison_format, format_of_file};
use ketascreen_core::record::read_for_comparison;
use ketascreen_core::render::{ComparisonFormat, render_comparison};
use ketascreen_core::summary::comparison::compare;

/// Show what changed between two sets of answers of one person
///
/// Both are read with the bank in hand; what it no longer knows is listed. Help and the next step
/// are those that the later answers call for. More or less concerning is said of one answer, never
/// of the person.
#[derive(Debug, Args)]
pub struct CompareOptions {
    /// The earlier answers, TOML or JSON; - is standard input
    earlier: PathBuf,

    /// The later answers, TOML or JSON; - is standard input
    later: PathBuf,

    #[command(flatten)]
    reader: ReaderOptions,

    /// Write the comparison as this; without it, by the ending of -o (.txt .md .html .json), else
    /// text
    #[arg(long, value_parser = comparison_format())]
    format: Option<ComparisonFormat>,

    /// Show answers to private questions, and what rests on them, too
    #[arg(long)]
    private: bool,

    /// Compare also where the references differ, and overwrite FILE if it exists
    #[arg(long)]
    force: bool,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &CompareOptions) -> Result<Exit, Failure> {
    let reader = &options.reader;
    let files = [options.earlier.as_path(), options.later.as_path()];
    let files = files.into_iter().chain(context.bank_file());
    refuse_second_standard_input(files.clone())?;
    refuse_same_file(files, reader.output.as_deref())?;
    let mut destination =
        Destination::prepare(reader.output.as_deref(), options.force, reader.ascii)?;
    let bank = context.bank()?;
    // Both are read before a failure ends the command, so that all problems are reported at once.
    let read = |path: &Path| context.answers(path, &bank, read_for_comparison);
    let earlier = read(&options.earlier);
    let later = read(&options.later);
    let (mut earlier, mut later) = (earlier?, later?);
    for file in [&mut earlier, &mut later].into_iter().filter(|_| options.private) {
        file.put_private_on_page(&bank);
    }
    let kept = later.record.country.as_deref().or(earlier.record.country.as_deref());
    let country = reader.country(&bank, kept)?;
    if let (Some(before), Some(now)) = (&earlier.record.client, &later.record.client)
        && before != now
        && !options.force
    {
        return Err(Failure::TwoReferences { earlier: before.clone(), later: now.clone() });
    }
    let comparison = compare(&bank, &earlier, &later, country);
    if comparison.is_reversed() {
        // The page says so too; this comes before it is handed over.
        let _ = writeln!(
            stderr(),
            "warning: the earlier answers were saved after the later ones\n  \
             help: name the earlier file first"
        );
    }
    let of_file = || format_of_file(reader.output.as_deref()?)?.for_comparison();
    let format = options.format.or_else(of_file).unwrap_or_default();
    destination.write(context, |layout| render_comparison(&comparison, format, layout))?;
    Ok(Exit::Done)
}
