//! Arguments of the program, and its commands.

use clap::{Parser, Subcommand};

use crate::command::bank_check::{self, CheckOptions};
use crate::command::bank_export::{self, ExportOptions};
use crate::command::bank_new::{self, NewBankOptions};
use crate::command::bank_schema;
use crate::command::bank_show::{self, ShowOptions};
use crate::command::bank_texts::{self, TextsOptions};
use crate::command::batch::{self, BatchOptions};
use crate::command::compare::{self, CompareOptions};
use crate::command::completions::{self, CompletionsOptions};
use crate::command::leaflet::{self, LeafletOptions};
use crate::command::man;
use crate::command::records::{self, RecordsOptions};
use crate::command::run_cases::{self, RunCasesOptions};
use crate::command::screen::{self, ScreenOptions};
use crate::command::summarize::{self, SummarizeOptions};
use crate::error::{Exit, Failure};
use crate::io::context::Context;
use crate::options::GlobalOptions;

/// Questions to think through whether ketamine therapy for anxiety or depression is worth raising
/// with a clinician.
///
/// It gives information, never a verdict: talk to a clinician. Without a command it begins the
/// interview. Nothing is sent anywhere, and no file is written unless you name it.
#[derive(Debug, Parser)]
#[command(name = "ketascreen", disable_version_flag = true)]
// As wide as all else that does not go to a terminal.
#[command(max_term_width = 80)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub screen: ScreenOptions,

    #[command(flatten)]
    pub global: GlobalOptions,

    /// Print the program's version, and the bank's id, version and digest
    #[arg(short = 'V', long)]
    pub version: bool,
}

// The help text of a command is the doc comment of its options, or else here.
#[derive(Debug, Subcommand)]
pub enum Command {
    Screen(ScreenOptions),
    Summarize(SummarizeOptions),
    Leaflet(LeafletOptions),
    Compare(CompareOptions),
    Records(RecordsOptions),
    Batch(BatchOptions),
    /// Check, test or read a question bank
    Bank {
        #[command(subcommand)]
        command: BankCommand,
    },
    Completions(CompletionsOptions),
    /// Print the manual page (roff)
    Man,
}

#[derive(Debug, Subcommand)]
pub enum BankCommand {
    Check(CheckOptions),
    Test(RunCasesOptions),
    New(NewBankOptions),
    /// Print the JSON Schema of a bank's file, for editors that complete and check TOML
    Schema,
    Export(ExportOptions),
    Texts(TextsOptions),
    Show(ShowOptions),
}

impl Command {
    /// Runs the command, given the command line of the whole program.
    pub fn run(self, context: Context<'_>, program: clap::Command) -> Result<Exit, Failure> {
        match self {
            Command::Screen(options) => screen::run(context, &options),
            Command::Summarize(options) => summarize::run(context, &options),
            Command::Leaflet(options) => leaflet::run(context, &options),
            Command::Compare(options) => compare::run(context, &options),
            Command::Records(options) => records::run(context, &options),
            Command::Batch(options) => batch::run(context, &options),
            Command::Bank { command } => command.run(context),
            Command::Completions(options) => completions::run(program, &options),
            Command::Man => man::run(program),
        }
    }
}

impl BankCommand {
    fn run(self, context: Context<'_>) -> Result<Exit, Failure> {
        match self {
            BankCommand::Check(options) => bank_check::run(context, &options),
            BankCommand::Test(options) => run_cases::run(context, &options),
            BankCommand::New(options) => bank_new::run(&options),
            BankCommand::Schema => bank_schema::run(),
            BankCommand::Export(options) => bank_export::run(context, &options),
            BankCommand::Texts(options) => bank_texts::run(context, &options),
            BankCommand::Show(options) => bank_show::run(context, &options),
        }
    }
}
