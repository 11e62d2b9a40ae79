//! Beginning of a text that a person wrote, as long as there is room for it.

use textwrap::wrap;

/// Columns of a line of own words.
const WIDTH: usize = 74;

/// The first lines of a text; `None` where all of it fits.
pub fn excerpt(text: &str, lines: usize) -> Option<String> {
    let wrapped: Vec<String> =
        text.lines().flat_map(|line| wrap(line, WIDTH)).map(|line| line.into_owned()).collect();
    if wrapped.len() <= lines {
        return None;
    }
    // The last line keeps room for the words that say where it goes on.
    let mut kept = wrapped.into_iter().take(lines).collect::<Vec<_>>();
    if let Some(last) = kept.last_mut() {
        const SAID_AFTER: usize = 32;
        *last = last.chars().take(WIDTH - SAID_AFTER).collect::<String>().trim_end().to_owned();
    }
    Some(kept.join("\n"))
}
