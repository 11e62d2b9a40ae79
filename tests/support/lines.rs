//! The built program line by line, from a pipe.

use std::io::Write;
use std::process::{Command, Stdio};

use ketascreen_core::bank::{Phrase, Phrases};

use super::shipped;
use super::terminal::{joined, phrase};

/// The exit code, and what was said, without the breaks between words.
pub fn program(arguments: &[&str], lines: impl AsRef<[u8]>) -> (Option<i32>, String) {
    let (code, said) = program_as_said(arguments, lines);
    (code, joined(&said))
}

/// The same, in the lines in which it was said.
pub fn program_as_said(arguments: &[&str], lines: impl AsRef<[u8]>) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ketascreen"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let _ = child.stdin.take().expect("it takes input").write_all(lines.as_ref());
    let output = child.wait_with_output().expect("it ends");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// A phrase of the shipped bank as it stands in what was said.
pub fn words(pick: impl Fn(&Phrases) -> &Phrase) -> String {
    joined(&phrase(&shipped(), pick))
}
