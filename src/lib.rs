//! Questions about ketamine therapy, rules over the answers, and a summary to take to a clinician.
//!
//! The way of the data, each step a module that knows only those before it:
//!
//! ```text
//! source, document      a text, and its tree with places (TOML or JSON)
//! condition, question,
//! rule, wording         what a bank is made of
//! bank                  questions.toml, read and checked; shipped: the one compiled in (by build.rs)
//! answers               an answers file or record, checked against the bank
//! evaluation            bank + answers -> findings, what is unresolved, scales
//! proof                 bank -> what holds for every set of answers, or answers for which it does not
//! summary               bank + evaluation + voice -> every sentence, in order
//! comparison            two summaries -> what changed between them
//! render                a summary or a comparison as text, brief, markdown, html or JSON
//! record                answers as they are saved
//! explanation           how each rule came out, for the author of a bank
//! codebook              the whole bank in words, for a clinician to review and sign
//! uses                  what in a bank uses a question or a scale
//! schema                what a bank's file may hold, for editors
//! report                what is wrong with a file, for editors and CI
//! interview             questions one by one; its state knows no terminal
//! cli                   commands; with files, terminal and colour the only edge
//! ```
//!
//! Everything above the interview's terminal is pure: it knows no terminal, file, clock or environment.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![deny(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod answers;
pub mod bank;
pub mod cases;
pub mod cli;
pub mod codebook;
pub mod colour;
pub mod comparison;
pub mod condition;
pub mod diagnostic;
pub mod document;
pub mod evaluation;
pub mod explanation;
pub mod files;
pub mod interview;
pub mod nearest;
pub mod proof;
pub mod question;
pub mod record;
pub mod render;
pub mod report;
pub mod rule;
pub mod schema;
pub mod shipped;
pub mod source;
pub mod summary;
pub mod truth;
pub mod uses;
pub mod wording;
