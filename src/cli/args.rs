//! What the command line may say.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use ketascreen_core::render::{ComparisonFormat, Format};

/// Questions to think through whether ketamine therapy for anxiety or depression is worth raising with a clinician.
///
/// It gives information, never a verdict: talk to a clinician. Without a command it begins the interview. Nothing is
/// sent anywhere, and no file is written unless you name it.
#[derive(Debug, Parser)]
#[command(name = "ketascreen", disable_version_flag = true)]
// As wide as all else that does not go to a terminal.
#[command(max_term_width = 80)]
pub struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    #[command(flatten)]
    pub(crate) screen: ScreenOptions,

    #[command(flatten)]
    pub(crate) global: GlobalOptions,

    /// Print the program's version, and the bank's id, version and digest
    #[arg(short = 'V', long)]
    pub(crate) version: bool,
}

impl Arguments {
    /// Whether options of the interview stand before another command, where they would have no effect.
    pub(crate) fn misplaced_options(&self) -> bool {
        let ScreenOptions { summary, short, full, save, resume, plain } = &self.screen;
        let SummaryOptions {
            reader: ReaderOptions { voice, country, ascii, output },
            format,
            force,
        } = summary;
        let given = voice.is_some()
            || country.is_some()
            || format.is_some()
            || output.is_some()
            || *ascii
            || *force
            || *short
            || *full
            || *plain
            || save.is_some()
            || resume.is_some();
        self.command.is_some() && given
    }
}

