//! The parts of a small sound bank, from `tests/fixtures/broken/parts`: a fragment with them is a whole bank.

use std::fs;

pub const PARTS: &str = "tests/fixtures/broken/parts";

/// The file with the parts that it lacks. A file that is only its own says so in a comment, such as `# no country`.
///
/// A file that ends in `[phrases]` gets the phrases that it has not; `# no phrases.title` leaves one out.
pub fn with_parts(text: &str) -> String {
    let mut whole = text.to_owned();
    let has = |line: &str| text.lines().any(|known| known.trim() == line);
    if has("[phrases]") {
        let known = |key: &str| {
            has(&format!("# no phrases.{key}")) || text.lines().any(|line| phrase_key(line) == key)
        };
        whole.extend(
            part("phrases")
                .lines()
                .skip(1)
                .filter(|line| !known(phrase_key(line)))
                .map(|line| format!("{line}\n")),
        );
    }
    let parts = [
        ("bank", "[bank]"),
        ("phrases", "[phrases]"),
        ("section", "[[section]]"),
        ("country", "[[country]]"),
        ("source", "[[source]]"),
    ];
    for (name, header) in parts {
        if !has(header) && !has(&format!("# no {name}")) {
            whole.push('\n');
            whole.push_str(&part(name));
        }
    }
    whole
}

pub fn part(name: &str) -> String {
    fs::read_to_string(format!("{PARTS}/{name}.toml")).expect("the parts can be read")
}

/// `answer` of `answer.self = "…"`.
fn phrase_key(line: &str) -> &str {
    line.split([' ', '.']).next().unwrap_or_default()
}
