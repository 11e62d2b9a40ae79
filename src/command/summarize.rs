//! `summarize`: a summary of an answers file, or how the rules came out for it.

use std::path::PathBuf;

use clap::Args;

use crate::error::{Exit, Failure};
use crate::io::conflicts::{refuse_same_file, refuse_second_standard_input};
use crate::io::context::Context;
use crate::io::output::Output;
use crate::io::streams::print;
use crate::options::SummaryOptions;
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, RuleId};
use ketascreen_core::record::read;
use ketascreen_core::render::trace_report;
use ketascreen_core::summary::summarize;
use ketascreen_core::text::suggestion;

/// Show the summary of an answers file
#[derive(Debug, Args)]
pub struct SummarizeOptions {
    /// The answers, TOML or JSON; - is standard input
    file: PathBuf,

    /// Instead of a summary show how the rules came out, or RULE alone; write it behind FILE
    ///
    /// For the author of a bank: the condition of each rule with each part true, false or unknown
    /// and the answer behind it, and what replaces the rule. It is not a summary, and nothing to
    /// hand to a reader.
    #[arg(
        long,
        value_name = "RULE",
        num_args = 0..=1,
        conflicts_with_all = ["country", "format", "reasons", "private", "ascii", "output", "force"]
    )]
    explain: Option<Option<String>>,

    /// Show answers to private questions, and what rests on them, too
    #[arg(long)]
    private: bool,

    #[command(flatten)]
    summary: SummaryOptions,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &SummarizeOptions) -> Result<Exit, Failure> {
    let SummarizeOptions { file, explain: explained, private, summary } = options;
    let files = [file.as_path()].into_iter().chain(context.bank_file());
    refuse_second_standard_input(files.clone())?;
    refuse_same_file(files, summary.reader.output())?;
    let mut output = Output::prepare(summary, summary.force)?;
    let bank = context.bank()?;
    // What is wrong on the command line is told whether the file is right or not.
    summary.reader.country(&bank, None)?;
    let mut file = context.answers(file, &bank, read)?;
    if let Some(rule) = explained {
        return explain(context, &bank, &file.answers, rule.as_deref());
    }
    if *private {
        file.put_private_on_page(&bank);
    }
    let country = summary.reader.country(&bank, file.record.country.as_deref())?;
    let options = summary.page_options(file.record.country.is_some());
    output.write(context, &summarize(&bank, &file, country).with(options))?;
    Ok(Exit::Done)
}

fn explain(
    context: Context<'_>,
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
    print(&trace_report(bank, answers, &rules, context.layout()))?;
    Ok(Exit::Done)
}
