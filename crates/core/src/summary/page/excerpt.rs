//! Beginning of a text that a person wrote, as long as there is room for it.

use textwrap::core::display_width;
use textwrap::wrap;

use crate::bank::Phrase;
use crate::text::{lines_in_print, visible, width_in_print};

/// Columns of a line of own words as text.
const COLUMNS: usize = 74;
/// Width of a line of own words in print, by the size of its letters.
const PRINTED: f64 = 45.0;
/// Columns of a reference, with the mark where it is cut.
pub const REFERENCE_LONGEST: usize = 30;
/// Its width in print, by the size of its letters: that of so many digits, without the mark.
const REFERENCE_PRINTED: f64 = 15.3;
/// Characters of a word that is cut rather than left out.
const LONG_WORD: usize = 20;

/// A text, its own lines kept; where it fills more lines than these, as text or in print, its
/// beginning with the words that say where it goes on.
pub fn excerpt(text: &str, lines: usize, cut: &Phrase) -> String {
    if lines_of(text) <= lines {
        return text.to_owned();
    }
    let said = |kept: &str| cut.fill(&[("text", kept)]);
    let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
    let beginning = |end: &usize| text.get(..*end).unwrap_or_default();
    let fitting = ends.partition_point(|end| lines_of(&said(beginning(end))) <= lines);
    let kept = fitting.checked_sub(1).and_then(|last| ends.get(last)).map_or("", beginning);
    let behind = text.get(kept.len()..).and_then(|rest| rest.chars().next());
    said(if behind.is_some_and(char::is_whitespace) { kept } else { whole_words(kept) })
}

/// A reference as it stands on the page: a longer one is cut.
pub fn short_reference(client: &str) -> String {
    let client = visible(client).replace('\n', " ");
    let fits = |text: &str| {
        display_width(text) < REFERENCE_LONGEST && width_in_print(text) < REFERENCE_PRINTED
    };
    if fits(&client) {
        return client;
    }
    let ends: Vec<usize> = client.char_indices().map(|(end, _)| end).collect();
    let beginning = |end: &usize| client.get(..*end).unwrap_or_default();
    let fitting = ends.partition_point(|end| fits(beginning(end)));
    let kept = fitting.checked_sub(1).and_then(|last| ends.get(last)).map_or("", beginning);
    format!("{}…", kept.trim_end())
}

/// A beginning without the piece of a word at its end.
fn whole_words(kept: &str) -> &str {
    match kept.rsplit_once(char::is_whitespace) {
        Some((words, piece)) if piece.chars().count() < LONG_WORD => words.trim_end(),
        _ => kept,
    }
}

/// Lines that a text fills, as text or in print, whichever is more.
fn lines_of(text: &str) -> usize {
    let of_line = |line: &str| wrap(line, COLUMNS).len().max(lines_in_print(line, PRINTED));
    visible(text).lines().map(of_line).sum()
}
