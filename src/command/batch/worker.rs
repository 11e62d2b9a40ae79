//! Evaluation of chunks of lines.

use serde_json::value::RawValue;

use super::chunk::Chunk;
use super::echo::echo;
use super::read_line::{BadLine, Line, read_line, too_long};
use super::result_line::{ResultLine, RuleNames};
use super::usual_line::{Questions, usual_line};
use ketascreen_core::answers::Answers;
use ketascreen_core::bank::{Bank, QuestionId};
use ketascreen_core::evaluation::{Evaluator, Outcome};

/// What evaluating lines needs of a bank.
pub struct Tools<'b> {
    evaluator: Evaluator<'b>,
    questions: Questions<'b>,
    names: RuleNames,
}

/// Results of a chunk.
pub struct Results {
    /// A line for each line.
    pub text: Vec<u8>,
    /// False where one of them was bad.
    pub are_good: bool,
}

impl<'b> Tools<'b> {
    /// Those for a bank.
    pub fn of(bank: &'b Bank) -> Tools<'b> {
        Tools {
            evaluator: Evaluator::of(bank),
            questions: Questions::of(bank),
            names: RuleNames::of(bank),
        }
    }

    /// Evaluates every line.
    pub fn evaluate(&self, chunk: &Chunk) -> Results {
        let bank = self.evaluator.bank();
        let mut outcome = self.evaluator.outcome(&Answers::none(bank));
        let mut results = Results { text: Vec::new(), are_good: true };
        for (number, line) in chunk.lines() {
            let read = line.map_or_else(
                || Err(too_long(number)),
                |line| self.read(number, line, &mut outcome),
            );
            // Writing to memory cannot fail.
            let _ = match &read {
                Ok((id, ignored)) => {
                    let (names, outcome) = (&self.names, &outcome);
                    let result = ResultLine { bank, names, id, outcome, ignored };
                    serde_json::to_writer(&mut results.text, &result)
                }
                Err(bad_line) => serde_json::to_writer(&mut results.text, bad_line),
            };
            results.text.push(b'\n');
            results.are_good &= read.is_ok();
        }
        results
    }

    /// Reads a line and evaluates its answers; its id, and the questions that are set aside.
    fn read(
        &self,
        number: u64,
        line: &[u8],
        outcome: &mut Outcome<'_>,
    ) -> Result<(Box<RawValue>, Vec<QuestionId>), BadLine> {
        let usual = str::from_utf8(line).ok().and_then(|line| usual_line(&self.questions, line));
        if let Some((id, answers)) = usual
            && let Some(id) = echo(id.get())
        {
            self.evaluator.read(&answers, outcome);
            if self.evaluator.keeps_constraints(&answers, outcome) {
                let ignored = self.evaluator.not_asked(&answers, outcome).collect();
                return Ok((id, ignored));
            }
        }
        let Line { id, answers, ignored } = read_line(self.evaluator.bank(), number, line)?;
        self.evaluator.read(&answers, outcome);
        Ok((id, ignored))
    }
}
