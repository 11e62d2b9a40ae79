//! `bank export`: writes the whole bank as a code book.

use std::path::PathBuf;

use clap::Args;

use crate::error::{Exit, Failure};
use crate::io::conflicts::refuse_same_file;
use crate::io::context::{Context, bank_source};
use crate::io::output_file::OutputFile;
use crate::io::streams::{print, report_written};
use crate::options::ExportFormat;
use ketascreen_core::bank::{Bank, Checked};
use ketascreen_core::render::codebook;

/// Write the whole bank as a code book, for a clinician to review and sign
#[derive(Debug, Args)]
pub struct ExportOptions {
    /// Write the bank as this
    #[arg(long, value_enum)]
    format: ExportFormat,

    /// Write it to FILE; - is standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    output: Option<PathBuf>,

    /// Overwrite FILE if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &ExportOptions) -> Result<Exit, Failure> {
    let output = options.output.as_deref().filter(|path| path.as_os_str() != "-");
    refuse_same_file(context.bank_file(), output)?;
    let file = output.map(|path| OutputFile::prepare(path, options.force)).transpose()?;
    // Accepted warnings are in the text alone, so the shipped bank is read from it too.
    let source = bank_source(context.bank_file())?;
    let Checked { source, bank, problems, acceptances } = Bank::check(source);
    let Some(bank) = bank else {
        context.report(&source, &problems);
        return Err(Failure::Reported(Exit::Invalid));
    };
    let text = match options.format {
        ExportFormat::Markdown => codebook(&bank, &acceptances),
    };
    let Some(mut file) = file else { return print(&text).map(|()| Exit::Done) };
    file.write(&text)?;
    report_written(file.path());
    Ok(Exit::Done)
}
