//! Checks the shipped bank, and compiles it into the form that is built into the program.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "cargo reads what a build prints")]

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::{Drawing, draw};
use ketascreen_core::text::Source;

const BANK: &str = "questions.toml";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={BANK}");
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
    let source = Source::from_bytes(BANK, bytes).map_err(|place| format!("{place:?}"))?;
    let bank = Bank::read(source).map_err(|broken| {
        draw(&broken.source, &broken.problems, Drawing { colour: false, width: 120 })
    })?;
    let compiled = bank.compile().map_err(|error| error.to_string())?;
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&folder).join("bank.postcard"), compiled).map_err(|error| error.to_string())
}
