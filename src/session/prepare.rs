//! Preparation of an interview: its files are checked and read before any question is asked.

use std::io::{IsTerminal, stderr, stdin};
use std::path::Path;

use super::invocation::Invocation;
use super::message::{Message, lines_of, write_lines};
use super::options::{RecordFile, SessionOptions};
use super::page_files::PageFiles;
use super::saving::Saving;
use super::state::Session;
use crate::error::Failure;
use crate::io::conflicts::refuse_same_file;
use crate::io::context::Context;
use crate::io::output::Output;
use crate::io::streams::width;
use ketascreen_core::bank::Bank;
use ketascreen_core::record::{AnswersFile, begins_with_earlier};
use ketascreen_core::render::Layout;
use ketascreen_interview::{Interview, Overwrite, Settings};

impl<'s> Session<'s> {
    /// Prepares an interview.
    pub fn prepare(
        context: Context<'s>,
        bank: &'s Bank,
        options: SessionOptions<'s>,
    ) -> Result<Session<'s>, Failure> {
        let SessionOptions { summary, counselor, length, record, plain } = options;
        summary.reader.country(bank, None)?;
        let output_file = summary.reader.output();
        refuse_shared_names(context.bank_file(), record, output_file)?;
        // At a terminal the interview asks first whether a file may be written over.
        let asks = stdin().is_terminal() && stderr().is_terminal() && !summary.force;
        let overwrite = summary.force || asks;
        let mut output = Output::prepare(summary, overwrite)?;
        if !summary.force {
            output.expect_present_content();
        }
        let saving = Saving::prepare(context, bank, record, summary.force, overwrite)?;
        let kept = saving.began().and_then(|file| file.record.country.as_deref());
        let settings = Settings {
            bank,
            country: summary.reader.country(bank, kept)?,
            is_country_chosen: summary.reader.is_country_chosen() || kept.is_some(),
            counselor,
            length,
            save_target: options.save_target(),
        };
        if let Some(from) = record.and_then(RecordFile::earlier_visit) {
            say_begun(bank, from, &saving, summary.reader.ascii);
        }
        let mut interview = match saving.began() {
            Some(file) => Interview::resume(settings, file),
            None => Interview::new(settings),
        };
        interview.show_last(saving.last().clone());
        if let Some(RecordFile::Resumed(path)) = record {
            interview.goes_on_in(path.display().to_string());
            say_last_not_here(bank, saving.began(), summary.reader.ascii);
        }
        if asks {
            ask_to_overwrite(&mut interview, output_file, record);
        }
        Ok(Session {
            context,
            bank,
            invocation: Invocation { global: context.global, summary, plain },
            layout: Layout {
                width: width(true),
                colour: context.colours_stderr(),
                ascii: summary.reader.ascii,
            },
            interview,
            saving,
            output,
            unwritten: None,
            pages: PageFiles::default(),
        })
    }
}

/// Has the interview ask about each file that exists and would be overwritten.
fn ask_to_overwrite(
    interview: &mut Interview<'_>,
    output_file: Option<&Path>,
    record: Option<RecordFile<'_>>,
) {
    let new_record = record.and_then(RecordFile::begun);
    for (file, is_for_answers) in [(output_file, false), (new_record, true)] {
        if let Some(file) = file.filter(|file| file.is_file()) {
            let file = file.display().to_string();
            interview.ask_to_overwrite(Overwrite { file, is_for_answers });
        }
    }
}

/// Refuses a file that is written and that another option reads or writes too.
fn refuse_shared_names(
    bank: Option<&Path>,
    record: Option<RecordFile<'_>>,
    output: Option<&Path>,
) -> Result<(), Failure> {
    let earlier = record.and_then(RecordFile::earlier_visit);
    let saved = record.map(RecordFile::path);
    refuse_same_file(bank.into_iter().chain(earlier), saved)?;
    refuse_same_file(bank.into_iter().chain(earlier).chain(saved), output)
}

/// Says what a new visit carries over and what it asks again.
fn say_begun(bank: &Bank, from: &Path, saving: &Saving<'_>, ascii: bool) {
    let carried = saving.began().map(|file| file.carried.len()).unwrap_or_default().to_string();
    let again = saving.last().len().to_string();
    let file = from.display().to_string();
    let values = [("file", &*file), ("carried", &*carried), ("again", &*again)];
    let said = bank.phrases().visit_begun.fill(&values);
    write_lines(&lines_of(&[Message::Text(said)], ascii));
}

/// Says that last time's answers do not stand beside the questions of a visit that is gone on with.
fn say_last_not_here(bank: &Bank, began: Option<&AnswersFile>, ascii: bool) {
    if began.is_some_and(begins_with_earlier) {
        let said = bank.phrases().last_not_here.as_str().to_owned();
        write_lines(&lines_of(&[Message::Text(said)], ascii));
    }
}
