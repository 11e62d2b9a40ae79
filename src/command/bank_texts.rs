//! `bank texts`: the texts of a bank for translators, and back into a bank.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::error::{Exit, Failure};
use crate::io::conflicts::{refuse_same_file, refuse_second_standard_input};
use crate::io::context::{Context, bank_source};
use crate::io::input::read_source;
use crate::io::output_file::OutputFile;
use crate::io::streams::{print, report_written};
use ketascreen_core::bank::{Bank, Checked};
use ketascreen_core::text::Source;
use ketascreen_core::translation::{PoFile, TranslationState, export, import, read_po};

/// Write the texts of a bank for a translator, and make a bank of the translation
///
/// Without --into-bank it writes a PO file, which programs such as Poedit and Weblate open: each text
/// with its name, its place and notes. With --translation it keeps what PO holds, and marks as fuzzy
/// what has changed since. With --into-bank it writes the translated bank, whose logic is the original's.
#[derive(Debug, Args)]
pub struct TextsOptions {
    /// Write the texts as this
    #[arg(long, value_enum, default_value = "po")]
    format: TextsFormat,

    /// Code of the language to translate into, such as es or ar (BCP 47)
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,

    /// An earlier PO file of this bank: its translations are kept
    #[arg(long, value_name = "PO")]
    translation: Option<PathBuf>,

    /// Write the bank with the texts of PO in place of its own
    #[arg(long, value_name = "PO", conflicts_with_all = ["translation", "language"])]
    into_bank: Option<PathBuf>,

    /// Write it to FILE
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    output: Option<PathBuf>,

    /// Overwrite FILE if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

/// Form of the texts for translators.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum TextsFormat {
    /// PO file of gettext
    Po,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &TextsOptions) -> Result<Exit, Failure> {
    let po = options.translation.as_deref().or(options.into_bank.as_deref());
    refuse_second_standard_input(context.bank_file().into_iter().chain(po))?;
    refuse_same_file(context.bank_file(), options.output.as_deref())?;
    if options.into_bank.is_some() {
        refuse_same_file(po, options.output.as_deref())?;
    }
    let output = options
        .output
        .as_deref()
        .map(|path| OutputFile::prepare(path, options.force))
        .transpose()?;
    let Checked { source, bank, problems, .. } = Bank::check(bank_source(context.bank_file())?);
    let Some(bank) = bank else {
        context.report(&source, &problems);
        return Err(Failure::Reported(Exit::Invalid));
    };
    let text = match &options.into_bank {
        Some(path) => translated(context, &bank, &source, path)?,
        None => {
            let TextsFormat::Po = options.format;
            let earlier = options.translation.as_deref();
            let earlier = earlier.map(|path| read_translation(context, path)).transpose()?;
            export(&bank, &source, options.language.as_deref(), earlier.as_ref()).written()
        }
    };
    let Some(mut file) = output else { return print(&text).map(|()| Exit::Done) };
    file.write(&text)?;
    report_written(file.path());
    Ok(Exit::Done)
}

/// The translated bank, with the state of the translation on standard error.
fn translated(
    context: Context<'_>,
    bank: &Bank,
    source: &Source,
    path: &Path,
) -> Result<String, Failure> {
    let po = read_source(path)?;
    let file = parsed(context, &po)?;
    let text = import(bank, source, &file).map_err(|problem| {
        context.report(&po, &[*problem]);
        Failure::Reported(Exit::Invalid)
    })?;
    let state = TranslationState::of(bank, source, &file);
    context.tell(&state.text(file.field("Language").unwrap_or_default()));
    Ok(text)
}

/// Reads a PO file, and reports what is wrong with it.
pub fn read_translation(context: Context<'_>, path: &Path) -> Result<PoFile, Failure> {
    parsed(context, &read_source(path)?)
}

fn parsed(context: Context<'_>, source: &Source) -> Result<PoFile, Failure> {
    read_po(source).map_err(|problems| {
        context.report(source, &problems);
        Failure::Reported(Exit::Invalid)
    })
}
