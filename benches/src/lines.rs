//! Lines of `batch`, read in several ways.

use ketascreen_core::answers::Answers;
use ketascreen_core::bank::Bank;
use ketascreen_core::diagnostic::Problems;
use ketascreen_core::document::{Fields, parse_json};
use ketascreen_core::record::read_table;
use serde_json::Value;

/// The first lines of a text.
pub fn first_lines(text: &str, most: usize) -> Vec<&str> {
    text.lines().take(most).collect()
}

/// How many lines serde_json parses to a `Value`.
pub fn parsed(lines: &[&str]) -> usize {
    lines.iter().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count()
}

/// The answers of every line that has some.
pub fn answers_of(bank: &Bank, lines: &[&str]) -> Vec<Answers> {
    let answers = |line: &&str| {
        let problems = Problems::new();
        let node = parse_json(line, &problems);
        let mut fields = Fields::of(&node, "a line", &problems)?;
        let entry = fields.required("answers")?;
        read_table(&entry.node, bank, &problems).map(|(answers, _)| answers)
    };
    lines.iter().filter_map(answers).collect()
}
