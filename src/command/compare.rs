//! `compare`: what changed between two sets of answers.

use std::io::{Write, stderr};
use std::path::Path;

use crate::cli::args::{CompareOptions, ComparisonFormat};
use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::io::output::{Destination, Ending, country, refuse_same_file};
use ketascreen_core::record::read_to_go_on;
use ketascreen_core::render::{Layout, comparison_json, html_page, markdown_page, text_page};
use ketascreen_core::summary::comparison::{Comparison, compare, comparison_page};

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
    let read = |path: &Path| context.answers(path, &bank, bank_file, read_to_go_on);
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
    let format = format_of(options);
    destination.write(context, |layout| rendered(format, &comparison, layout))?;
    Ok(Exit::Done)
}

fn format_of(options: &CompareOptions) -> ComparisonFormat {
    options.format.unwrap_or(match Ending::of(options.reader.output.as_deref()) {
        Ending::Markdown => ComparisonFormat::Markdown,
        Ending::Html => ComparisonFormat::Html,
        Ending::Json => ComparisonFormat::Json,
        Ending::Text | Ending::Other => ComparisonFormat::Text,
    })
}

fn rendered(format: ComparisonFormat, comparison: &Comparison<'_>, layout: Layout) -> String {
    let page = comparison_page(comparison);
    match format {
        ComparisonFormat::Text => text_page(&page, layout),
        ComparisonFormat::Markdown => markdown_page(&page),
        ComparisonFormat::Html => html_page(
            comparison.later.bank.language(),
            &page,
            !comparison.later.help.first.is_empty(),
        ),
        ComparisonFormat::Json => comparison_json(comparison),
    }
}
