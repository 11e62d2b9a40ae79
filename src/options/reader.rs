//! Options about the reader of a page.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::error::Failure;
use ketascreen_core::bank::{Bank, Country};
use ketascreen_core::text::suggestion;

/// Options about the reader of a page and the file that it goes to.
#[derive(Debug, Args)]
pub struct ReaderOptions {
    /// Put this country's help lines first (two letters, such as US)
    #[arg(long, value_name = "CC")]
    country: Option<String>,

    /// Plain ASCII: other characters are written in letters and signs that stand for them (text and
    /// prompts)
    #[arg(long)]
    pub ascii: bool,

    /// Write it to FILE; - is standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
}

impl ReaderOptions {
    /// Country whose help lines come first: the bank's first, unless another one was chosen.
    /// A record keeps one.
    pub fn country<'b>(&self, bank: &'b Bank, kept: Option<&str>) -> Result<&'b Country, Failure> {
        let wanted = self.country.as_deref().or(kept).map(str::to_uppercase);
        let found = bank
            .countries()
            .iter()
            .find(|country| wanted.as_ref().is_none_or(|code| country.code == *code));
        found.ok_or_else(|| {
            let given = self.country.clone().unwrap_or_default();
            let codes = bank.countries().iter().map(|country| country.code.as_str());
            Failure::UnknownName { what: "country", help: suggestion(&given, codes), given }
        })
    }

    /// File that the page goes to; `None` for standard output.
    pub fn output(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// True where the country was said.
    pub fn is_country_chosen(&self) -> bool {
        self.country.is_some()
    }

    /// True where an option was given.
    pub fn is_given(&self) -> bool {
        let ReaderOptions { country, ascii, output } = self;
        country.is_some() || *ascii || output.is_some()
    }
}
