//! Options about the reader of a page.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::error::Failure;
use ketascreen_core::bank::{Bank, Country, Voice};
use ketascreen_core::text::suggestion;

/// Options about the reader of a page and the file that it goes to.
#[derive(Debug, Args)]
pub struct ReaderOptions {
    /// Who reads: you yourself, or somebody who helps
    #[arg(long, value_enum)]
    voice: Option<VoiceName>,

    /// Put this country's help lines first (two letters, such as US)
    #[arg(long, value_name = "CC")]
    country: Option<String>,

    /// Plain ASCII: other characters are written in letters and signs that stand for them (text and
    /// prompts)
    #[arg(long)]
    pub ascii: bool,

    /// Write it to FILE
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Voice as it is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum VoiceName {
    /// You, about yourself
    #[value(name = "self")]
    Person,
    /// A counselor, or somebody who helps: third person
    Client,
}

impl ReaderOptions {
    /// Chosen voice.
    pub fn voice(&self) -> Option<Voice> {
        self.voice.map(|name| match name {
            VoiceName::Person => Voice::Person,
            VoiceName::Client => Voice::Client,
        })
    }

    /// Country whose help lines come first: the bank's first, unless another one was chosen.
    pub fn country<'b>(&self, bank: &'b Bank) -> Result<&'b Country, Failure> {
        let wanted = self.country.as_deref().map(str::to_uppercase);
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

    /// True where an option was given.
    pub fn is_given(&self) -> bool {
        let ReaderOptions { voice, country, ascii, output } = self;
        voice.is_some() || country.is_some() || *ascii || output.is_some()
    }
}
