//! Lines of a batch.
#![allow(dead_code, reason = "the reader is used in part")]

#[path = "../../src/command/batch/bounded_line.rs"]
mod bounded_line;
#[path = "../../src/command/batch/echo.rs"]
mod echo;
#[path = "../../src/command/batch/read_line.rs"]
mod read_line;
#[path = "../../src/command/batch/usual_line.rs"]
mod usual_line;

use ketascreen_core::answers::Answer;
use ketascreen_core::bank::Bank;

use read_line::read_line;
use usual_line::{Questions, usual_line};

/// Reads a line both ways: what the straight way reads, the other reads too, and the same.
pub fn read(bank: &Bank, input: &[u8]) -> Result<(), &'static str> {
    let whole = read_line(bank, 2, input);
    let text = std::str::from_utf8(input).ok();
    let usual = text.and_then(|text| usual_line(&Questions::of(bank), text));
    match (usual, whole) {
        (Some((id, mut answers)), Ok(line)) => {
            line.ignored.iter().for_each(|question| answers.set(*question, Answer::MISSING));
            if answers != line.answers {
                return Err("two readers, two answers");
            }
            match echo::echo(id.get()).is_some_and(|echoed| echoed.get() == line.id.get()) {
                true => Ok(()),
                false => Err("another id"),
            }
        }
        // Constraints are judged behind the straight reader.
        (_, Err(bad)) if serde_json::to_string(&bad).is_ok_and(|said| said.len() > 200_000) => Err("too many words"),
        _ => Ok(()),
    }
}
