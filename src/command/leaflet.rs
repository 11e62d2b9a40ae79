//! `leaflet`: shows what the bank says about the treatment to anybody.

use clap::Args;

use crate::error::{Exit, Failure};
use crate::io::conflicts::refuse_same_file;
use crate::io::context::Context;
use crate::io::destination::Destination;
use crate::options::{ReaderOptions, leaflet_format};
use ketascreen_core::render::{PageFormat, render_leaflet};
use ketascreen_core::text::suggestion;

/// Show what is known about the treatment: how it is given, risks, what to ask, where to find care
#[derive(Debug, Args)]
pub struct LeafletOptions {
    /// One topic alone, by its id
    topic: Option<String>,

    #[command(flatten)]
    reader: ReaderOptions,

    /// Write it as this; without it, by the ending of -o (.txt .md .html), else text
    #[arg(long, value_parser = leaflet_format())]
    format: Option<PageFormat>,

    /// Overwrite FILE if it exists
    #[arg(long)]
    force: bool,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &LeafletOptions) -> Result<Exit, Failure> {
    let LeafletOptions { topic, reader, format, force } = options;
    let output = reader.output();
    refuse_same_file(context.bank_file(), output)?;
    let mut destination = Destination::prepare(output, *force, reader.ascii)?;
    let bank = context.bank()?;
    let country = reader.country(&bank, None)?;
    let topic = topic.as_deref();
    if let Some(given) = topic.filter(|topic| bank.leaflet().iter().all(|item| item.id != *topic)) {
        let ids = bank.leaflet().iter().map(|item| item.id.as_str());
        return Err(Failure::UnknownName {
            what: "leaflet topic",
            given: given.to_owned(),
            help: suggestion(given, ids),
        });
    }
    let of_file = || PageFormat::of_ending(&output?.extension()?.to_string_lossy());
    let format = format.or_else(of_file).unwrap_or_default();
    destination.write(context, |layout| render_leaflet(&bank, country, topic, format, layout))?;
    Ok(Exit::Done)
}