impl ScreenOptions {
    /// Whether a record is to be resumed and another one saved: which of the two would go on?
    pub(crate) fn saves_elsewhere(&self) -> bool {
        matches!((&self.save, &self.resume), (Some(save), Some(resume)) if save != resume)
    }
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct GlobalOptions {
    /// Use the question bank in FILE instead of the one that comes with the program
    #[arg(long, value_name = "FILE", global = true)]
    pub bank: Option<PathBuf>,

    /// No colour
    #[arg(long, global = true)]
    pub no_color: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Ask the questions at the terminal, then show the summary (this is what happens without a command)
    Screen(ScreenOptions),
    /// Show the summary of an answers file
    Summarize(SummarizeOptions),
    /// Show what changed between two sets of answers of one person
    ///
    /// Both are read with the bank in hand; what it no longer knows is listed. Help and the next step are those that the
    /// later answers call for. More or less concerning is said of one answer, never of the person.
    Compare(CompareOptions),
    /// Evaluate many sets of answers: one JSON object a line in, one a line out
    ///
    /// Reads {"id": ..., "answers": {...}} a line and writes {"id", "overall", "findings", "unresolved"} a line, in
    /// order. A line is data for tests and research, not a summary. It is not for choosing who is treated: no field of
    /// it says who should or should not be.
    Batch(BatchOptions),
    /// Check, test or read a question bank
    Bank {
        #[command(subcommand)]
        command: BankCommand,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page (roff)
    Man,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BankCommand {
    /// Report everything that is wrong with a bank, and prove what it promises for all answers
    ///
    /// A warning may be meant: the bank is used all the same, and only errors end the check with exit code 1. A warning
    /// that is meant can be accepted in the bank, in an `[[accepted]]` table with its code, its id and a reason.
    Check(CheckOptions),
    /// Run files of cases and say which rules have none
    Test {
        /// The cases; - is standard input
        #[arg(required = true)]
        cases: Vec<PathBuf>,
    },
    /// Print the JSON Schema of a bank's file, for editors that complete and check TOML
    Schema,
    /// Write the whole bank as a code book, for a clinician to review and sign
    Export(ExportOptions),
    /// Show the questions, rules and sources, or one of them with where it comes from
    Show {
        /// The id of a question, rule, scale or source
        id: Option<String>,
    },
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum VoiceName {
    /// You, about yourself
    #[value(name = "self")]
    Person,
    /// A counselor, or somebody who helps: third person
    Client,
}

fn format_names(formats: impl Iterator<Item = Format>) -> PossibleValuesParser {
    let value = |format: Format| PossibleValue::new(format.name()).help(format.description());
    formats.map(value).collect::<Vec<_>>().into()
}

fn summary_format() -> impl TypedValueParser<Value = Format> {
    format_names(Format::ALL.iter().copied()).try_map(|name| name.parse::<Format>())
}

fn comparison_format() -> impl TypedValueParser<Value = ComparisonFormat> {
    format_names(ComparisonFormat::all().map(ComparisonFormat::format))
        .try_map(|name| name.parse::<ComparisonFormat>())
}

/// Who reads, and where it goes.
#[derive(Debug, Args)]
pub(crate) struct ReaderOptions {
    /// Who reads: you yourself, or somebody who helps
    #[arg(long, value_enum)]
    pub voice: Option<VoiceName>,

    /// Put this country's help lines first (two letters, such as US)
    #[arg(long, value_name = "CC")]
    pub country: Option<String>,

    /// Plain ASCII: other characters are written in letters and signs that stand for them (text and prompts)
    #[arg(long)]
    pub ascii: bool,

    /// Write it to FILE
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Options of what makes a summary.
#[derive(Debug, Args)]
pub(crate) struct SummaryOptions {
    #[command(flatten)]
    pub reader: ReaderOptions,

    /// Write the summary as this; without it, by the ending of -o (.txt .md .html .json), else text
    #[arg(long, value_parser = summary_format())]
    pub format: Option<Format>,

    /// Overwrite FILE if it exists
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ScreenOptions {
    #[command(flatten)]
    pub summary: SummaryOptions,

    /// The short interview
    #[arg(long, conflicts_with = "full")]
    pub short: bool,

    /// The full interview
    #[arg(long)]
    pub full: bool,

    /// Keep the answers in FILE after every one, to go on later
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,

    /// Go on with the answers in FILE, and keep them there
    #[arg(long, value_name = "FILE")]
    pub resume: Option<PathBuf>,

    /// Line by line, without cursor movement or colour: for a screen reader, a slow line or a pipe (also ACCESSIBLE=1)
    #[arg(long)]
    pub plain: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SummarizeOptions {
    /// The answers, TOML or JSON; - is standard input
    pub file: PathBuf,

    /// Instead of a summary show how the rules came out, or RULE alone; write it behind FILE
    ///
    /// For the author of a bank: the condition of each rule with each part true, false or unknown and the answer behind
    /// it, and what replaces the rule. It is not a summary, and nothing to hand to a reader.
    #[arg(
        long,
        value_name = "RULE",
        num_args = 0..=1,
        conflicts_with_all = ["voice", "country", "format", "ascii", "output", "force"]
    )]
    pub explain: Option<Option<String>>,

    #[command(flatten)]
    pub summary: SummaryOptions,
}

#[derive(Debug, Args)]
pub(crate) struct CompareOptions {
    /// The earlier answers, TOML or JSON; - is standard input
    pub earlier: PathBuf,

    /// The later answers, TOML or JSON; - is standard input
    pub later: PathBuf,

    #[command(flatten)]
    pub reader: ReaderOptions,

    /// Write the comparison as this; without it, by the ending of -o (.txt .md .html .json), else text
    #[arg(long, value_parser = comparison_format())]
    pub format: Option<ComparisonFormat>,

    /// Compare also where the references differ, and overwrite FILE if it exists
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct BatchOptions {
    /// The lines; without it, or with -, standard input
    pub file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// The bank; without it the one that comes with the program
    pub file: Option<PathBuf>,

    /// Write the problems as this
    #[arg(long, value_enum, default_value = "text")]
    pub format: ReportFormat,

    /// Print the page of a code: what it means, why it matters, a wrong and a right example
    #[arg(long, value_name = "CODE", conflicts_with_all = ["file", "format", "bank"])]
    pub explain: Option<String>,

    /// Also say for which answers a rule is heard otherwise than in the bank OLD
    #[arg(long, value_name = "OLD", conflicts_with = "format")]
    pub against: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    /// Write the bank as this
    #[arg(long, value_enum)]
    pub format: ExportFormat,

    /// Write it to FILE
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Overwrite FILE if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// What a bank is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// To read: every question, rule, condition in words, and source
    Markdown,
}

/// What the problems of a bank are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// To read
    Text,
    /// For editors and CI: a list, one object a problem
    Json,
}
