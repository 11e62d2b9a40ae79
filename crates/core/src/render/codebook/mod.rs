//! A bank as a code book: everything in it, in words, for a clinician to review and sign.
//!
//! It is a report for the people who answer for a bank, not a summary: the words around the bank's
//! own are in the program. It is Markdown, which can be read as plain text or printed.

mod appendix;
mod in_words;
mod intro;
mod phrases;
mod pictures;
mod questions;
mod rules;
mod writer;

use crate::bank::{Acceptance, Bank};
use writer::CodebookWriter;

/// The code book of a bank, with the warnings that it accepts.
pub fn codebook(bank: &Bank, accepted: &[Acceptance]) -> String {
    let mut page = CodebookWriter::of(bank);
    page.intro();
    page.questions();
    page.scales();
    page.constraints();
    page.points_of_rules();
    page.kinds_of_help();
    page.rules();
    page.partitions();
    page.treatments();
    page.help_lines();
    page.leaflet();
    page.thresholds();
    page.pictures();
    page.phrases();
    page.exceptions(accepted);
    page.sources();
    page.sign();
    page.finish()
}
