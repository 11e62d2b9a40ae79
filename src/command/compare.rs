//! `compare`: what changed between two sets of answers.

use std::io::{Write, stderr};
use std::path::Path;

use crate::cli::args::CompareOptions;
use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::io::output::{Destination, country, format_of_ending, refuse_same_file};
use ketascreen_core::record::read_for_comparison;
use ketascreen_core::render::render_comparison;
use ketascreen_core::summary::comparison::compare;

pub(crate) fn run(
    context: &Context,
    bank_file: Option<&Path>,
    options: &CompareOptions,
) -> Result<Exit, Failure> {
    refuse_same_file(
        [options.earlier.as_path(), options.later.as_path()].into_iter().chain(bank_file),
        options.reader.output.as_deref(),
    )?;
    let mut destination = Destination::prepare(
        options.reader.output.as_deref(),
        options.force,
        options.reader.ascii,
    )?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.reader.country.as_deref())?;
    // Both are read before the first ends it: all problems at once.
    let read = |path: &Path| context.answers(path, &bank, bank_file, read_for_comparison);
    let earlier = read(&options.earlier);
    let later = read(&options.later);
    let (earlier, later) = (earlier?, later?);
    if let (Some(before), Some(now)) = (&earlier.record.client, &later.record.client)
        && before != now
        && !options.force
    {
        return Err(Failure::TwoReferences { earlier: before.clone(), later: now.clone() });
    }
    let voice = options.reader.voice.map(Into::into).or(later.record.voice).unwrap_or_default();
    let comparison = compare(&bank, &earlier, &later, voice, country);
    if comparison.is_reversed() {
        // The page says so too; this comes before it is handed over.
        let _ = writeln!(
            stderr(),
            "warning: the earlier answers were saved after the later ones\n  help: name the earlier file first"
        );
    }
    let of_ending =
        || options.reader.output.as_deref().and_then(format_of_ending)?.for_comparison();
    let format = options.format.or_else(of_ending).unwrap_or_default();
    destination.write(context, |layout| render_comparison(&comparison, format, layout))?;
    Ok(Exit::Done)
}
