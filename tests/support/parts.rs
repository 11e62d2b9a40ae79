//! The parts of a small sound bank, from `tests/fixtures/broken/parts`: a fragment with them is a whole bank.

use std::fs;

/// Each part, and the header of its table.
const PARTS: &[(&str, &str)] = &[
    ("bank", "[bank]"),
    ("next_step", "[next_step]"),
    ("point", "[[point]]"),
    ("section", "[[section]]"),
    ("country", "[[country]]"),
    ("source", "[[source]]"),
];

/// The file with the parts that it lacks. A file that is only its own says so in a comment, such as `# no country`.
pub fn with_parts(text: &str) -> String {
    let mut whole = text.to_owned();
    let has = |line: &str| text.lines().any(|known| known.trim() == line);
    for (name, header) in PARTS {
        if !has(header) && !has(&format!("# no {name}")) {
            whole.push('\n');
            whole.push_str(&part(name));
        }
    }
    whole
}

pub fn part(name: &str) -> String {
    fs::read_to_string(format!("tests/fixtures/broken/parts/{name}.toml"))
        .expect("the parts can be read")
}
