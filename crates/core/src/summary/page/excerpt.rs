//! Beginning of a text that a person wrote, as long as there is room for it.

use textwrap::wrap;

/// Columns of a line of own words.
const WIDTH: usize = 74;
/// Columns that the last line keeps free for the words that say where the text goes on.
const SAID_AFTER: usize = 32;

/// The beginning of a text that fills so many lines on the page, its own lines kept; `None` where
/// all of it fits.
pub fn excerpt(text: &str, lines: usize) -> Option<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut room = lines;
    let mut is_cut = false;
    for line in text.lines() {
        let wrapped = wrap(line, WIDTH);
        is_cut = wrapped.len() > room;
        kept.push(
            wrapped.iter().take(room).map(|part| part.as_ref()).collect::<Vec<_>>().join(" "),
        );
        room = room.saturating_sub(wrapped.len());
        if is_cut {
            break;
        }
    }
    is_cut.then(|| shortened(&kept.join("\n")))
}

/// The text without its end, as many columns as the words behind it take.
fn shortened(text: &str) -> String {
    let last = wrap(text.lines().last().unwrap_or_default(), WIDTH);
    let on_last = last.last().map_or(0, |line| line.chars().count());
    let over = (on_last + SAID_AFTER).saturating_sub(WIDTH);
    let kept = text.chars().count() - over;
    text.chars().take(kept).collect::<String>().trim_end().to_owned()
}
