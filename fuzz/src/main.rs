//! Feeds the parsers with files that are changed at random.

mod batch;
mod dice;
mod keys;
mod mutation;
mod targets;

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use dice::Dice;
use mutation::changed;
use targets::{TARGETS, Target};

/// Longest input that is made, in bytes.
const LONGEST: usize = 20_000;
/// Time that such an input may take; the machine may be busy.
const SLOW: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let named = arguments.first().map_or("all", String::as_str);
    let seconds = arguments.get(1).and_then(|text| text.parse().ok()).unwrap_or(10);
    let seed = arguments.get(2).and_then(|text| text.parse().ok()).unwrap_or(1);
    let chosen: Vec<&Target> =
        TARGETS.iter().filter(|target| named == "all" || target.name == named).collect();
    if chosen.is_empty() {
        eprintln!("there is no target {named}");
        return ExitCode::from(2);
    }
    let each = Duration::from_secs(seconds) / u32::try_from(chosen.len()).unwrap_or(1);
    let found: usize = chosen.into_iter().map(|target| run(target, each, seed)).sum();
    if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs a target for a time, and returns the number of inputs that broke something.
fn run(target: &Target, time: Duration, seed: u64) -> usize {
    let seeds = corpus(target.name);
    let mut dice = Dice::new(seed);
    let (start, mut count, mut found, mut slowest) = (Instant::now(), 0_u64, 0, Duration::ZERO);
    // What the corpus holds comes first, unchanged.
    for input in &seeds {
        found += usize::from(!is_well(target, input, &mut slowest));
    }
    while start.elapsed() < time && found < 20 {
        let input = changed(&seeds, target.pieces, LONGEST, &mut dice);
        found += usize::from(!is_well(target, &input, &mut slowest));
        count += 1;
    }
    println!("{}: {count} inputs from {} files, {found} broke something, slowest {slowest:?}", target.name, seeds.len());
    found
}

fn is_well(target: &Target, input: &[u8], slowest: &mut Duration) -> bool {
    let start = Instant::now();
    let result = panic::catch_unwind(|| (target.run)(input));
    let took = start.elapsed();
    *slowest = took.max(*slowest);
    let fault = match result {
        Err(_) => "panic",
        Ok(Err(fault)) => fault,
        Ok(Ok(())) if took > SLOW => "slow",
        Ok(Ok(())) => return true,
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("found");
    let _ = fs::create_dir_all(&folder);
    let sum = input.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    let file = folder.join(format!("{}-{sum:016x}", target.name));
    let _ = fs::write(&file, input);
    eprintln!("{}: {fault}: {}", target.name, file.display());
    false
}

/// Files to begin with.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.sort();
    files.iter().filter_map(|file| fs::read(file).ok()).collect()
}
