//! `summarize`: a summary of an answers file.

use std::path::Path;

use super::args::SummarizeOptions;
use super::output::{Output, country};
use super::{Context, Exit, Failure};
use crate::answers::{Expected, read};
use crate::files::read_source;
use crate::summary::summarize;

pub(super) fn run(context: &Context, bank_file: Option<&Path>, options: &SummarizeOptions) -> Result<Exit, Failure> {
    let mut output = Output::prepare(&options.summary, options.summary.force)?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.summary.country.as_deref())?;
    let source = read_source(&options.file)?;
    let expected = if bank_file.is_some() { Expected::NamedBank } else { Expected::SameBank };
    let file = read(&source, &bank, expected).map_err(|problems| {
        context.report(&source, &problems);
        Failure::Told(Exit::Invalid)
    })?;
    context.report(&source, &file.warnings);
    let voice = options.summary.voice.map(Into::into).or(file.record.voice).unwrap_or_default();
    output.write(context, &summarize(&bank, &file, voice, country))?;
    Ok(Exit::Done)
}
