//! Reads and checks the shipped bank, and compiles it into the form in which the program carries it.
#![allow(
    dead_code,
    unused_imports,
    unfulfilled_lint_expectations,
    clippy::disallowed_methods,
    reason = "the build uses a part of the library's modules"
)]

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

mod bank;
mod condition;
mod diagnostic;
mod document;
mod nearest;
mod question;
mod rule;
mod source;
mod truth;
mod wording;

const BANK: &str = "questions.toml";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={BANK}");
    println!("cargo::rerun-if-changed=src");
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), String> {
    let bytes = fs::read(BANK).map_err(|error| format!("cannot read {BANK}: {error}"))?;
    let source = source::Source::from_bytes(BANK, bytes).map_err(|place| format!("{place:?}"))?;
    let drawing = diagnostic::Drawing { colour: false, width: 120 };
    let bank = bank::Bank::read(source).map_err(|broken| diagnostic::draw(&broken.source, &broken.problems, drawing))?;
    let compiled = bank.compile().map_err(|error| error.to_string())?;
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&folder).join("bank.postcard"), compiled).map_err(|error| error.to_string())
}
