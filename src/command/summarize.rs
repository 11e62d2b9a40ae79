//! `summarize`: a summary of an answers file, or how the rules came out for it.

use std::path::Path;

use crate::cli::args::SummarizeOptions;
use crate::error::{Exit, Failure};
use crate::io::context::{Context, print};
use crate::io::output::{Output, country, on_standard_output, refuse_same_file};
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, RuleId};
use ketascreen_core::record::read;
use ketascreen_core::render::trace_report;
use ketascreen_core::summary::summarize;
use ketascreen_core::text::suggestion;

pub(crate) fn run(
    context: &Context,
    bank_file: Option<&Path>,
    options: &SummarizeOptions,
) -> Result<Exit, Failure> {
    refuse_same_file(
        [options.file.as_path()].into_iter().chain(bank_file),
        options.summary.reader.output.as_deref(),
    )?;
    let mut output = Output::prepare(&options.summary, options.summary.force)?;
    let bank = context.bank(bank_file)?;
    let country = country(&bank, options.summary.reader.country.as_deref())?;
    let file = context.answers(&options.file, &bank, bank_file, read)?;
    if let Some(rule) = &options.explain {
        return explain(context, &bank, &file.answers, rule.as_deref());
    }
    let voice =
        options.summary.reader.voice.map(Into::into).or(file.record.voice).unwrap_or_default();
    output.write(context, &summarize(&bank, &file, voice, country))?;
    Ok(Exit::Done)
}

fn explain(
    context: &Context,
    bank: &Bank,
    answers: &Answers,
    named: Option<&str>,
) -> Result<Exit, Failure> {
    let rules: Vec<RuleId> = bank
        .numbered_rules()
        .filter(|(_, rule)| named.is_none_or(|named| rule.id == named))
        .map(|(id, _)| id)
        .collect();
    if let Some(named) = named
        && rules.is_empty()
    {
        return Err(Failure::UnknownName {
            what: "rule",
            given: named.to_owned(),
            help: suggestion(named, bank.rules().iter().map(|rule| rule.id.as_str())),
        });
    }
    print(&trace_report(bank, answers, &rules, on_standard_output(context)))?;
    Ok(Exit::Done)
}
