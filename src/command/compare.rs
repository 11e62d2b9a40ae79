//! `compare`: shows the changes between the visits of one person.

use std::path::PathBuf;

use clap::Args;

use crate::error::{Exit, Failure};

use crate::io::conflicts::{refuse_same_file, refuse_second_standard_input};
use crate::io::context::Context;
use crate::io::destination::Destination;
use crate::options::{ReaderOptions, comparison_format, format_of_file};
use ketascreen_core::record::{AnswersFile, read_for_comparison};
use ketascreen_core::render::{ComparisonFormat, render_comparison};
use ketascreen_core::summary::comparison::{compare_visits, sort_visits};

/// Show what changed between the visits of one person, two or more
///
/// They are put in the order of their days. Readings and scores are shown for every visit; what is
/// new, and what no longer comes up, is what differs between the last two. All are read with the
/// bank in hand; what it no longer knows is listed. Help and the next step are those that the last
/// visit calls for. More or less concerning is said of one answer, never of the person.
#[derive(Debug, Args)]
pub struct CompareOptions {
    /// The answers of each visit, TOML or JSON; - is standard input
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    visits: Vec<PathBuf>,

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
    let files = options.visits.iter().map(PathBuf::as_path).chain(context.bank_file());
    refuse_second_standard_input(files.clone())?;
    refuse_same_file(files, reader.output())?;
    let mut destination = Destination::prepare(reader.output(), options.force, reader.ascii)?;
    let bank = context.bank()?;
    // What is wrong on the command line is told whether the files are right or not.
    reader.country(&bank, None)?;
    // All are read before a failure ends the command, so that all problems are reported at once.
    let read = |path: &PathBuf| context.answers(path, &bank, read_for_comparison);
    let read: Vec<_> = options.visits.iter().map(read).collect();
    let mut visits = read.into_iter().collect::<Result<Vec<_>, _>>()?;
    if options.private {
        visits.iter_mut().for_each(|file| file.put_private_on_page(&bank));
    }
    sort_visits(&mut visits);
    let kept = visits.iter().rev().find_map(|file| file.record.country.as_deref());
    let country = reader.country(&bank, kept)?;
    if !options.force {
        refuse_two_references(&visits)?;
    }
    let Some(([.., earlier], later)) = visits.split_last().map(|(last, rest)| (rest, last)) else {
        return Err(Failure::Usage("name the answers of at least two visits"));
    };
    let before = visits.get(..visits.len().saturating_sub(2)).unwrap_or_default();
    let comparison = compare_visits(&bank, before, [earlier, later], country);
    let of_file = || format_of_file(reader.output()?)?.for_comparison();
    let format = options.format.or_else(of_file).unwrap_or_default();
    destination.write(context, |layout| render_comparison(&comparison, format, layout))?;
    Ok(Exit::Done)
}

/// Refuses visits that may be those of two people.
fn refuse_two_references(visits: &[AnswersFile]) -> Result<(), Failure> {
    let mut references = visits.iter().filter_map(|file| file.record.client.as_ref());
    let Some(first) = references.next() else { return Ok(()) };
    match references.find(|other| *other != first) {
        Some(other) => Err(Failure::TwoReferences { earlier: first.clone(), later: other.clone() }),
        None => Ok(()),
    }
}
