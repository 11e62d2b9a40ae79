//! `compare`: what changed between two sets of answers.
#![expect(clippy::disallowed_methods, reason = "the edge: standard error")]

use std::io::{Write, stderr};
use std::path::Path;

use super::args::{CompareOptions, ComparisonFormat};
use super::output::{Destination, country, ending};
use super::{Context, Exit, Failure};
use crate::answers::{AnswersFile, Expected, read_to_go_on};
use crate::bank::Bank;
use crate::comparison::{Comparison, compare, comparison_page};
use crate::files::read_source;
use crate::render::{Layout, comparison_json, html_page, markdown_page, text_page};

pub(super) fn run(context: &Context, bank_file: Option<&Path>, options: &CompareOptions) -> Result<Exit, Failure> {
    let mut destination = Destination::prepare(options.output.as_deref(), options.force, options.ascii)?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.country.as_deref())?;
    let expected = if bank_file.is_some() { Expected::NamedBank } else { Expected::SameBank };
    // Both are read before anything is told to be wrong: all problems at once.
    let earlier = read_one(context, &bank, expected, &options.earlier);
    let later = read_one(context, &bank, expected, &options.later);
    let (earlier, later) = (earlier?, later?);
    if let (Some(before), Some(now)) = (&earlier.record.client, &later.record.client)
        && before != now
        && !options.force
    {
        return Err(Failure::TwoReferences { earlier: before.clone(), later: now.clone() });
    }
    if let (Some(before), Some(now)) = (saved(&earlier), saved(&later))
        && now < before
    {
        let _ = writeln!(stderr(), "warning: the earlier answers were saved after the later ones\n  help: name the earlier file first");
    }
    let voice = options.voice.map(Into::into).or(later.record.voice).unwrap_or_default();
    let comparison = compare(&bank, &earlier, &later, voice, country);
    let format = format_of(options);
    destination.write(context, |layout| rendered(format, &comparison, layout))?;
    Ok(Exit::Done)
}

fn read_one(context: &Context, bank: &Bank, expected: Expected, path: &Path) -> Result<AnswersFile, Failure> {
    let source = read_source(path)?;
    let file = read_to_go_on(&source, bank, expected).map_err(|problems| {
        context.report(&source, &problems);
        Failure::Told(Exit::Invalid)
    })?;
    context.report(&source, &file.warnings);
    Ok(file)
}

fn saved(file: &AnswersFile) -> Option<jiff::Timestamp> {
    file.record.saved.as_deref()?.parse().ok()
}

fn format_of(options: &CompareOptions) -> ComparisonFormat {
    options.format.unwrap_or(match ending(options.output.as_deref()).as_deref() {
        Some("md") => ComparisonFormat::Markdown,
        Some("html" | "htm") => ComparisonFormat::Html,
        Some("json") => ComparisonFormat::Json,
        _ => ComparisonFormat::Text,
    })
}

fn rendered(format: ComparisonFormat, comparison: &Comparison<'_>, layout: Layout) -> String {
    let page = comparison_page(comparison);
    match format {
        ComparisonFormat::Text => text_page(&page, layout),
        ComparisonFormat::Markdown => markdown_page(&page),
        ComparisonFormat::Html => html_page(comparison.later.bank.language(), &page, !comparison.later.help.first.is_empty()),
        ComparisonFormat::Json => comparison_json(comparison),
    }
}
