//! `bank export`: the whole bank, written as something else.

use std::path::Path;

use crate::cli::args::{ExportFormat, ExportOptions};
use crate::error::{Exit, Failure};
use crate::io::context::{Context, print};
use crate::io::files::{OutputFile, read_source};
use crate::io::output::{refuse_same_file, wrote};
use crate::shipped::shipped_source;
use ketascreen_core::bank::{Bank, Checked};
use ketascreen_core::render::codebook;

pub(crate) fn run(
    context: &Context,
    bank_file: Option<&Path>,
    options: &ExportOptions,
) -> Result<Exit, Failure> {
    refuse_same_file(bank_file, options.output.as_deref())?;
    let file = options
        .output
        .as_deref()
        .map(|path| OutputFile::prepare(path, options.force))
        .transpose()?;
    // What the bank accepts is told by its file alone, so the shipped one is read from its text.
    let source = bank_file.map_or_else(|| Ok(shipped_source()), read_source)?;
    let Checked { source, bank, problems, acceptances } = Bank::check(source);
    let Some(bank) = bank else {
        context.report(&source, &problems);
        return Err(Failure::Told(Exit::Invalid));
    };
    let text = match options.format {
        ExportFormat::Markdown => codebook(&bank, &acceptances),
    };
    let Some(mut file) = file else { return print(&text).map(|()| Exit::Done) };
    file.write(&text)?;
    wrote(file.path());
    Ok(Exit::Done)
}
