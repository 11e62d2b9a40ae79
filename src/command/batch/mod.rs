//! `batch`: evaluates many sets of answers, one a line, in constant memory.

mod bounded_line;
mod chunk;
mod echo;
mod pool;
mod read_line;
mod result_line;
mod usual_line;
mod worker;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::iter;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use clap::Args;

use chunk::Chunk;
use pool::Pool;
use worker::{Results, Tools};

use crate::error::{Exit, Failure, FileError};
use crate::io::conflicts::refuse_second_standard_input;
use crate::io::context::Context;
use crate::io::input::{is_standard_input, name_of};
use ketascreen_core::bank::Bank;

/// Bytes that are read at once.
const READ_AT_ONCE: usize = 1 << 16;

/// Evaluate many sets of answers: one JSON object a line in, one a line out
///
/// Reads {"id": ..., "answers": {...}} a line and writes {"id", "overall", "findings",
/// "unresolved"} a line, in order. A line is data for tests and research, not a summary. It is not
/// for choosing who is treated: no field of it says who should or should not be.
#[derive(Debug, Args)]
pub struct BatchOptions {
    /// The lines; without it, or with -, standard input
    file: Option<PathBuf>,
    /// Evaluate on this many threads, in the same order
    #[arg(long, value_name = "N", default_value = "1")]
    threads: NonZero<usize>,
}

/// Runs the command.
pub fn run(context: Context<'_>, options: &BatchOptions) -> Result<Exit, Failure> {
    let lines = options.file.as_deref().unwrap_or(Path::new("-"));
    refuse_second_standard_input([lines].into_iter().chain(context.bank_file()))?;
    let bank = context.bank()?;
    let file = Some(lines).filter(|path| !is_standard_input(path));
    let failed = |error| Failure::File(FileError::Read(name_of(file), error));
    let input: Box<dyn Read> = match file {
        Some(path) => Box::new(File::open(path).map_err(failed)?),
        None => Box::new(stdin().lock()),
    };
    let output = BufWriter::new(stdout().lock());
    let all_good = evaluate_lines(
        &bank,
        BufReader::with_capacity(READ_AT_ONCE, input),
        output,
        options.threads,
        failed,
    )?;
    Ok(if all_good { Exit::Done } else { Exit::Invalid })
}

/// Evaluates every line, and returns false if one was bad.
fn evaluate_lines<R: Read>(
    bank: &Bank,
    mut input: BufReader<R>,
    mut output: impl Write,
    threads: NonZero<usize>,
    failed: impl Fn(io::Error) -> Failure,
) -> Result<bool, Failure> {
    let (tools, queue) = (Tools::of(bank), Mutex::new(None));
    thread::scope(|scope| {
        let mut pool = Pool::start(scope, threads, &tools, &queue);
        let (mut are_good, mut number) = (true, 0);
        loop {
            let mut chunk = Chunk::read(&mut input, &mut number);
            let (is_last, is_all_there_is) = (chunk.is_last, chunk.is_all_there_is);
            let error = chunk.error.take();
            let mut due: Vec<Results> = pool.take(chunk).into_iter().collect();
            if is_last || is_all_there_is {
                due.extend(iter::from_fn(|| pool.next()));
            }
            for results in due {
                are_good &= results.are_good;
                output.write_all(&results.text).map_err(Failure::output)?;
            }
            // A program that waits for the result of the last line gets it now.
            if is_last || is_all_there_is {
                output.flush().map_err(Failure::output)?;
            }
            if let Some(error) = error {
                return Err(failed(error));
            }
            if is_last {
                return Ok(are_good);
            }
        }
    })
}
